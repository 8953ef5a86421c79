import { isForVisitor } from '../conversation/state';
import type { State } from '../features';
import type { Chat } from './chat';

/** After an update of the plugin a page that is still open asks in vain, and each time the whole site has to say so. */
const PAUSE_MS = 30_000;

/** Adds the later features as soon as somebody has answered and they can be said in the page's language. What does not come is asked for again, but not at once. */
export function addLater( chat: Chat, translated: Promise< void > ): void {
	let isAsked = false;
	let notBefore = 0;
	chat.onEvent( async () => {
		if ( isAsked || performance.now() < notBefore || ! isAnswered( chat.state ) ) {
			return;
		}
		isAsked = true;
		try {
			const [ { laterFeatures } ] = await Promise.all( [ import( '../later-features' ), translated ] );
			chat.add( laterFeatures );
		} catch {
			isAsked = false;
			notBefore = performance.now() + PAUSE_MS;
		}
	} );
}

function isAnswered( { conversation: { current, log } }: State ): boolean {
	return current?.state === 'closed' || log.messages.some( isForVisitor );
}
