import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/http';
import { draft, type VisitorParty } from '../support/make';
import { METRICS_HEADERS, startRelay, type TestRelay } from '../support/start-relay';

/*
 * Messages are answered ahead of Express when their address is written as clients write it, and by Express otherwise.
 * Nobody should be able to tell which it was.
 */

let relay: TestRelay;
let visitor: VisitorParty;
let conversationId: string;

beforeAll( async () => {
	relay = await startRelay();
	( {
		visitor,
		conversation: { id: conversationId },
	} = await relay.make.queuedConversation() );
} );

afterAll( () => relay.close() );

/** An answer without the parts that differ between requests anyway. */
function comparable( { status, headers, text }: Answer ) {
	const { date, 'x-request-id': requestId, 'content-length': length, ...others } = headers;
	const body = text
		.replace( /"requestId":"[^"]*"/, '' )
		.replace( /"(id|clientId|createdAt)":"[^"]*"/g, '' )
		.replace( /"seq":\d+/, '' );
	return { status, headers: others, hasRequestId: requestId !== undefined, body };
}

const ORIGIN = { Origin: 'https://shop.test' };

test.each< [ string, number, () => { body?: unknown; rawBody?: string; headers?: Record< string, string > } ] >( [
	[ 'a message', 201, () => ( { body: draft( 'Hello' ) } ) ],
	[ 'a message from a page of the site', 201, () => ( { body: draft( 'Hello' ), headers: ORIGIN } ) ],
	[ 'an empty message', 400, () => ( { body: draft( '' ) } ) ],
	[ 'a field that does not exist', 400, () => ( { body: { ...draft( 'Hello' ), seq: 7 } } ) ],
	[ 'no JSON', 400, () => ( { rawBody: '{"clientId":' } ) ],
	[ 'another media type', 415, () => ( { body: draft( 'Hello' ), headers: { 'Content-Type': 'text/plain' } } ) ],
	[ 'too much', 413, () => ( { body: draft( 'x'.repeat( 70_000 ) ) } ) ],
	[ 'a note by a visitor', 403, () => ( { body: { ...draft( 'Hello' ), kind: 'note' } } ) ],
	[ 'no token', 401, () => ( { body: draft( 'Hello' ), headers: { Authorization: '' } } ) ],
	[ 'a token that is none', 401, () => ( { body: draft( 'Hello' ), headers: { Authorization: 'Bearer x.y.z' } } ) ],
	[ 'a page of elsewhere', 403, () => ( { body: draft( 'Hello' ), headers: { Origin: 'https://evil.test' } } ) ],
] )( '%s is answered the same ahead of Express and by it', async ( _name, status, make ) => {
	const path = `/v1/conversations/${ conversationId }/messages`;

	const short = await visitor.send( 'POST', path, make() );
	const long = await visitor.send( 'POST', `${ path }?`, make() );

	expect( short.status ).toBe( status );
	expect( comparable( short ) ).toEqual( comparable( long ) );
} );

test( 'the same message by either way is stored once', async () => {
	const path = `/v1/conversations/${ conversationId }/messages`;
	const message = { clientId: randomUUID(), body: 'Twice' };

	const first = await visitor.post( path, message );
	const second = await visitor.post( `${ path }?`, message );

	expect( [ first.status, second.status ] ).toEqual( [ 201, 200 ] );
	expect( second.json() ).toEqual( first.json() );
} );

test( 'an answer is counted and a refusal logged, whichever way it went', async () => {
	const path = `/v1/conversations/${ conversationId }/messages`;
	const countOf = async () => {
		const { text } = await visitor.get( '/metrics', { headers: METRICS_HEADERS } );
		return Number( /veranda_http_answers_total\{status="400"\} (\d+)/.exec( text )?.[ 1 ] ?? 0 );
	};
	const before = await countOf();

	const answers = [ await visitor.post( path, draft( '' ) ), await visitor.post( `${ path }?`, draft( '' ) ) ];

	expect( await countOf() ).toBe( before + 2 );
	for ( const { headers } of answers ) {
		const line = relay.log.find( ( each ) => each.includes( String( headers[ 'x-request-id' ] ) ) );
		expect( JSON.parse( line ?? '{}' ) ).toMatchObject( {
			level: 30,
			// Whose conversation it was is nobody's business who reads logs.
			req: { method: 'POST', path: '/v1/conversations/{id}/messages' },
			res: { status: 400 },
		} );
	}
} );
