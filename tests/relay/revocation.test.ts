import { waitUntil } from '../../scripts/environment/processes';
import { startRelay, type TestRelay } from '../support/start-relay';
import { draft, say } from '../support/make';

/** The contract: whoever lost the right is out within ten seconds. */
const DEADLINE = 10_000;

let relay: TestRelay;

beforeEach( async () => {
	relay = await startRelay();
} );

afterEach( () => relay.close() );

/** Does what the plugin does when an agent logs out or loses a right. */
async function revoke( agentId: number, version: number ): Promise< void > {
	await relay.site.query(
		`INSERT INTO {prefix}veranda_agent_access (agent_id, version, updated_at) VALUES (?, ?, UTC_TIMESTAMP(3))
		ON DUPLICATE KEY UPDATE version = VALUES(version)`,
		[ agentId, version ]
	);
	await relay.site.query( 'UPDATE {prefix}veranda_feed SET access_version = access_version + 1 WHERE id = 1' );
}

test( 'A06: a revoked agent’s stream says so and ends, and nothing comes after it', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation( {
		agent: relay.make.agent( { id: 5 } ),
	} );
	const stream = await agent.openStream();

	await revoke( 5, 1 );
	const bye = await stream.next( 'bye', () => true, DEADLINE );
	await stream.ended;
	await say( visitor, conversation.id, 'Are you still there?' );

	expect( bye ).toMatchObject( { reason: 'revoked', retryMs: null } );
	expect( stream.events.at( -1 ) ).toBe( bye );
	expect( stream.text ).not.toContain( 'Are you still there?' );
} );

test( 'A06: a revoked agent’s calls and new streams are refused, others go on', async () => {
	const { conversation, agent } = await relay.make.openConversation( { agent: relay.make.agent( { id: 5 } ) } );
	const colleague = relay.make.agent( { id: 6 } );
	const stream = await agent.openStream();
	const other = await colleague.openStream();

	await revoke( 5, 1 );
	await stream.next( 'bye', () => true, DEADLINE );

	const path = `/v1/conversations/${ conversation.id }`;
	const answers = [
		await agent.get( path ),
		await agent.get( '/v1/conversations' ),
		await agent.post( `${ path }/messages`, draft( 'Still here' ) ),
		await agent.put( '/v1/presence', { status: 'online' } ),
	];
	expect( answers.map( ( { status, code } ) => [ status, code ] ) ).toEqual(
		answers.map( () => [ 401, 'token_revoked' ] )
	);
	expect( ( await agent.tryStream() ).status ).toBe( 401 );
	expect( other.isOpen ).toBe( true );
	expect( ( await colleague.get( path ) ).status ).toBe( 200 );
} );

test( 'A06: a token of the new version works, one of the old never again', async () => {
	const agent = relay.make.agent( { id: 5 } );
	const stream = await agent.openStream();
	await revoke( 5, 3 );
	await stream.next( 'bye', () => true, DEADLINE );

	for ( const version of [ 0, 1, 2 ] ) {
		expect( ( await relay.make.agent( { id: 5, version } ).get( '/v1/agents' ) ).code ).toBe( 'token_revoked' );
	}
	for ( const version of [ 3, 4 ] ) {
		expect( ( await relay.make.agent( { id: 5, version } ).get( '/v1/agents' ) ).status ).toBe( 200 );
	}
} );

test( 'A06: a relay that starts later knows of earlier revocations at once', async () => {
	await revoke( 5, 1 );
	const later = await startRelay( { site: relay.site } );

	try {
		expect( ( await later.make.agent( { id: 5 } ).get( '/v1/agents' ) ).code ).toBe( 'token_revoked' );
	} finally {
		await later.close();
	}
} );

test( 'A06: deactivating the plugin ends everybody’s streams and calls; activating it brings them back', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const streams = [ await visitor.openStream(), await agent.openStream() ];

	await relay.site.query( 'UPDATE {prefix}veranda_feed SET is_enabled = 0 WHERE id = 1' );
	for ( const stream of streams ) {
		expect( ( await stream.next( 'bye', () => true, DEADLINE ) ).reason ).toBe( 'site_disabled' );
		await stream.ended;
	}

	const path = `/v1/conversations/${ conversation.id }`;
	for ( const party of [ visitor, agent ] ) {
		expect( ( await party.get( path ) ).code ).toBe( 'site_disabled' );
		expect( ( await party.post( `${ path }/messages`, draft( 'Hello?' ) ) ).code ).toBe( 'site_disabled' );
		expect( ( await party.tryStream() ).status ).toBe( 503 );
	}
	expect( ( await relay.make.visitorAnswer() ).code ).toBe( 'site_disabled' );

	await relay.site.query( 'UPDATE {prefix}veranda_feed SET is_enabled = 1 WHERE id = 1' );
	await waitUntil(
		async () => ( await visitor.get( path ) ).status === 200,
		() => 'The chat did not come back in time.',
		DEADLINE
	);
} );
