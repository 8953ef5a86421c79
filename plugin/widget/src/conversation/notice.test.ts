import { makeMessage, settled } from '../../../../relay/client/fakes';
import { openChat, talking } from '../core/fakes';

/** Has the chat show a notice; returns what can be read before and after. */
async function hear( body: string, more: object = {} ) {
	const { chat, show, text } = await openChat();
	await show( talking );
	const before = text();
	const message = makeMessage( 3, {
		kind: 'system',
		body,
		conversationId: talking.id,
		author: { type: 'system', id: 'agent:1', name: 'Anna', avatarUrl: null },
		...more,
	} );
	chat.dispatch( { type: 'message.created', message } );
	await settled();
	return [ before, text() ];
}

test.each( [
	[ 'agent_joined', 'Anna has joined the chat.' ],
	// To whom was not kept at first.
	[ 'transferred', 'Anna has passed the chat on.' ],
	[ 'returned_to_queue', 'You are in the queue again. Somebody will be with you soon.' ],
	[ 'agent_absent', 'Anna is no longer here. You keep your place in the queue.' ],
	[ 'closed_by_visitor', 'You have ended the chat.' ],
	[ 'closed_by_agent', 'Anna has ended the chat.' ],
	[ 'reopened', 'Anna has opened the chat again.' ],
	[ 'reopened_by_visitor', 'You continued this chat.' ],
	[ 'from_a_later_version', 'The chat has changed.' ],
] )( 'the notice %s becomes a sentence', async ( body, sentence ) => {
	const [ before, after ] = await hear( body );

	expect( before ).not.toContain( sentence );
	expect( after ).toContain( sentence );
} );

test( 'a chat that was passed on says by whom and to whom', async () => {
	const [ , after ] = await hear( 'transferred', { recipient: { id: 'agent:2', name: 'Ben', avatarUrl: null } } );

	expect( after ).toContain( 'Anna has passed the chat to Ben.' );
} );
