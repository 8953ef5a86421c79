import { randomUUID } from 'node:crypto';
import { LIMITS, type Block, type BlockList, type Conversation, type Problem } from '../../relay/protocol';
import { readConfig } from '../../relay/src/config/config';
import { Housekeeping } from '../../relay/src/services/housekeeping';
import { Database } from '../../relay/src/store/database';
import { createStores } from '../../relay/src/store/stores';
import { FakeClock } from '../support/fake-clock';
import { draft, readHistory, say, type AgentParty, type VisitorParty } from '../support/make';
import { conversationOf, expectStatus, type Party } from '../support/party';
import { SeveralRelays } from '../support/several-relays';
import { environmentOf, startRelay, type TestRelay } from '../support/start-relay';
import { identityToken } from '../support/tokens';

/* Visitors who may not write, and the addresses that are blocked with them. */

let relay: TestRelay;
let clock: FakeClock;

beforeEach( async () => {
	clock = new FakeClock();
	relay = await startRelay( { clock } );
} );

afterEach( () => relay.close() );

/** An address that is somebody's on the internet. */
const HOME = '198.51.100.7';

async function block( agent: Party, visitor: { id: string }, request: object = {} ): Promise< Block > {
	const answer = await agent.post( `/v1/visitors/${ visitor.id }/block`, request );
	return expectStatus< { block: Block } >( answer, 201 ).block;
}

async function list( agent: Party ): Promise< Block[] > {
	return expectStatus< BlockList >( await agent.get( '/v1/blocks' ), 200 ).blocks;
}

const unblock = ( agent: Party, { id }: Pick< Block, 'id' > ) => agent.send( 'DELETE', `/v1/blocks/${ id }` );

/** Begins a conversation, or finds out why not. */
const begin = ( visitor: VisitorParty ) =>
	visitor.post( '/v1/conversations', { clientId: randomUUID(), message: draft( 'Hello?' ) } );

const notices = async ( who: Party, id: string ) =>
	( await readHistory( who, id ) ).filter( ( { kind } ) => kind === 'system' );

test( 'who is blocked cannot write anything, what they talked about ends, and agents read why', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const { id } = conversation;

	const made = await block( agent, visitor, { minutes: 60, reason: 'Insults' } );

	expect( made ).toMatchObject( {
		visitor: { id: visitor.id },
		address: 'none',
		reason: 'Insults',
		blockedBy: { id: agent.id },
	} );
	expect( Date.parse( made.until ?? '' ) - Date.parse( made.createdAt ) ).toBeGreaterThanOrEqual( 3_600_000 );
	expect( await list( agent ) ).toEqual( [ made ] );
	expect( await conversationOf( agent, id ) ).toMatchObject( { state: 'closed', closedBy: 'agent', isSpam: false } );
	const refused = [
		await begin( visitor ),
		await visitor.post( `/v1/conversations/${ id }/messages`, draft( 'Why?' ) ),
		await visitor.post( `/v1/conversations/${ id }/typing`, { text: 'Wh' } ),
		await visitor.post( `/v1/conversations/${ id }/continue` ),
		await visitor.post( `/v1/conversations/${ id }/rating`, { score: 1, comment: 'Bad' } ),
		await visitor.post( '/v1/leads', { prechat: { email: 'ada@example.org' } } ),
	];
	expect(
		refused.map( ( answer ) => expectStatus< Problem & Record< string, unknown > >( answer, 403 ).code )
	).toEqual( Array( refused.length ).fill( 'blocked' ) );
	expect( refused[ 0 ]?.json() ).toEqual( {
		type: 'about:blank',
		title: expect.any( String ),
		status: 403,
		code: 'blocked',
		detail: 'You can’t send messages here right now.',
		requestId: expect.any( String ),
	} );
	// What was said stays theirs to read.
	expect( ( await notices( visitor, id ) ).map( ( { body } ) => body ) ).toEqual( [
		'agent_joined',
		'closed_by_agent',
	] );
	expect( await notices( agent, id ) ).toMatchObject( [
		{ body: 'agent_joined' },
		{ body: 'blocked', author: { id: agent.id }, details: { reason: 'Insults', minutes: 60 } },
		{ body: 'closed_by_agent' },
	] );
} );

