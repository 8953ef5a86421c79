import type { Conversation, OwnConversation } from '../../relay/protocol';
import { readHistory, say } from '../support/make';
import { conversationOf, expectStatus, type Party } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

test( 'accepting opens the conversation, names the agent to both sides and says so in a notice', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	const agent = relay.make.agent( { name: 'Anna' } );
	const streams = [ await visitor.openStream(), await agent.openStream() ];

	const taken = await agent.accept( conversation.id );

	expect( taken ).toMatchObject( { state: 'open', assignee: { id: agent.id, name: 'Anna' } } );
	expect( taken.openedAt ).not.toBeNull();
	for ( const stream of streams ) {
		const event = await stream.find( 'conversation.assigned' );
		expect( event ).toMatchObject( { conversation: { assignee: { name: 'Anna' } }, previousAssignee: null } );
		const notice = await stream.find( 'message.created', ( { message } ) => message.kind === 'system' );
		expect( notice.message ).toMatchObject( {
			body: 'agent_joined',
			author: { type: 'system', name: 'Anna' },
		} );
	}
} );

test( 'A30: of two agents who accept at once exactly one wins', async () => {
	for ( let round = 0; round < 5; round++ ) {
		const { conversation } = await relay.make.queuedConversation();
		const agents = [ relay.make.agent(), relay.make.agent() ];

		const answers = await Promise.all(
			Array.from( { length: 20 }, ( _, index ) => {
				const agent = agents[ index % 2 ] as Party;
				return agent.post( `/v1/conversations/${ conversation.id }/assign`, { agentId: agent.id } );
			} )
		);
		const { assignee } = await conversationOf( agents[ 0 ] as Party, conversation.id );
		const winners = answers.flatMap( ( { status }, index ) =>
			status === 200 ? [ agents[ index % 2 ]?.id ] : []
		);
		const losers = answers.filter( ( { status } ) => status !== 200 );

		expect( new Set( winners ) ).toEqual( new Set( [ assignee?.id ] ) );
		expect( losers.length ).toBeGreaterThanOrEqual( 10 );
		for ( const loser of losers ) {
			expect( [ loser.status, loser.code ] ).toEqual( [ 409, 'already_assigned' ] );
			expect( loser.json< { assignee: { id: string } } >().assignee.id ).toBe( assignee?.id );
		}
	}
} );

test( 'an answer in the queue takes the conversation', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	const agent = relay.make.agent();
	const stream = await visitor.openStream();

	await say( agent, conversation.id, 'Here I am' );

	expect( await conversationOf( agent, conversation.id ) ).toMatchObject( {
		state: 'open',
		assignee: { id: agent.id },
	} );
	await stream.find( 'conversation.assigned' );
} );

test( 'a note in the queue takes nothing', async () => {
	const { conversation } = await relay.make.queuedConversation();
	const agent = relay.make.agent();

	await say( agent, conversation.id, 'Looks like spam', { kind: 'note' } );

	expect( await conversationOf( agent, conversation.id ) ).toMatchObject( { state: 'queued', assignee: null } );
} );

test( 'a transfer names whom it was taken from; a stale belief is refused', async () => {
	const { conversation, agent, visitor } = await relay.make.openConversation();
	const colleague = relay.make.agent( { name: 'Carl' } );
	await colleague.get( '/v1/agents' );
	const path = `/v1/conversations/${ conversation.id }/assign`;
	const stream = await visitor.openStream();

	const stale = await colleague.post( path, { agentId: colleague.id, expectedAssigneeId: 'agent:99999' } );
	const moved = await agent.post( path, { agentId: colleague.id, expectedAssigneeId: agent.id } );
	const event = await stream.find(
		'conversation.assigned',
		( assigned ) => assigned.conversation.assignee?.id === colleague.id
	);

	expect( [ stale.status, stale.code ] ).toEqual( [ 409, 'already_assigned' ] );
	expect( expectStatus< { conversation: Conversation } >( moved, 200 ).conversation.assignee?.id ).toBe(
		colleague.id
	);
	expect( event.previousAssignee?.id ).toBe( agent.id );
	const notice = ( await readHistory( visitor, conversation.id ) ).at( -1 );
	expect( notice ).toMatchObject( {
		kind: 'system',
		body: 'transferred',
		author: { id: agent.id },
		recipient: { id: colleague.id, name: 'Carl' },
	} );
} );

