import type { Agent, AgentList, Conversation } from '../../relay/protocol';
import { FakeClock } from '../support/fake-clock';
import { say, type AgentParty } from '../support/make';
import { expectStatus } from '../support/party';
import { serviceCall } from '../support/service-call';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;
let clock: FakeClock;

beforeEach( async () => {
	clock = new FakeClock();
	relay = await startRelay( { clock } );
} );

afterEach( () => relay.close() );

const isOffline = ( { agent }: { agent: Agent }, { id }: AgentParty ) => agent.id === id && agent.status === 'offline';

async function findAgent( who: AgentParty, id: string ): Promise< Agent | undefined > {
	const { agents } = expectStatus< AgentList >( await who.get( '/v1/agents' ), 200 );
	return agents.find( ( agent ) => agent.id === id );
}

test( 'an agent with a stream is online to colleagues and visitors, and offline some time after it has gone', async () => {
	const colleague = relay.make.agent( { name: 'Carl' } );
	const watching = await colleague.openStream();
	const agent = relay.make.agent( { name: 'Anna' } );
	const stream = await agent.openStream();

	const came = await watching.next( 'presence.changed', ( event ) => event.agent.id === agent.id );
	expect( came.agent ).toMatchObject( { name: 'Anna', status: 'online' } );
	expect( await findAgent( colleague, agent.id ) ).toMatchObject( { status: 'online' } );

	stream.close();
	await stream.ended;
	const gone = watching.next(
		'presence.changed',
		( event ) => event.agent.id === agent.id && event.agent.status === 'offline'
	);
	const hurry = setInterval( () => void clock.advance( 5_000 ), 100 );
	await gone.finally( () => clearInterval( hurry ) );
	expect( await findAgent( colleague, agent.id ) ).toMatchObject( { status: 'offline' } );
} );

test( 'an agent who goes from page to page stays online, as long as the owner has set', async () => {
	const message = {
		version: 'v-1',
		restUrl: `${ relay.site.origin }/wp-json/veranda/v1/`,
		settings: { agentAwaySeconds: 120 },
	};
	expect( ( await serviceCall( relay, '/v1/service/settings', message ) ).status ).toBe( 204 );
	const colleague = relay.make.agent( { name: 'Carl' } );
	const watching = await colleague.openStream();
	const agent = relay.make.agent( { name: 'Anna' } );
	const stream = await agent.openStream();
	stream.close();
	await stream.ended;

	await clock.advance( 20_000 );
	// Longer than on a new site.
	expect( await findAgent( colleague, agent.id ) ).toMatchObject( { status: 'online' } );
	await clock.advance( 60_000 );
	expect( await findAgent( colleague, agent.id ) ).toMatchObject( { status: 'online' } );

	const gone = watching.next( 'presence.changed', ( event ) => isOffline( event, agent ) );
	const hurry = setInterval( () => void clock.advance( 5_000 ), 100 );
	await gone.finally( () => clearInterval( hurry ) );
} );

test( 'who logs out is offline at once', async () => {
	const colleague = relay.make.agent( { name: 'Carl' } );
	const agent = relay.make.agent( { id: 5, name: 'Anna' } );
	const watching = await colleague.openStream();
	const stream = await agent.openStream();
	await relay.site.query(
		'INSERT INTO {prefix}veranda_agent_access (agent_id, version, updated_at) VALUES (5, 1, UTC_TIMESTAMP(3))'
	);
	await relay.site.query( 'UPDATE {prefix}veranda_feed SET access_version = access_version + 1 WHERE id = 1' );
	await stream.next( 'bye', () => true, 10_000 );
	await stream.ended;

	const gone = watching.next( 'presence.changed', ( event ) => isOffline( event, agent ) );
	await clock.advance( 5_000 );
	await gone;
} );

test( 'visitors hear whether anybody is there, and who', async () => {
	const visitor = await relay.make.visitor();
	expect( visitor.session.availability.status ).toBe( 'offline' );
	const stream = await visitor.openStream();

	const agent = relay.make.agent( { name: 'Anna' } );
	await agent.openStream();
	const online = await stream.next(
		'availability.changed',
		( { availability } ) => availability.status === 'online'
	);
	const later = await relay.make.visitor();

	expect( online.availability.agents ).toEqual( [ { id: agent.id, name: 'Anna', avatarUrl: null } ] );
	expect( later.session.availability ).toEqual( online.availability );

	await agent.put( '/v1/presence', { status: 'away' } );
	await stream.next( 'availability.changed', ( { availability } ) => availability.status !== 'online' );
} );

