import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { FinalError } from '../errors';
import { ManualClock } from '../manual-clock.fixture';
import { deriveKeys } from '../tokens/keys';
import { TokenIssuer } from '../tokens/token-issuer';
import { TokenVerifier } from '../tokens/token-verifier';
import { MailService } from './mail-service';
import type { SiteSettingsService } from './site-settings-service';
import { WordPressClient } from './wordpress-client';

const SITE = 's_0000000000000000000000';
const SECRET = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const MAIL = { template: 'some_mail', idempotencyKey: 'some:1', data: { words: 'Grüße 👋' } };

/** A WordPress that answers what the test wants. */
let server: Server;
let port: number;
let asked: Array< { req: IncomingMessage; body: string } >;
let answer: { status: number; body: string; headers?: Record< string, string > };
let restUrl: string | null;

const clock = new ManualClock();
const keys = deriveKeys( SITE, SECRET );

beforeEach( async () => {
	asked = [];
	answer = { status: 201, body: '{"isNew":true}' };
	server = createServer( async ( req, res ) => {
		asked.push( { req, body: await text( req ) } );
		res.writeHead( answer.status, answer.headers ).end( answer.body );
	} );
	await new Promise< void >( ( resolve ) => server.listen( 0, '127.0.0.1', resolve ) );
	( { port } = server.address() as AddressInfo );
	restUrl = `http://127.0.0.1:${ port }/wp-json/veranda/v1/`;
} );

afterEach( () => {
	server.closeAllConnections();
	return new Promise( ( resolve ) => server.close( resolve ) );
} );

function send( baseUrl: string | null = null, signal = new AbortController().signal ): Promise< void > {
	const settings = { get: async () => ( { restUrl, settings: {} } ) } as unknown as SiteSettingsService;
	return new MailService( new WordPressClient( settings, new TokenIssuer( SITE, keys, clock ), baseUrl ) ).send(
		MAIL,
		signal
	);
}

test( 'a mail is posted with a token for exactly its body', async () => {
	await send();

	const [ { req, body } = { req: undefined, body: '' } ] = asked;
	expect( JSON.parse( body ) ).toEqual( MAIL );
	expect( [ req?.method, req?.url ] ).toEqual( [ 'POST', '/wp-json/veranda/v1/mails' ] );
	expect( req?.headers.authorization ).toBeUndefined();
	const token = req?.headers[ 'x-veranda-token' ] as string;
	const { claims } = new TokenVerifier( SITE, [ keys ], clock ).verify( token, 'serviceAnswer' );
	expect( claims ).toMatchObject( { sub: 'relay', aud: 'veranda-plugin', iss: SITE } );
} );

test( 'without permalinks the route is a parameter', async () => {
	restUrl = `http://127.0.0.1:${ port }/shop/index.php?rest_route=/veranda/v1/&lang=de`;
	await send();

	expect( asked[ 0 ]?.req.url ).toBe( '/shop/index.php?rest_route=%2Fveranda%2Fv1%2Fmails&lang=de' );
} );

test( 'at another base address WordPress is called by its public name', async () => {
	restUrl = 'https://shop.test:8443/blog/wp-json/veranda/v1/';
	await send( `http://127.0.0.1:${ port }` );

	expect( asked[ 0 ]?.req.url ).toBe( '/blog/wp-json/veranda/v1/mails' );
	expect( asked[ 0 ]?.req.headers ).toMatchObject( { host: 'shop.test:8443', 'x-forwarded-proto': 'https' } );
} );

test.each( [ 200, 201 ] )( 'a mail that was taken, now or before, is done: %d', async ( status ) => {
	answer = { status, body: '{}' };
	await expect( send() ).resolves.toBeUndefined();
} );

test( 'an address that is none for WordPress is not tried again', async () => {
	answer = { status: 422, body: '{"code":"veranda_mail_no_receiver"}' };
	await expect( send() ).rejects.toBeInstanceOf( FinalError );
} );

test.each( [
	[ 503, '{"code":"veranda_mail_not_sent","message":"…"}', '503 veranda_mail_not_sent' ],
	[ 429, '{"code":"veranda_rate_limited"}', '429 veranda_rate_limited' ],
	[ 401, '{"code":"<b>odd</b>"}', '401.' ],
	[ 500, '<h1>Critical error</h1>', '500.' ],
	[ 204, '', '204.' ],
] )( 'what was not taken is an error that says why: %d %s', async ( status, body, message ) => {
	answer = { status, body };
	await expect( send() ).rejects.toThrow( message );
} );

test( 'a redirect is not followed', async () => {
	answer = { status: 302, body: '', headers: { Location: `http://127.0.0.1:${ port }/elsewhere` } };

	await expect( send() ).rejects.toThrow( '302' );
	expect( asked ).toHaveLength( 1 );
} );

test( 'an answer without end is cut', async () => {
	answer = { status: 200, body: 'x'.repeat( 200_000 ) };
	await expect( send() ).rejects.toThrow( 'cannot be reached' );
} );

test( 'nobody there, no address yet, or the end of the time are errors', async () => {
	const open = restUrl;
	restUrl = null;
	await expect( send() ).rejects.toThrow( 'has not told its address' );

	restUrl = 'http://127.0.0.1:1/wp-json/';
	await expect( send() ).rejects.toThrow( 'cannot be reached at http://127.0.0.1:1' );

	restUrl = open;
	const controller = new AbortController();
	controller.abort();
	await expect( send( null, controller.signal ) ).rejects.toThrow( 'cannot be reached' );
	expect( asked ).toHaveLength( 0 );
} );
