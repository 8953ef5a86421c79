import type { Effects } from '../effects';
import type { Inbox } from '../types';

/** How long somebody counts as typing after the last sign of it. */
const TYPING_MS = 6_000;

export function effects( { dispatch, session: { clock } }: Inbox ) {
	return {
		events: {
			'typing.started': ( { conversationId, author, text } ) =>
				dispatch.typingStarted( conversationId, {
					author,
					text: text ?? null,
					until: clock.wallNow() + TYPING_MS,
				} ),
			'typing.stopped': ( { conversationId, author } ) => dispatch.typingStopped( conversationId, author.id ),
		},
	} satisfies Effects;
}