test( 'a chosen status stays through a reconnection', async () => {
	const agent = relay.make.agent();
	const first = await agent.openStream();
	expectStatus( await agent.put( '/v1/presence', { status: 'away' } ), 200 );
	first.close();
	await first.ended;

	await agent.openStream();

	expect( await findAgent( agent, agent.id ) ).toMatchObject( { status: 'away' } );
} );

test( 'open conversations are counted for each agent', async () => {
	const { agent, conversation } = await relay.make.openConversation();
	await relay.make.openConversation( { agent } );

	expect( await findAgent( agent, agent.id ) ).toMatchObject( { openConversations: 2 } );
	await agent.post( `/v1/conversations/${ conversation.id }/close` );
	expect( await findAgent( agent, agent.id ) ).toMatchObject( { openConversations: 1 } );
} );

test( 'B06: an agent sees a visitor come and go', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const watching = await agent.openStream();

	const stream = await visitor.openStream();
	await watching.next( 'visitor.updated', ( event ) => event.visitor.id === visitor.id && event.visitor.online );
	const seen = async () => {
		const answer = await agent.get( `/v1/conversations/${ conversation.id }` );
		return expectStatus< { conversation: Conversation } >( answer, 200 ).conversation.visitor.online;
	};
	expect( await seen() ).toBe( true );

	stream.close();
	const gone = watching.next(
		'visitor.updated',
		( event ) => event.visitor.id === visitor.id && ! event.visitor.online
	);
	const hurry = setInterval( () => void clock.advance( 5_000 ), 100 );
	await gone.finally( () => clearInterval( hurry ) );
	expect( await seen() ).toBe( false );
} );

describe( 'typing', () => {
	test( 'the other side sees it, only agents see the text, and it is not replayed', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const [ ofVisitor, ofAgent ] = [ await visitor.openStream(), await agent.openStream() ];
		const { epoch, head } = await ofAgent.find( 'hello' );
		const path = `/v1/conversations/${ conversation.id }/typing`;

		expect( ( await visitor.post( path, { text: 'I would li' } ) ).status ).toBe( 204 );
		const shown = await ofAgent.next( 'typing.started' );
		expect( ( await agent.post( path, { text: 'My draft' } ) ).status ).toBe( 204 );
		const bare = await ofVisitor.next( 'typing.started' );

		expect( shown ).toMatchObject( {
			text: 'I would li',
			eventId: null,
			author: { type: 'visitor', id: visitor.id },
		} );
		expect( bare ).toMatchObject( { author: { type: 'agent', id: agent.id } } );
		expect( bare.text ).toBeUndefined();
		expect( ofVisitor.text ).not.toContain( 'My draft' );
		expect( ofVisitor.text ).not.toContain( 'I would li' );

		await say( agent, conversation.id, 'Sent' );
		const again = await agent.openStream( { after: `${ epoch }.${ head }` } );
		await again.find( 'message.created', ( { message } ) => message.kind === 'text' );
		expect( again.all( 'typing.started' ) ).toEqual( [] );
	} );

	test( 'an empty text takes it back', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const stream = await agent.openStream();
		const path = `/v1/conversations/${ conversation.id }/typing`;

		await visitor.post( path, { text: 'Hello' } );
		await stream.next( 'typing.started' );
		await visitor.post( path, { text: '' } );
		await stream.next( 'typing.stopped' );
	} );

	test( 'nothing of it is stored', async () => {
		const { conversation, visitor } = await relay.make.openConversation();
		await visitor.post( `/v1/conversations/${ conversation.id }/typing`, { text: 'unstored words' } );
		const tables = await relay.site.query< Record< string, string > >( 'SHOW TABLES' );

		for ( const table of tables.flatMap( ( row ) => Object.values( row ) ) ) {
			const rows = await relay.site.query( `SELECT * FROM \`${ table }\`` );
			expect( JSON.stringify( rows ) ).not.toContain( 'unstored words' );
		}
	} );
} );