test( 'it is over when its time is, and housekeeping takes it away; one for good stays', async () => {
	const [ one, other ] = [ await relay.make.openConversation(), await relay.make.openConversation() ];
	const forGood = await block( other.agent, other.visitor );
	await block( one.agent, one.visitor, { minutes: 60 } );
	expect( forGood.until ).toBeNull();

	await clock.advance( 3_599_000 );
	one.agent.token = relay.make.agentToken( { id: 101 } );
	expectStatus( await begin( await relay.make.visitor() ), 201 );
	expectStatus( await visitorAgain( one.visitor ), 403 );
	await clock.advance( 1_000 );

	expectStatus( await visitorAgain( one.visitor ), 201 );
	expect( await list( renewed( one.agent ) ) ).toEqual( [ forGood ] );
	const database = new Database( readConfig( environmentOf( relay.site ) ).sites[ 0 ]!.database );
	await new Housekeeping( database, createStores( relay.site.prefix ), clock ).tidy();
	await database.close();
	expect( await relay.site.query( 'SELECT public_id AS id FROM {prefix}veranda_blocks' ) ).toEqual( [
		{ id: forGood.id },
	] );
} );

const renewed = ( agent: AgentParty ) => relay.make.agent( { id: Number( agent.id.slice( 'agent:'.length ) ) } );

/** The visitor's access has run out: renews it, and begins anew. */
async function visitorAgain( visitor: VisitorParty ) {
	const answer = await visitor.post( `/v1/sites/${ relay.site.id }/visitors/refresh`, {
		refreshToken: visitor.session.refreshToken,
	} );
	visitor.session = expectStatus( answer, 200 );
	visitor.token = visitor.session.accessToken;
	return begin( visitor );
}

test( 'as spam, and again with another time, and unblocked: each is in the history', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const { id } = conversation;

	const first = await block( agent, visitor, { isSpam: true, minutes: 60 } );
	expect( await conversationOf( agent, id ) ).toMatchObject( { state: 'closed', isSpam: true } );
	const second = await block( agent, visitor, { reason: 'Again' } );
	expect( await list( agent ) ).toEqual( [ second ] );
	expect( second.id ).not.toBe( first.id );
	expectStatus( await unblock( agent, first ), 404 );
	expectStatus( await unblock( agent, second ), 204 );

	expectStatus( await begin( visitor ), 201 );
	expect( await list( agent ) ).toEqual( [] );
	expect( ( await notices( agent, id ) ).map( ( { body, details } ) => [ body, details ] ) ).toEqual( [
		[ 'agent_joined', undefined ],
		[ 'blocked', { minutes: 60 } ],
		[ 'closed_by_agent', undefined ],
		[ 'marked_spam', undefined ],
		[ 'blocked', { reason: 'Again' } ],
		[ 'unblocked', undefined ],
	] );
} );

test( 'blocked again, an address that is known already stays blocked, or is let go', async () => {
	const visitor = await relay.make.visitor( {}, { address: HOME } );
	await begin( visitor );
	const agent = relay.make.agent();
	const [ later, neighbour ] = [ await relay.make.visitor(), await relay.make.visitor( {}, { address: HOME } ) ];
	await block( agent, visitor, { coversAddress: true } );
	expectStatus( await begin( visitor ), 403 );
	await block( agent, later );

	const again = await block( agent, visitor, { coversAddress: true, reason: 'Again' } );

	expect( again.address ).toBe( 'blocked' );
	expect( ( await list( agent ) ).map( ( { id } ) => id )[ 0 ] ).toBe( again.id );
	expectStatus( await begin( neighbour ), 403 );
	expect( ( await block( agent, visitor ) ).address ).toBe( 'none' );
	expectStatus( await begin( neighbour ), 201 );
} );

test( 'agents hear of it, and visitors do not', async () => {
	const { visitor, agent } = await relay.make.openConversation();
	const [ stream, own ] = [ await agent.openStream(), await visitor.openStream() ];

	const made = await block( agent, visitor );
	await stream.next( 'block.changed' );
	await unblock( agent, made );
	await stream.next( 'block.changed' );
	await begin( visitor );
	await own.next( 'conversation.created' );

	expect( own.all( 'block.changed' ) ).toEqual( [] );
} );

test( 'with their address nobody writes from there, from the first time that they try; others do', async () => {
	const visitor = await relay.make.visitor( {}, { address: HOME } );
	const neighbour = await relay.make.visitor( {}, { address: HOME } );
	const elsewhere = await relay.make.visitor( {}, { address: '203.0.113.9' } );
	await begin( visitor );
	const agent = relay.make.agent();

	expect( ( await block( agent, visitor, { coversAddress: true } ) ).address ).toBe( 'awaited' );
	expectStatus( await begin( neighbour ), 201 );
	expectStatus( await begin( visitor ), 403 );

	const [ made ] = ( await list( agent ) ) as [ Block ];
	expect( made.address ).toBe( 'blocked' );
	expectStatus( await begin( neighbour ), 403 );
	expectStatus( await begin( await relay.make.visitor( {}, { address: HOME } ) ), 403 );
	expectStatus( await begin( elsewhere ), 201 );
	const [ row ] = await relay.site.query< { hash: Buffer } >(
		'SELECT address_hash AS hash FROM {prefix}veranda_blocks'
	);
	expect( row?.hash ).toHaveLength( 32 );
	expect( relay.log.join() ).not.toContain( HOME );
	expectStatus( await unblock( agent, made ), 204 );
	expectStatus( await begin( neighbour ), 200 );
} );

