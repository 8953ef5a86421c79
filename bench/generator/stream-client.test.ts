import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { keyOf, MARK_START } from './marks';
import { StreamClient } from './stream-client';

const HEAD = 'HTTP/1.1 200 OK\r\n\r\n';

let server: Server;
let client: StreamClient | undefined;

beforeEach( async () => {
	server = createServer( { noDelay: true } ).listen( 0, '127.0.0.1' );
	await once( server, 'listening' );
} );

afterEach( async () => {
	client?.destroy();
	server.close();
	await once( server, 'close' );
} );

/** Opens a stream; `next` waits for as many marks as given. */
async function open( answer = HEAD ) {
	const marks: string[] = [];
	let told = () => {};
	const { port } = server.address() as AddressInfo;
	const accepted = once( server, 'connection' ) as Promise< [ Socket ] >;
	client = new StreamClient(
		port,
		{ opening: 'GET /stream HTTP/1.1\r\n\r\n', live: '\r\n\r\n' },
		{
			arrived: ( conversation, number ) => {
				marks.push( `${ conversation }:${ number }` );
				told();
			},
			ended: () => undefined,
		}
	);
	const [ socket ] = await accepted;
	socket.resume().on( 'error', () => undefined );
	socket.write( answer );
	return {
		socket,
		marks,
		live: client.live,
		next: ( count: number ) =>
			new Promise< void >( ( resolve ) => {
				told = () => marks.length >= count && resolve();
				told();
			} ),
	};
}

const mark = ( conversation: number, number: number ) => MARK_START + keyOf( conversation, number );

test( 'marks are found wherever they stand', async () => {
	const { socket, marks, live, next } = await open();
	await live;

	socket.write( `event: a\ndata: {"body":"#1 ${ mark( 3, 0 ) }"}\n\n${ mark( 12, 345 ) }x${ mark( 99_999, 1 ) }` );
	await next( 3 );

	expect( marks ).toEqual( [ '3:0', '12:345', '99999:1' ] );
} );

test( 'a mark that arrives in pieces is found once, wherever it is cut', async () => {
	const { socket, marks, live, next } = await open();
	await live;

	const text = mark( 7, 42 );
	for ( let cut = 1; cut < text.length; cut++ ) {
		socket.write( `data: ${ text.slice( 0, cut ) }` );
		// A mark of another conversation would say that the first piece has been read.
		await new Promise( ( resolve ) => setImmediate( resolve ) );
		socket.write( `${ text.slice( cut ) }\n\n` );
		await next( cut );
	}

	expect( marks ).toEqual( Array.from( { length: text.length - 1 }, () => '7:42' ) );
} );

test( 'a stream that is refused does not become live', async () => {
	const { live } = await open( 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n' );

	await expect( live ).rejects.toThrow( '503' );
} );
