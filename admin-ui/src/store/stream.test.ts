import type { ChatEvent } from '../../../relay/client';
import type { Conversation } from '../../../relay/protocol';
import { makeAgent, makeConversation, makeMessage, makeOwnConversation, ME } from '../test-support/make';
import { actionsFor, announcementFor } from './stream';

const conversation = makeConversation();
const message = makeMessage();

test.each< [ ChatEvent< Conversation >, string ] >( [
	[ { type: 'message.created', message }, 'MESSAGE_RECEIVED' ],
	[ { type: 'conversation.created', conversation }, 'CONVERSATION_RECEIVED' ],
	[ { type: 'conversation.updated', conversation }, 'CONVERSATION_RECEIVED' ],
	[ { type: 'conversation.assigned', conversation, previousAssignee: null }, 'CONVERSATION_RECEIVED' ],
	[ { type: 'conversation.closed', conversation }, 'CONVERSATION_RECEIVED' ],
	[ { type: 'conversation.rated', conversation }, 'CONVERSATION_RECEIVED' ],
	[ { type: 'conversation.tagged', conversation }, 'CONVERSATION_RECEIVED' ],
	[ { type: 'read.advanced', conversationId: conversation.id, reader: 'visitor', seq: 3 }, 'READ_ADVANCED' ],
	[ { type: 'typing.stopped', conversationId: conversation.id, author: message.author }, 'TYPING_STOPPED' ],
	[ { type: 'presence.changed', agent: makeAgent() }, 'AGENT_CHANGED' ],
	[ { type: 'visitor.updated', visitor: conversation.visitor }, 'VISITOR_UPDATED' ],
] )( '%j becomes an action', ( event, type ) => {
	expect( actionsFor( event, 0 ).map( ( action ) => action.type ) ).toEqual( [ type ] );
} );

test( 'typing goes out by itself after six seconds', () => {
	const [ action ] = actionsFor(
		{ type: 'typing.started', conversationId: conversation.id, author: message.author, text: 'Hel' },
		1_000
	);

	expect( action ).toMatchObject( { type: 'TYPING_STARTED', text: 'Hel', until: 7_000 } );
} );

test( 'an event of a newer relay changes nothing', () => {
	expect( actionsFor( { type: 'moon.landed' } as never, 0 ) ).toEqual( [] );
} );

test( 'only what concerns the agent is announced', () => {
	const mine = makeOwnConversation();
	const others = makeOwnConversation( { assignee: { id: 'agent:2', name: 'Ole', avatarUrl: null } } );
	const select = {
		findConversation: ( id: string ) => [ mine, others ].find( ( known ) => known.id === id ) ?? null,
		getCurrentAgentId: () => ME,
	};
	const says = ( conversationId: string, part = {} ) =>
		announcementFor( { type: 'message.created', message: makeMessage( { conversationId, ...part } ) }, select );

	expect( announcementFor( { type: 'conversation.created', conversation }, select ) ).toBe(
		'Vera is waiting for an answer.'
	);
	expect( says( mine.id ) ).toBe( 'Vera says: Hello' );
	expect( says( mine.id, { author: { type: 'agent', id: ME, name: 'Mia', avatarUrl: null } } ) ).toBeNull();
	expect( says( others.id ) ).toBeNull();
} );