test( 'an IPv6 network counts as one address; one of a private network, that all have behind a proxy, is never blocked', async () => {
	const agent = relay.make.agent();
	const at = ( address: string ) => relay.make.visitor( {}, { address } );
	const guilty = await at( '2001:db8:1:2::1' );
	await block( agent, guilty, { coversAddress: true } );
	await begin( guilty );
	const inside = await at( '10.1.2.3' );
	await block( agent, inside, { coversAddress: true } );

	expectStatus( await begin( inside ), 403 );
	expectStatus( await begin( await at( '2001:db8:1:2:ffff::9' ) ), 403 );
	expectStatus( await begin( await at( '2001:db8:1:3::1' ) ), 201 );
	expectStatus( await begin( await at( '10.1.2.3' ) ), 201 );
	expect( ( await list( agent ) ).map( ( { address } ) => address ) ).toEqual( [ 'awaited', 'blocked' ] );
} );

test( 'who deletes their data does not lift the block of their address, of which nothing else stays', async () => {
	const visitor = await relay.make.visitor( {}, { address: HOME } );
	const other = await relay.make.visitor();
	await begin( visitor );
	const agent = relay.make.agent();
	await block( agent, visitor, { coversAddress: true, reason: 'Insults' } );
	await block( agent, other, { coversAddress: true } );
	await begin( visitor );
	const exported = await visitor.get( '/v1/visitors/me/export' );
	expect( exported.json< { blocks: object[] } >().blocks ).toEqual( [
		{ createdAt: expect.any( String ), until: null },
	] );

	expectStatus( await visitor.send( 'DELETE', '/v1/visitors/me' ), 204 );
	expectStatus( await other.send( 'DELETE', '/v1/visitors/me' ), 204 );

	const [ left, ...more ] = ( await list( agent ) ) as [ Block ];
	expect( more ).toEqual( [] );
	expect( left ).toMatchObject( { visitor: null, reason: '', address: 'blocked' } );
	// An address is not blocked for ever once nobody is known whose it is.
	expect( Math.round( ( Date.parse( left.until ?? '' ) - clock.now() ) / 86_400_000 ) ).toBe( 30 );
	expectStatus( await begin( await relay.make.visitor( {}, { address: HOME } ) ), 403 );
	expectStatus( await unblock( agent, left ), 204 );
	expectStatus( await begin( await relay.make.visitor( {}, { address: HOME } ) ), 201 );
} );

test( 'the account of an agent is not blocked, also when it is whom a blocked visitor logs in as; another account is', async () => {
	const boss = relay.make.agent( { id: 7, role: 'supervisor' } );
	await boss.get( '/v1/agents' );
	const colleague = await relay.make.visitor( { identity: identityToken( relay.site, { userId: 7 }, at() ) } );
	const answer = await boss.post( `/v1/visitors/${ colleague.id }/block`, {} );
	expect( expectStatus< Problem & Record< string, unknown > >( answer, 409 ).code ).toBe( 'visitor_is_agent' );

	const logIn = async ( userId: number ) => {
		const before = await relay.make.visitor();
		await block( boss, before );
		return relay.make.visitor( {
			identity: identityToken( relay.site, { userId }, at() ),
			refreshToken: before.session.refreshToken,
			isSamePerson: true,
		} );
	};
	expectStatus( await begin( await logIn( 7 ) ), 201 );
	expectStatus( await begin( await logIn( 70 ) ), 403 );
} );

const at = () => ( { now: Math.floor( clock.now() / 1_000 ) } );

