import { isForVisitor } from '../conversation/state';
import type { State } from '../features';
import type { Chat } from './chat';

/** Adds the later features as soon as somebody has answered. What does not come is asked for with the next event. */
export function addLater( chat: Chat ): void {
	let isAsked = false;
	chat.onEvent( async () => {
		if ( isAsked || ! isAnswered( chat.state ) ) {
			return;
		}
		isAsked = true;
		try {
			chat.add( ( await import( '../later-features' ) ).laterFeatures );
		} catch {
			isAsked = false;
		}
	} );
}

function isAnswered( { conversation: { current, log } }: State ): boolean {
	return current?.state === 'closed' || log.messages.some( isForVisitor );
}