test( 'a notice says to whom a conversation was passed on as they are called now, and nothing where it was not kept', async () => {
	const { conversation, agent, visitor } = await relay.make.openConversation();
	const colleague = relay.make.agent( { name: 'Carl' } );
	await colleague.get( '/v1/agents' );
	const path = `/v1/conversations/${ conversation.id }/assign`;
	expectStatus( await agent.post( path, { agentId: colleague.id, expectedAssigneeId: agent.id } ), 200 );
	const last = async () => ( await readHistory( visitor, conversation.id ) ).at( -1 );

	await relay.site.query( "UPDATE {prefix}veranda_agents SET name = 'Carla' WHERE name = 'Carl'" );
	expect( ( await last() )?.recipient ).toEqual( { id: colleague.id, name: 'Carla', avatarUrl: null } );
	await relay.site.query( 'UPDATE {prefix}veranda_messages SET recipient_id = NULL' );

	expect( await last() ).not.toHaveProperty( 'recipient' );
} );

test( 'whoever gets a conversation reads the note of who gave it, once; visitors read none of it', async () => {
	const { conversation, agent, visitor } = await relay.make.openConversation();
	const colleague = relay.make.agent( { name: 'Carl' } );
	await colleague.get( '/v1/agents' );
	const path = `/v1/conversations/${ conversation.id }/assign`;
	const request = { agentId: colleague.id, expectedAssigneeId: agent.id, note: 'She has paid twice.' };

	expectStatus( await agent.post( path, { ...request, note: ' ' } ), 400 );
	expectStatus( await agent.post( path, request ), 200 );
	expectStatus( await agent.post( path, request ), 200 );

	expect( ( await readHistory( colleague, conversation.id ) ).slice( -2 ) ).toMatchObject( [
		{ kind: 'note', body: 'She has paid twice.', author: { id: agent.id } },
		{ kind: 'system', body: 'transferred', author: { id: agent.id }, recipient: { id: colleague.id } },
	] );
	expect( JSON.stringify( await readHistory( visitor, conversation.id ) ) ).not.toContain( 'paid twice' );
} );

test( 'who takes a conversation over from a colleague is named with them, to agents', async () => {
	const { conversation, agent, visitor } = await relay.make.openConversation();
	const colleague = relay.make.agent( { name: 'Carl' } );
	const path = `/v1/conversations/${ conversation.id }/assign`;

	expectStatus( await colleague.post( path, { agentId: colleague.id, expectedAssigneeId: agent.id } ), 200 );

	expect( ( await readHistory( agent, conversation.id ) ).slice( -2 ) ).toMatchObject( [
		{ body: 'agent_joined', author: { id: colleague.id } },
		{ body: 'taken_over', author: { id: colleague.id }, recipient: { id: agent.id } },
	] );
	expect( ( await readHistory( visitor, conversation.id ) ).at( -1 )?.body ).toBe( 'agent_joined' );
} );

