import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen } from './listen';
import { messageOf, type Draft } from './messages';

/* Visitors name their conversation when they connect, and write there; whoever names none is an agent. */
const AGENTS = 'agents';

const server = createServer();
const io = new Server( server );
io.on( 'connection', ( socket ) => {
	const { conversation } = socket.handshake.query;
	if ( typeof conversation !== 'string' ) {
		void socket.join( AGENTS );
		return;
	}
	void socket.join( conversation );
	socket.on( 'message', ( draft: Draft ) => {
		const message = messageOf( conversation, draft );
		io.to( conversation ).to( AGENTS ).emit( 'message.created', message );
	} );
} );

listen( server );
