import { connect, type Socket } from 'node:net';
import { LOOPBACK } from '../../scripts/environment/ports';
import { DEFAULT_LIMITS, LIMIT_VARIABLES } from '../../relay/src/config/limits-config';
import { History, NO_FINDINGS } from '../support/checker';
import { draft, readHistory } from '../support/make';
import { Party } from '../support/party';
import { sendAll } from '../support/sender';
import { startRelay, type TestRelay } from '../support/start-relay';

/** A relay's limits by default. */
const REAL = Object.fromEntries(
	Object.entries( LIMIT_VARIABLES ).map( ( [ name, variable ] ) => [
		variable,
		String( DEFAULT_LIMITS[ name as keyof typeof DEFAULT_LIMITS ] ),
	] )
);

let relay: TestRelay;

beforeEach( async () => {
	relay = await startRelay( { env: REAL } );
} );

afterEach( () => relay.close() );

test( 'A60: after the burst a visitor is asked to wait, and others are not', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	const other = await relay.make.queuedConversation();
	const path = `/v1/conversations/${ conversation.id }/messages`;

	const begin = Date.now();
	const answers = await Promise.all(
		Array.from( { length: 300 }, ( _, index ) => visitor.post( path, draft( `${ index }` ) ) )
	);
	const seconds = Math.ceil( ( Date.now() - begin ) / 1_000 );
	const stored = answers.filter( ( { status } ) => status === 201 );
	const refused = answers.filter( ( { status } ) => status !== 201 );
	const calm = await other.visitor.post( `/v1/conversations/${ other.conversation.id }/messages`, draft( 'Calm' ) );

	expect( stored.length ).toBeGreaterThanOrEqual( 8 );
	// The burst, and what was refilled while 300 requests were answered; seconds begin when the first one comes.
	expect( stored.length ).toBeLessThanOrEqual(
		DEFAULT_LIMITS.messageBurst + ( seconds + 1 ) * DEFAULT_LIMITS.messagesPerSecond
	);
	expect( await readHistory( other.visitor, other.conversation.id ) ).toHaveLength( 2 );
	for ( const { status, code, headers } of refused ) {
		expect( [ status, code ] ).toEqual( [ 429, 'rate_limited' ] );
		expect( headers[ 'retry-after' ] ).toMatch( /^[1-9]\d*$/ );
	}
	expect( calm.status ).toBe( 201 );
} );

test( 'A60: a client that repeats what was refused loses nothing and doubles nothing', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	const history = new History();
	const first = ( await readHistory( visitor, conversation.id ) )[ 0 ];
	history.attempt( conversation.id, visitor.id, first?.clientId ?? '' );
	let refusals = 0;
	const texts = Array.from( { length: 20 }, ( _, index ) => `Message ${ index }` );

	await sendAll( visitor, conversation.id, texts, history, {
		onRefused: ( { status } ) => {
			expect( status ).toBe( 429 );
			refusals++;
		},
	} );

	expect( refusals ).toBeGreaterThan( 0 );
	expect( history.judge( await readHistory( visitor, conversation.id ) ) ).toEqual( NO_FINDINGS );
} );

test( 'A61: an address in a header counts only when a trusted proxy wrote it', async () => {
	const distrusting = await startRelay( { site: relay.site, env: { ...REAL, TRUSTED_PROXIES: '' } } );
	try {
		const statuses: number[] = [];
		for ( let index = 0; index < 40; index++ ) {
			const answer = await distrusting.make.visitorAnswer(
				{},
				{ headers: { 'X-Forwarded-For': `203.0.113.${ index }` } }
			);
			statuses.push( answer.status );
		}
		expect( statuses.filter( ( status ) => status === 201 ) ).toHaveLength( DEFAULT_LIMITS.newVisitorsPerHour );
		expect( statuses.at( -1 ) ).toBe( 429 );
	} finally {
		await distrusting.close();
	}
} );

