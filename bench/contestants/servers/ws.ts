import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { listen } from './listen';
import { messageOf, type Draft } from './messages';

/* Visitors connect to /conversations/ID and write there; agents connect to /stream. */
const agents = new Set< WebSocket >();
const conversations = new Map< string, Set< WebSocket > >();

const server = createServer();
new WebSocketServer( { server } ).on( 'connection', ( socket, req ) => {
	const conversationId = /^\/conversations\/([^/]+)$/.exec( req.url ?? '' )?.[ 1 ];
	if ( conversationId === undefined ) {
		agents.add( socket );
		socket.on( 'close', () => agents.delete( socket ) );
		return;
	}
	const visitors = conversations.get( conversationId ) ?? new Set();
	conversations.set( conversationId, visitors.add( socket ) );
	socket.on( 'close', () => visitors.delete( socket ) );
	socket.on( 'message', ( data ) => {
		const message = messageOf( conversationId, JSON.parse( String( data ) ) as Draft );
		const text = JSON.stringify( { type: 'message.created', message } );
		for ( const listener of [ ...visitors, ...agents ] ) {
			if ( listener.readyState === WebSocket.OPEN ) {
				listener.send( text );
			}
		}
	} );
} );

listen( server );
