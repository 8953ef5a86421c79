import { createServer } from 'node:http';
import express from 'express';
import { createPool } from 'mysql2/promise';
import { channelOf, everything } from './channels';
import { listen } from './listen';
import { messageOf, type Draft } from './messages';

/* The obvious second version: the same, but each message is inserted before it is announced. */
const { DATABASE_HOST, DATABASE_PORT, DATABASE_USER, DATABASE_PASSWORD, DATABASE_NAME } = process.env;
const pool = createPool( {
	host: DATABASE_HOST ?? '',
	port: Number( DATABASE_PORT ),
	user: DATABASE_USER ?? '',
	password: DATABASE_PASSWORD ?? '',
	database: DATABASE_NAME ?? '',
	connectionLimit: 10,
} );

const app = express();
app.use( express.json() );

app.get( '/conversations/:id/stream', ( req, res ) => channelOf( req.params.id ).addClient( req, res ) );

app.get( '/stream', ( req, res ) => everything.addClient( req, res ) );

app.post( '/conversations/:id/messages', async ( req, res ) => {
	const message = messageOf( req.params.id, req.body as Draft );
	await pool.execute(
		'INSERT INTO messages (conversation_id, client_id, body, created_at) VALUES (?, ?, ?, NOW(3))',
		[ message.conversationId, message.clientId, message.body ]
	);
	const event = { id: message.id, event: 'message.created', data: JSON.stringify( message ) };
	channelOf( message.conversationId ).send( event );
	everything.send( event );
	res.status( 201 ).json( { message } );
} );

listen( createServer( app ) );
