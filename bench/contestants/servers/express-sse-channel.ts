import { createServer } from 'node:http';
import express from 'express';
import { channelOf, everything } from './channels';
import { listen } from './listen';
import { messageOf, type Draft } from './messages';

/* The obvious first version: Express, a channel for each conversation and one for the agents, all in memory. */
const app = express();
app.use( express.json() );

app.get( '/conversations/:id/stream', ( req, res ) => channelOf( req.params.id ).addClient( req, res ) );

app.get( '/stream', ( req, res ) => everything.addClient( req, res ) );

app.post( '/conversations/:id/messages', ( req, res ) => {
	const message = messageOf( req.params.id, req.body as Draft );
	const event = { id: message.id, event: 'message.created', data: JSON.stringify( message ) };
	channelOf( message.conversationId ).send( event );
	everything.send( event );
	res.status( 201 ).json( { message } );
} );

listen( createServer( app ) );