test( 'an agent who ends a conversation may say why, to agents; a visitor may not', async () => {
	const { conversation, agent, visitor } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }/close`;

	expectStatus( await visitor.post( path, { reason: 'Because' } ), 403 );
	expectStatus( await agent.post( path, { reason: 'x'.repeat( 201 ) } ), 400 );
	expectStatus( await agent.post( path, { reason: 'Solved by phone' } ), 200 );
	expectStatus( await agent.post( path, { reason: 'Again' } ), 200 );

	expect( ( await readHistory( agent, conversation.id ) ).slice( -2 ) ).toMatchObject( [
		{ body: 'closed_by_agent' },
		{ body: 'end_reason', author: { id: agent.id }, details: { reason: 'Solved by phone' } },
	] );
	expect( ( await readHistory( visitor, conversation.id ) ).at( -1 )?.body ).toBe( 'closed_by_agent' );
} );

test( 'a conversation given back waits in the queue again', async () => {
	const { conversation, agent, visitor } = await relay.make.openConversation();

	const answer = await agent.post( `/v1/conversations/${ conversation.id }/assign`, {
		agentId: null,
		expectedAssigneeId: agent.id,
	} );

	expect( expectStatus< { conversation: Conversation } >( answer, 200 ).conversation ).toMatchObject( {
		state: 'queued',
		assignee: null,
	} );
	expect( ( await readHistory( visitor, conversation.id ) ).at( -1 )?.body ).toBe( 'returned_to_queue' );
	expect( ( await conversationOf< OwnConversation >( visitor, conversation.id ) ).queuePosition ).toBeGreaterThan(
		0
	);
} );

test( 'nobody can be given a conversation who has never signed in', async () => {
	const { conversation, agent } = await relay.make.openConversation();
	const answer = await agent.post( `/v1/conversations/${ conversation.id }/assign`, {
		agentId: 'agent:4294967000',
		expectedAssigneeId: agent.id,
	} );

	expect( answer.status ).toBeGreaterThanOrEqual( 400 );
	expect( answer.status ).toBeLessThan( 500 );
	expect( ( await conversationOf( agent, conversation.id ) ).assignee?.id ).toBe( agent.id );
} );

test( 'a conversation is not passed to a department that is gone, although this relay has just known it', async () => {
	const { conversation, agent } = await relay.make.openConversation();
	const departmentId = await relay.make.department();
	const pass = () =>
		agent.post( `/v1/conversations/${ conversation.id }/assign`, {
			agentId: null,
			expectedAssigneeId: agent.id,
			departmentId,
		} );
	expectStatus( await pass(), 200 );
	expectStatus(
		await agent.send( 'PATCH', `/v1/conversations/${ conversation.id }`, { body: { departmentId: null } } ),
		200
	);
	await agent.accept( conversation.id );
	// As another relay does; until this one hears of it, it remembers.
	await relay.site.query( 'DELETE FROM {prefix}veranda_departments' );

	const answer = await pass();

	expect( [ answer.status, answer.code ] ).toEqual( [ 400, 'invalid_request' ] );
	expect( await conversationOf( agent, conversation.id ) ).toMatchObject( {
		state: 'open',
		department: null,
		assignee: { id: agent.id },
	} );
} );

test( 'nobody has a conversation of a department that they do not answer for: it waits there for somebody who does', async () => {
	const [ sales, support ] = [ await relay.make.department(), await relay.make.department() ];
	const lead = relay.make.agent( { name: 'Lea' } );
	const seller = relay.make.agent( { departments: [ sales ], name: 'Sven' } );
	const helper = relay.make.agent( { departments: [ support ], name: 'Hana' } );
	await Promise.all( [ seller, helper ].map( ( agent ) => agent.get( '/v1/agents' ) ) );
	const { conversation } = await relay.make.queuedConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	const move = async ( departmentId: string | null ) =>
		expectStatus< { conversation: Conversation } >(
			await lead.send( 'PATCH', path, { body: { departmentId } } ),
			200
		).conversation;
	const give = ( to: { id: string }, from: string | null = null ) =>
		lead.post( `${ path }/assign`, { agentId: to.id, expectedAssigneeId: from } );

	const ofNone = await give( seller );
	await move( sales );
	const ofOthers = await give( helper );
	for ( const answer of [ ofNone, ofOthers ] ) {
		expect( [ answer.status, answer.json< { fields: { path: string }[] } >().fields[ 0 ]?.path ] ).toEqual( [
			400,
			'agentId',
		] );
	}
	expectStatus( await give( seller ), 200 );

	expect( await move( support ) ).toMatchObject( { state: 'queued', assignee: null, department: { id: support } } );
	expect( ( await readHistory( lead, conversation.id ) ).at( -1 )?.body ).toBe( 'returned_to_queue' );

	expectStatus( await give( lead ), 200 );
	expect( await move( sales ) ).toMatchObject( { state: 'open', assignee: { id: lead.id } } );
} );