test( 'A61: of several addresses the right-most one that is not a proxy counts', async () => {
	const statuses: number[] = [];
	for ( let index = 0; index < 40; index++ ) {
		const header = `203.0.113.${ index }, 198.51.100.7`;
		const answer = await relay.make.visitorAnswer( {}, { headers: { 'X-Forwarded-For': header } } );
		statuses.push( answer.status );
	}

	expect( statuses.filter( ( status ) => status === 201 ) ).toHaveLength( DEFAULT_LIMITS.newVisitorsPerHour );
} );

test( 'A62: one address makes 30 visitors an hour and then waits; IPv6 counts by network', async () => {
	const from = ( address: string ) => relay.make.visitorAnswer( {}, { headers: { 'X-Forwarded-For': address } } );
	const answers = [];
	for ( let index = 0; index < 40; index++ ) {
		answers.push( await from( `2001:db8:1:2::${ index.toString( 16 ) }` ) );
	}
	const refused = answers.filter( ( { status } ) => status === 429 );

	expect( refused ).toHaveLength( 10 );
	expect( refused[ 0 ]?.headers[ 'retry-after' ] ).toMatch( /^\d+$/ );
	expect( ( await from( '2001:db8:1:3::1' ) ).status ).toBe( 201 );
} );

test( 'A78: a conversation is rated a few times, and each other one has its own', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const rate = ( id: string, score: number ) => visitor.post( `/v1/conversations/${ id }/rating`, { score } );
	const statuses: number[] = [];
	for ( let index = 0; index < 12; index++ ) {
		statuses.push( ( await rate( conversation.id, 1 + ( index % 5 ) ) ).status );
	}
	await agent.post( `/v1/conversations/${ conversation.id }/close` );
	const next = await visitor.start( { message: draft( 'Again' ) } );

	expect( statuses.filter( ( status ) => status === 200 ) ).toHaveLength( 10 );
	expect( statuses.slice( 10 ) ).toEqual( [ 429, 429 ] );
	expect( ( await rate( next.conversation.id, 3 ) ).status ).toBe( 200 );
} );

test( 'A62: who comes too soon is told when there is room for one more, within minutes', async () => {
	const from = ( address: string ) => relay.make.visitorAnswer( {}, { headers: { 'X-Forwarded-For': address } } );
	for ( let index = 0; index < DEFAULT_LIMITS.newVisitorsPerHour; index++ ) {
		await from( '203.0.113.50' );
	}
	const refused = await from( '203.0.113.50' );

	expect( [ refused.status, refused.code ] ).toEqual( [ 429, 'rate_limited' ] );
	expect( Number( refused.headers[ 'retry-after' ] ) ).toBeGreaterThan( 0 );
	expect( Number( refused.headers[ 'retry-after' ] ) ).toBeLessThanOrEqual(
		3_600 / DEFAULT_LIMITS.newVisitorsPerHour
	);
} );

test( 'A62: a site has a limit for new visitors of all addresses together', async () => {
	const small = await startRelay( { site: relay.site, env: { ...REAL, LIMIT_SITE_NEW_VISITORS_PER_HOUR: '5' } } );
	const statuses: number[] = [];
	for ( let index = 0; index < 8; index++ ) {
		const headers = { 'X-Forwarded-For': `198.51.100.${ index }` };
		statuses.push( ( await small.make.visitorAnswer( {}, { headers } ) ).status );
	}
	await small.close();

	expect( statuses ).toEqual( [ 201, 201, 201, 201, 201, 429, 429, 429 ] );
} );

