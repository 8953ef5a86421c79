import { isForVisitor } from '../conversation/state';
import type { State } from '../features';
import type { Chat } from './chat';

/** After an update of the plugin a page that is still open asks in vain, and each time the whole site has to say so. */
const PAUSE_MS = 30_000;

/**
 * Adds the later features as soon as somebody has answered, a conversation goes on from another page, or a view asks for
 * them, and they can be said in the page's language. What does not come is asked for again, but not at once unless a view asks.
 */
export function addLater( chat: Chat, translated: Promise< unknown > ): void {
	let coming: Promise< void > | null = null;
	let notBefore = 0;
	chat.bringLater = () => ( coming ??= bring() );
	chat.onEvent( ( event ) => {
		if (
			performance.now() >= notBefore &&
			( ( event.type === 'session.begun' && event.conversation ) || isAnswered( chat.state ) )
		) {
			chat.bringLater().catch( () => {} );
		}
	} );

	async function bring(): Promise< void > {
		try {
			const [ { laterFeatures } ] = await Promise.all( [ import( '../later-features' ), translated ] );
			chat.add( laterFeatures );
			chat.isComplete = true;
		} catch ( error ) {
			coming = null;
			notBefore = performance.now() + PAUSE_MS;
			throw error;
		}
	}
}

function isAnswered( { conversation: { current, log } }: State ): boolean {
	return current?.state === 'closed' || log.messages.some( isForVisitor );
}