test( 'A18, A24, A70: who may see a visitor blocks them; who did it, or manages, unblocks them; a visitor does neither', async () => {
	const department = await relay.make.department();
	const visitor = await relay.make.visitor();
	await visitor.start( { department, message: draft( 'Hello?' ) } );
	const inside = relay.make.agent( { departments: [ department ] } );
	const colleague = relay.make.agent( { departments: [ department ] } );
	const stranger = relay.make.agent( { departments: [ await relay.make.department() ] } );
	const boss = relay.make.agent( { role: 'supervisor' } );
	const path = `/v1/visitors/${ visitor.id }/block`;

	expectStatus( await stranger.post( path, {} ), 404 );
	expectStatus( await visitor.post( path, {} ), 403 );
	const made = await block( inside, visitor );

	expect( await list( colleague ) ).toEqual( [ made ] );
	expect( await list( stranger ) ).toEqual( [] );
	expectStatus( await visitor.get( '/v1/blocks' ), 403 );
	expectStatus( await unblock( stranger, made ), 404 );
	expectStatus( await unblock( colleague, made ), 403 );
	expectStatus( await unblock( visitor, made ), 403 );
	expectStatus( await begin( visitor ), 403 );
	// Nobody shortens by a second block what they may not lift.
	expectStatus( await colleague.post( path, { minutes: 1 } ), 403 );
	expect( await list( inside ) ).toEqual( [ made ] );
	await block( inside, visitor, { minutes: 60 } );
	const last = await block( boss, visitor );
	expectStatus( await inside.post( path, { minutes: 1 } ), 403 );
	const twice = await Promise.all( [ unblock( boss, last ), unblock( boss, last ) ] );
	expect( twice.map( ( { status } ) => status ).sort() ).toEqual( [ 204, 404 ] );
} );

test( 'A24: what is said in a department that the agent does not see is not touched', async () => {
	const [ sales, support ] = [ await relay.make.department(), await relay.make.department() ];
	const visitor = await relay.make.visitor();
	const [ inSales, boss ] = [ relay.make.agent( { departments: [ sales ] } ), relay.make.agent() ];
	const { id: old } = ( await visitor.start( { department: sales } ) ).conversation;
	expectStatus( await boss.post( `/v1/conversations/${ old }/close` ), 200 );
	const { id } = ( await visitor.start( { department: support } ) ).conversation;
	const before = await conversationOf( boss, id );

	const made = await block( inSales, visitor );
	expectStatus( await unblock( inSales, made ), 204 );

	expect( await conversationOf( boss, id ) ).toEqual( before );
	expect( await notices( boss, id ) ).toEqual( [] );
} );

test.each( [
	[ { minutes: 0 } ],
	[ { minutes: LIMITS.blockMinutes + 1 } ],
	[ { minutes: '60' } ],
	[ { reason: 'x'.repeat( LIMITS.reasonCharacters + 1 ) } ],
	[ { reason: 'a\nb' } ],
	[ { coversAddress: 'yes' } ],
	[ { agentId: 'agent:1' } ],
] )( 'A22: %j is refused, and nobody is blocked', async ( request ) => {
	const visitor = await relay.make.visitor();
	const agent = relay.make.agent();

	expectStatus( await agent.post( `/v1/visitors/${ visitor.id }/block`, request ), 400 );

	expect( await list( agent ) ).toEqual( [] );
} );

test( 'so many are blocked at once, and no more; who is blocked already may be again', async () => {
	const agent = relay.make.agent();
	const visitor = await relay.make.visitor();
	await block( agent, visitor );
	await relay.site.query(
		`INSERT INTO {prefix}veranda_blocks (public_id, covers_address, reason, blocked_by, created_at)
		VALUES ${ Array.from( { length: LIMITS.blocks - 1 }, ( _, index ) => `('b_${ index }', 0, '', 1, UTC_TIMESTAMP(3))` ) }`
	);

	const answer = await agent.post( `/v1/visitors/${ ( await relay.make.visitor() ).id }/block`, {} );

	expect( expectStatus< Problem & Record< string, unknown > >( answer, 409 ).code ).toBe( 'too_many_blocks' );
	await block( agent, visitor, { minutes: 60 } );
} );

test( 'another relay of the site keeps them out, too; another site does not', async () => {
	const several = await SeveralRelays.start( 2 );
	try {
		const visitor = await several.make.visitor();
		const agent = several.make.agent();
		await begin( visitor );
		several.move( visitor, 1 );
		// It has read who is blocked before anybody is.
		expectStatus( await begin( visitor ), 200 );
		const watching = await several.move( several.make.agent(), 1 ).openStream();

		await block( agent, visitor );
		await watching.next( 'block.changed' );

		expectStatus( await begin( visitor ), 403 );
		expectStatus( await relay.make.agent().post( `/v1/visitors/${ visitor.id }/block`, {} ), 404 );
	} finally {
		await several.remove();
	}
} );

test( 'a conversation of a blocked visitor that an agent takes up again is read, and not answered', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	await block( agent, visitor );

	const reopened = expectStatus< { conversation: Conversation } >(
		await agent.post( `/v1/conversations/${ conversation.id }/reopen` ),
		200
	).conversation;

	expect( reopened.state ).toBe( 'open' );
	await say( agent, conversation.id, 'Please be kind.' );
	expectStatus( await visitor.post( `/v1/conversations/${ conversation.id }/messages`, draft( 'No' ) ), 403 );
} );