test( 'A79: many visitors of one address have a limit together; other addresses and agents do not share it', async () => {
	const env = { ...REAL, LIMIT_ADDRESS_MESSAGES_PER_SECOND: '1' };
	const small = await startRelay( { site: relay.site, env } );
	const start = async ( address: string ) => {
		const visitor = await small.make.visitor( {}, { address } );
		return { visitor, conversation: ( await visitor.start( { message: draft( 'Hello' ) } ) ).conversation };
	};
	const many = [];
	for ( let index = 0; index < 5; index++ ) {
		many.push( await start( '198.51.100.20' ) );
	}
	const elsewhere = await start( '198.51.100.21' );
	const agent = small.make.agent( {}, { address: '198.51.100.20' } );
	const post = ( who: Party, id: string ) => who.post( `/v1/conversations/${ id }/messages`, draft( 'More' ) );

	const answers = await Promise.all(
		many.flatMap( ( { visitor, conversation } ) =>
			Array.from( { length: 8 }, () => post( visitor, conversation.id ) )
		)
	);
	const stored = answers.filter( ( { status } ) => status === 201 );
	const refused = answers.filter( ( { status } ) => status === 429 );
	const others = [
		await post( elsewhere.visitor, elsewhere.conversation.id ),
		await post( agent, elsewhere.conversation.id ),
	];
	await small.close();

	// Each visitor by themselves may send all of theirs at once; ten at once are the address's, and what refills meanwhile.
	expect( stored.length ).toBeLessThan( 20 );
	expect( refused.length + stored.length ).toBe( 40 );
	expect( refused[ 0 ]?.headers[ 'retry-after' ] ).toMatch( /^[1-9]\d*$/ );
	expect( others.map( ( { status } ) => status ) ).toEqual( [ 201, 201 ] );
} );

test( 'A64: one address opens 50 streams and no more', async () => {
	const agents = Array.from( { length: 6 }, () => relay.make.agent( {}, { address: '198.51.100.9' } ) );
	const streams = await Promise.all(
		agents.flatMap( ( agent ) => Array.from( { length: 10 }, () => agent.tryStream() ) )
	);
	const statuses = streams.map( ( { status } ) => status );
	agents.forEach( ( agent ) => agent.leave() );

	expect( statuses.filter( ( status ) => status === 200 ) ).toHaveLength( DEFAULT_LIMITS.streamsPerAddress );
	expect( statuses.filter( ( status ) => status === 429 ) ).toHaveLength( 10 );
} );

test( 'a limit is one’s own: the same person through two addresses has one', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	const twin = new Party( relay, visitor.id, visitor.token );
	const path = `/v1/conversations/${ conversation.id }/messages`;

	const answers = await Promise.all(
		Array.from( { length: 60 }, ( _, index ) => ( index % 2 ? visitor : twin ).post( path, draft( `${ index }` ) ) )
	);

	expect( answers.filter( ( { status } ) => status === 201 ).length ).toBeLessThanOrEqual( 15 );
} );

test( 'A78: one address has so many connections; a proxy of ours has any number', async () => {
	const few = { ...REAL, LIMIT_CONNECTIONS_PER_ADDRESS: '4' };
	const [ open, guarded ] = [
		await startRelay( { site: relay.site, env: few } ),
		await startRelay( { site: relay.site, env: { ...few, TRUSTED_PROXIES: '' } } ),
	];
	const sockets: Socket[] = [];
	const isTaken = async ( port: number ) => {
		const socket = connect( port, LOOPBACK );
		sockets.push( socket );
		socket.on( 'error', () => undefined );
		socket.write( 'GET /healthz HTTP/1.1\r\nHost: relay.test\r\n\r\n' );
		return Promise.race( [
			new Promise( ( resolve ) => socket.once( 'data', () => resolve( true ) ) ),
			new Promise( ( resolve ) => socket.once( 'close', () => resolve( false ) ) ),
		] );
	};
	const taken = async ( { port }: TestRelay ) => {
		const results: unknown[] = [];
		for ( let index = 0; index < 6; index++ ) {
			results.push( await isTaken( port ) );
		}
		return results;
	};

	expect( await taken( guarded ) ).toEqual( [ true, true, true, true, false, false ] );
	expect( await taken( open ) ).toEqual( [ true, true, true, true, true, true ] );
	sockets.forEach( ( socket ) => socket.destroy() );
	await Promise.all( [ open.close(), guarded.close() ] );
} );
