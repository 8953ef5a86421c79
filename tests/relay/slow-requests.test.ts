import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { LOOPBACK } from '../../scripts/environment/ports';
import { call } from '../support/http';
import { startRelay, type TestRelay } from '../support/start-relay';

/* Requests that never come to an end (docs/threats.md A63), with shorter times than the relay's own. */

const RECEIVE = { header: 300, request: 600, check: 50 };
/** Far less than each time, so that no pause of the sender ends a connection. */
const DROP_MS = 60;

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay( { receive: RECEIVE } );
} );

afterAll( () => relay.close() );

/** Sends a beginning at once and then byte after byte of something without an end, until the relay closes. */
async function sendDropByDrop( beginning: string, drop: string ): Promise< string > {
	const socket: Socket = connect( relay.port, LOOPBACK );
	let answer = '';
	socket.on( 'data', ( bytes ) => {
		answer += bytes.toString();
	} );
	socket.on( 'error', () => undefined );
	await once( socket, 'connect' );
	socket.write( beginning );
	const drops = setInterval( () => socket.writable && socket.write( drop ), DROP_MS );
	// Not by once(): it fails if the relay resets the connection, which is as good an end.
	await new Promise( ( resolve ) => socket.once( 'close', resolve ) );
	clearInterval( drops );
	return answer;
}

const BODY_BEGINS = [
	`POST /v1/sites/SITE/visitors HTTP/1.1`,
	'Host: relay.test',
	'Content-Type: application/json',
	'Content-Length: 50000',
	'',
	'{"locale":"',
].join( '\r\n' );

test( 'A63: 200 clients that send headers and bodies drop by drop are cut off, and others are served meanwhile', async () => {
	const path = BODY_BEGINS.replace( 'SITE', relay.site.id );
	const slow = Array.from( { length: 100 }, () => [
		sendDropByDrop( 'GET /healthz HTTP/1.1\r\nHost: relay.test\r\nX-Slow: ', 'x' ),
		sendDropByDrop( path, 'x' ),
	] ).flat();

	const meanwhile = await call( { port: relay.port, path: '/readyz' } );
	const visitor = await relay.make.visitor();
	const answers = await Promise.all( slow );

	expect( meanwhile.status ).toBe( 200 );
	expect( ( await visitor.get( '/v1/conversations/c_AAAAAAAAAAAAAAAAAAAAAA' ) ).status ).toBe( 404 );
	expect( answers ).toHaveLength( 200 );
	expect( answers.filter( ( answer ) => ! /^(?:HTTP\/1\.1 408 |$)/.test( answer ) ) ).toEqual( [] );
} );

test( 'A63: a body that comes in pieces but in time is read', async () => {
	const socket = connect( relay.port, LOOPBACK );
	const body = JSON.stringify( { page: { url: 'x', title: '' }, locale: 'en', timezone: 'UTC' } );
	socket.write(
		BODY_BEGINS.replace( 'SITE', relay.site.id )
			.replace( '50000', String( body.length ) )
			.replace( '{"locale":"', '' )
	);
	for ( const piece of [ body.slice( 0, 9 ), body.slice( 9 ) ] ) {
		await new Promise( ( resolve ) => setImmediate( resolve ) );
		socket.write( piece );
	}
	const [ answer ] = ( await once( socket, 'data' ) ) as [ Buffer ];
	socket.destroy();

	expect( answer.toString() ).toMatch( /^HTTP\/1\.1 201 / );
} );
