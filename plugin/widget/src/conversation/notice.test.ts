import { makeMessage, settled } from '../../../../relay/client/fakes';
import { openChat, talking } from '../core/fakes';

test( 'notices become sentences, also one from a later version', async () => {
	const { chat, show, text } = await openChat();
	await show( talking );
	const notice = ( seq: number, body: string ) =>
		makeMessage( seq, {
			kind: 'system',
			body,
			conversationId: talking.id,
			author: { type: 'system', id: 'agent:1', name: 'Anna', avatarUrl: null },
		} );

	chat.dispatch( { type: 'message.created', message: notice( 3, 'agent_joined' ) } );
	chat.dispatch( { type: 'message.created', message: notice( 4, 'from_the_future' ) } );
	await settled();

	expect( text() ).toContain( 'Anna has joined the chat.' );
	expect( text() ).toContain( 'The chat has changed.' );
} );
