import { createServer } from 'node:http';
import { createChannel, createSession, type Channel } from 'better-sse';
import express from 'express';
import { listen } from './listen';
import { messageOf, type Draft } from './messages';

const everything = createChannel();
const channels = new Map< string, Channel >();

function channelOf( conversationId: string ): Channel {
	const known = channels.get( conversationId );
	if ( known !== undefined ) {
		return known;
	}
	const made = createChannel();
	channels.set( conversationId, made );
	return made;
}

const app = express();
app.use( express.json() );

app.get( '/conversations/:id/stream', async ( req, res ) => {
	channelOf( req.params.id ).register( await createSession( req, res ) );
} );

app.get( '/stream', async ( req, res ) => {
	everything.register( await createSession( req, res ) );
} );

app.post( '/conversations/:id/messages', ( req, res ) => {
	const message = messageOf( req.params.id, req.body as Draft );
	channelOf( message.conversationId ).broadcast( message, 'message.created' );
	everything.broadcast( message, 'message.created' );
	res.status( 201 ).json( { message } );
} );

listen( createServer( app ) );
