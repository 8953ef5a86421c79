import { ChatError } from '../errors';
import { agentParticipant, visitorParticipant } from '../participants';
import { ChangeSet } from '../store/change-set';
import { conversationRow } from '../store/conversation-row.fixture';
import { addMessage, hold, offerAgain } from './conversation-rules';

const NOW = '2026-11-21 09:30:00.000';

const visitor = visitorParticipant( { id: 10, publicId: 'v_10' } );
const agent = agentParticipant( {
	id: 5,
	publicId: 'agent:5',
	name: 'Anna',
	avatarUrl: null,
	mayManage: false,
	departmentIds: null,
	version: 0,
} );

const draft = ( kind: 'text' | 'note' = 'text' ) => ( { clientId: 'x', content: { kind, body: 'Hello' } } );
const typesOf = ( changes: ChangeSet ) => changes.numbered( 100 ).map( ( event ) => event.type );

test( 'an answer to a waiting visitor also takes the conversation', () => {
	const changes = new ChangeSet( NOW );
	const conversation = conversationRow();

	const message = addMessage( changes, conversation, agent, draft() );

	expect( conversation ).toMatchObject( {
		state: 'open',
		assigneeId: 5,
		openedAt: NOW,
		lastSeq: 3,
		unreadByVisitor: 1,
	} );
	expect( changes.messages.map( ( { seq, kind, body } ) => [ seq, kind, body ] ) ).toEqual( [
		[ 2, 'system', 'agent_joined' ],
		[ 3, 'text', 'Hello' ],
	] );
	expect( message.seq ).toBe( 3 );
	expect( typesOf( changes ) ).toEqual( [ 'conversation.assigned', 'message.created', 'message.created' ] );
} );

test( 'a note takes nothing and is not for the visitor', () => {
	const changes = new ChangeSet( NOW );
	const conversation = conversationRow();

	addMessage( changes, conversation, agent, draft( 'note' ) );

	expect( conversation ).toMatchObject( {
		state: 'queued',
		assigneeId: null,
		lastSeq: 2,
		lastPublicSeq: 1,
		unreadByVisitor: 0,
	} );
	expect( changes.numbered( 7 ) ).toMatchObject( [ { number: 7, type: 'message.created', isInternal: 1 } ] );
} );

test.each( [
	[ 'a visitor writes no note', visitor, conversationRow( { state: 'open' } ), 'note', 'forbidden' ],
	[
		'nobody writes to an ended conversation',
		visitor,
		conversationRow( { state: 'closed' } ),
		'text',
		'conversation_closed',
	],
	[ 'not even an agent', agent, conversationRow( { state: 'closed' } ), 'text', 'conversation_closed' ],
	[ "nor to another's", { ...visitor, id: 11 }, conversationRow(), 'text', 'not_found' ],
] as const )( '%s', ( _, author, conversation, kind, code ) => {
	const changes = new ChangeSet( NOW );

	expect( () => addMessage( changes, conversation, author, draft( kind ) ) ).toThrow(
		expect.objectContaining( { code } as Partial< ChatError > )
	);
	expect( changes.isEmpty ).toBe( true );
} );

test( 'who is given back waits from now on, and the event tells who held it', () => {
	const changes = new ChangeSet( NOW );
	const conversation = conversationRow( { state: 'open', assigneeId: 5, openedAt: '2026-11-21 09:10:00.000' } );

	hold( changes, conversation, null, 4 );

	expect( conversation ).toMatchObject( { state: 'queued', assigneeId: null, departmentId: 4, queuedAt: NOW } );
	expect( changes.numbered( 1 ) ).toMatchObject( [
		{ type: 'conversation.assigned', data: { previousAssigneeId: 5, previousDepartmentId: null } },
	] );
} );

test.each( [
	[ 'message', '2026-11-21 09:20:00.000', 'chat' ],
	[ 'message', '2026-11-21 09:00:00.000', 'message' ],
	[ 'callback', '2026-11-21 09:20:00.000', 'callback' ],
	[ 'chat', '2026-11-21 09:20:00.000', 'chat' ],
] as const )(
	'a %s whose agent has gone, and whose visitor waits since %s, is offered as a %s',
	( kind, since, then ) => {
		const changes = new ChangeSet( NOW );
		const openedAt = '2026-11-21 09:10:00.000';
		const conversation = conversationRow( { state: 'open', assigneeId: 5, openedAt, kind } );

		offerAgain( changes, conversation, 5, since );

		expect( conversation ).toMatchObject( { state: 'queued', kind: then, queuedAt: since } );
	}
);

test( 'events are numbered up to the head that was taken', () => {
	const changes = new ChangeSet( NOW );
	const one = conversationRow();
	const two = conversationRow( { id: 2, publicId: `c_${ 'd'.repeat( 22 ) }` } );
	addMessage( changes, one, visitor, draft() );
	addMessage( changes, two, visitor, draft() );
	addMessage( changes, one, visitor, { ...draft(), clientId: 'y' } );

	expect( changes.numbered( 50 ) ).toMatchObject( [
		{ number: 48, conversationId: 1, seq: 2 },
		{ number: 49, conversationId: 2, seq: 2 },
		{ number: 50, conversationId: 1, seq: 3 },
	] );
} );
