import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../relay/protocol';
import type { Answer } from '../support/http';
import { draft, readHistory, say, type AgentParty, type VisitorParty } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { callsToConversation } from '../support/route-calls';
import { startRelay, type TestRelay } from '../support/start-relay';
import { tableState } from '../support/table-state';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

/** An answer without the parts that differ between requests anyway. */
function comparable( { status, headers, text }: Answer ) {
	const { date, 'x-request-id': requestId, 'request-id': otherId, etag, ...others } = headers;
	return { status, headers: others, body: text.replace( /"requestId":"[^"]*"/, '"requestId":""' ) };
}

const UNKNOWN = 'c_AAAAAAAAAAAAAAAAAAAAAA';

test( 'A18, A29: on every route a conversation that is not one’s own looks like one that does not exist', async () => {
	const sales = await relay.make.department( 'Sales' );
	const support = await relay.make.department( 'Support' );
	const anna = await relay.make.visitor();
	const bert = await relay.make.visitor();
	const annas = ( await anna.start( { department: sales, message: draft( 'Anna’s secret' ) } ) ).conversation.id;
	const berts = ( await bert.start( { department: support, message: draft( 'Bert’s secret' ) } ) ).conversation.id;
	const seller = relay.make.agent( { departments: [ sales ] } );
	const helper = relay.make.agent( { departments: [ support ] } );
	await Promise.all( [ seller, helper ].map( ( agent ) => agent.get( '/v1/agents' ) ) );
	const matrix: [ Party, string, 'visitor' | 'agent' ][] = [
		[ anna, berts, 'visitor' ],
		[ bert, annas, 'visitor' ],
		[ seller, berts, 'agent' ],
		[ helper, annas, 'agent' ],
	];
	const before = await tableState( relay.site );

	for ( const [ party, foreign, side ] of matrix ) {
		const known = callsToConversation( { site: relay.site.id, conversation: foreign } );
		const unknown = callsToConversation( { site: relay.site.id, conversation: UNKNOWN } );
		for ( const [ index, { name, route, method, path, body } ] of known.entries() ) {
			if ( ! ( route.audiences as readonly string[] ).includes( side ) ) {
				continue;
			}
			const content = body ? { body } : {};
			const real = await party.send( method, path, content );
			const none = await party.send( method, unknown[ index ]?.path ?? '', content );

			expect( { name, status: real.status, code: real.code } ).toEqual( {
				name,
				status: 404,
				code: 'not_found',
			} );
			expect( comparable( real ) ).toEqual( comparable( none ) );
			expect( real.text ).not.toContain( foreign );
		}
	}

	expect( await tableState( relay.site ) ).toEqual( before );
} );

test( 'A18: a visitor’s stream carries nothing of anybody else', async () => {
	const mine = await relay.make.openConversation();
	const theirs = await relay.make.openConversation();
	const stream = await mine.visitor.openStream();

	await say( theirs.visitor, theirs.conversation.id, 'not for you' );
	await theirs.agent.post( `/v1/conversations/${ theirs.conversation.id }/typing`, {} );
	await theirs.agent.post( `/v1/conversations/${ theirs.conversation.id }/close` );
	await say( mine.agent, mine.conversation.id, 'for you' );
	await stream.next( 'message.created', ( { message } ) => message.body === 'for you' );

	expect( stream.text ).not.toContain( theirs.conversation.id );
	expect( stream.text ).not.toContain( theirs.visitor.id );
	expect( stream.text ).not.toContain( 'not for you' );
} );

test( 'A18: a visitor’s stream that resumes is replayed nothing of anybody else', async () => {
	const mine = await relay.make.openConversation();
	const theirs = await relay.make.openConversation();
	const first = await mine.visitor.openStream();
	const hello = await first.find( 'hello' );
	first.close();
	await say( theirs.visitor, theirs.conversation.id, 'not for you' );
	await say( mine.agent, mine.conversation.id, 'for you' );

	const second = await mine.visitor.openStream( { after: `${ hello.epoch }.${ hello.head }` } );
	await second.next( 'message.created', ( { message } ) => message.body === 'for you' );

	expect( second.text ).not.toContain( 'not for you' );
	expect( second.text ).not.toContain( theirs.conversation.id );
} );

test( 'A19: public ids are 128 random bits: no number, no time, no common start', async () => {
	const { conversation, visitor } = await relay.make.openConversation();
	const ids: string[] = [];
	for ( let batch = 0; batch < 20; batch++ ) {
		const messages = await Promise.all(
			Array.from( { length: 50 }, ( _, index ) => say( visitor, conversation.id, `${ batch } ${ index }` ) )
		);
		ids.push( ...messages.map( ( { id } ) => id ) );
	}
	const bits = ids.map( ( id ) =>
		[ ...Buffer.from( id.slice( 2 ), 'base64url' ) ]
			.map( ( byte ) => byte.toString( 2 ).padStart( 8, '0' ) )
			.join( '' )
	);

	expect( new Set( ids ).size ).toBe( 1_000 );
	for ( let place = 0; place < 128; place++ ) {
		const ones = bits.filter( ( text ) => text[ place ] === '1' ).length;
		// Seven standard deviations: a fair coin will not leave this in the life of the project.
		expect( Math.abs( ones - 500 ) ).toBeLessThan( 111 );
	}
	for ( const id of [ conversation.id, visitor.id ] ) {
		expect( id ).toMatch( /^[cv]_[A-Za-z0-9_-]{22}$/ );
	}
} );

test( 'A19: ids differ by case alone only when they are different', async () => {
	const { conversation, visitor } = await relay.make.openConversation();
	const letters = [ ...conversation.id ];
	const at = letters.findIndex( ( letter, index ) => index > 1 && /[a-zA-Z]/.test( letter ) );
	const letter = letters[ at ] ?? '';
	letters[ at ] = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();

	expect( ( await visitor.get( `/v1/conversations/${ letters.join( '' ) }` ) ).status ).toBe( 404 );
	expect( ( await visitor.get( `/v1/conversations/${ conversation.id }%20` ) ).status ).toBeGreaterThanOrEqual( 400 );
} );

describe( 'A24: an agent of one department', () => {
	let sales: string;
	let support: string;
	let seller: AgentParty;
	let hidden: string;
	let hiddenVisitor: VisitorParty;
	let shown: string;

	beforeAll( async () => {
		sales = await relay.make.department();
		support = await relay.make.department();
		seller = relay.make.agent( { departments: [ sales ], name: 'Seller' } );
		hiddenVisitor = await relay.make.visitor();
		const started = await hiddenVisitor.start( { department: support, message: draft( 'zebra in support' ) } );
		hidden = started.conversation.id;
		shown = ( await relay.make.queuedConversation( { department: sales, message: draft( 'zebra in sales' ) } ) )
			.conversation.id;
	} );

	async function list( query: string ) {
		return expectStatus< { conversations: Conversation[]; counts: { queued: number } } >(
			await seller.get( `/v1/conversations${ query }` ),
			200
		);
	}

	test( 'does not find another department’s conversation in any list or search', async () => {
		const queries = [
			'',
			'?state=queued',
			'?assignee=none',
			'?q=zebra',
			`?q=${ hidden }`,
			`?department=${ support }`,
			`?visitor=${ hiddenVisitor.id }`,
			`?visitor=${ hiddenVisitor.id }&state=queued`,
			'?limit=50',
		];
		for ( const query of queries ) {
			const { conversations } = await list( query );
			expect( conversations.map( ( { id } ) => id ) ).not.toContain( hidden );
		}
		expect( ( await list( `?department=${ sales }` ) ).conversations.map( ( { id } ) => id ) ).toContain( shown );
	} );

	test( 'does not have it counted', async () => {
		const { counts, conversations } = await list( '?state=queued&limit=50' );

		expect( counts.queued ).toBe( conversations.length );
	} );

	test( 'reloads after a conversation has moved away while they were not there, and not for others', async () => {
		const lead = relay.make.agent();
		const stream = await seller.openStream();
		const { epoch, head } = await stream.find( 'hello' );
		stream.close();
		const { conversation } = await relay.make.queuedConversation( { department: sales } );
		const before = await seller.openStream( { after: `${ epoch }.${ head }` } );
		await before.next( 'conversation.created', ( event ) => event.conversation.id === conversation.id );
		before.close();
		const path = `/v1/conversations/${ conversation.id }`;
		expectStatus( await lead.send( 'PATCH', path, { body: { departmentId: support } } ), 200 );

		const again = await seller.openStream( { after: `${ epoch }.${ head }` } );
		expect( ( await again.next( 'reset' ) ).reason ).toBe( 'access_changed' );
		const everything = await lead.openStream( { after: `${ epoch }.${ head }` } );
		await everything.next( 'conversation.updated', ( event ) => event.conversation.id === conversation.id );
		expect( everything.text ).not.toContain( 'event: reset' );
	} );

	test( 'does not hear of it on the stream, live or replayed', async () => {
		const stream = await seller.openStream();
		const hello = await stream.find( 'hello' );
		await say( hiddenVisitor, hidden, 'unheard' );
		await hiddenVisitor.post( `/v1/conversations/${ hidden }/typing`, { text: 'unheard, too' } );
		const other = await relay.make.queuedConversation( { department: sales } );
		await stream.next( 'conversation.created', ( { conversation } ) => conversation.id === other.conversation.id );
		const again = await seller.openStream( { after: `${ hello.epoch }.${ hello.head }` } );
		await again.next( 'conversation.created', ( { conversation } ) => conversation.id === other.conversation.id );

		for ( const { text } of [ stream, again ] ) {
			expect( text ).not.toContain( hidden );
			expect( text ).not.toContain( 'unheard' );
			expect( text ).not.toContain( hiddenVisitor.id );
		}
	} );

	test( 'cannot take it, and cannot be given it by name', async () => {
		const answer = await seller.post( `/v1/conversations/${ hidden }/assign`, { agentId: seller.id } );

		expect( [ answer.status, answer.code ] ).toEqual( [ 404, 'not_found' ] );
	} );
} );

test( 'A22: what the server decides is not taken from a message', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }/messages`;
	const fields = {
		author: { type: 'agent', id: agent.id },
		seq: 999,
		id: 'm_AAAAAAAAAAAAAAAAAAAAAA',
		createdAt: '2001-01-01T00:00:00.000Z',
	};
	for ( const [ field, value ] of Object.entries( fields ) ) {
		expect( ( await visitor.post( path, { ...draft( 'x' ), [ field ]: value } ) ).code ).toBe( 'unknown_field' );
	}
	for ( const kind of [ 'note', 'system' ] ) {
		const answer = await visitor.post( path, { ...draft( `as ${ kind }` ), kind } );
		expect( answer.status ).toBeGreaterThanOrEqual( 400 );
		expect( answer.status ).toBeLessThan( 500 );
	}
	expect( ( await agent.post( path, { ...draft( 'as system' ), kind: 'system' } ) ).status ).toBe( 400 );

	const stored = await readHistory( agent, conversation.id );
	expect( stored.filter( ( { kind } ) => kind === 'text' ).map( ( { author } ) => author.type ) ).toEqual( [
		'visitor',
	] );
} );

test( 'A20: a message with attachments that do not exist is refused', async () => {
	const { conversation, visitor } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }/messages`;

	expect( ( await visitor.post( path, { ...draft( 'x' ), attachmentIds: [] } ) ).status ).toBe( 201 );
	for ( const attachmentIds of [ [ 'a_AAAAAAAAAAAAAAAAAAAAAA' ], [ 1 ], [ null ], [ [] ], 'a_1', {} ] ) {
		expect( ( await visitor.post( path, { ...draft( 'x' ), attachmentIds } ) ).status ).toBe( 400 );
	}
} );

test( 'a rating, a presence and a transfer are for their own side only', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;

	expect( ( await agent.post( `${ path }/rating`, { score: 5 } ) ).code ).toBe( 'wrong_scope' );
	expect( ( await visitor.put( '/v1/presence', { status: 'offline' } ) ).code ).toBe( 'wrong_scope' );
	expect( ( await visitor.post( `${ path }/assign`, { agentId: null } ) ).code ).toBe( 'wrong_scope' );
	expect( ( await visitor.post( `${ path }/reopen` ) ).code ).toBe( 'wrong_scope' );
	expect( ( await agent.post( '/v1/conversations', { clientId: randomUUID() } ) ).code ).toBe( 'wrong_scope' );
} );
