import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { tools: { typingSigns } }: Inbox ) {
	return {
		events: {
			'typing.started': ( { conversationId, author, text } ) =>
				typingSigns.show( conversationId, { author, text: text ?? null } ),
			'typing.stopped': ( { conversationId, author } ) => typingSigns.hide( conversationId, author.id ),
			'message.created': ( { message } ) => typingSigns.hide( message.conversationId, message.author.id ),
		},
		onStop: () => typingSigns.stop(),
	} satisfies Effects;
}
