import { visibleEntries } from '../conversation/state';
import type { Feature } from '../core/feature';
import { offeredAt } from './offered-at';
import { Waiting } from './waiting';

/** What one should know until somebody answers. */
export const waiting: Feature = {
	initial: {},
	/** What is offered to who waits for long, or while nobody is there, is a later feature: it is brought then, once. */
	start( chat ) {
		let timer: ReturnType< typeof setTimeout > | undefined;
		chat.onChange( ( { conversation: { current }, session } ) => {
			if ( current?.state === 'queued' ) {
				const isSoon = session.availability?.status === 'offline' || current.kind !== 'chat';
				timer ??= setTimeout(
					() => chat.bringLater().catch( () => {} ),
					isSoon ? 0 : offeredAt( chat.config, current ) - Date.now()
				);
			}
		} );
	},
	parts: [
		{
			slot: 'card',
			view: Waiting,
			order: 10,
			isShown( state ) {
				const { current } = state.conversation;
				// Who has left a message or wants a call stands in no queue.
				return current
					? current.state === 'queued' && current.kind === 'chat'
					: visibleEntries( state ).some( ( { pending } ) => pending?.state !== 'failed' );
			},
		},
	],
};
