import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { LIMITS, type Conversation, type Lead, type LeadList, type VisitorSession } from '../../relay/protocol';
import { LOOPBACK } from '../../scripts/environment/ports';
import { draft, type AgentParty, type VisitorParty } from '../support/make';
import { expectStatus } from '../support/party';
import { serviceCall } from '../support/service-call';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';
import { identityToken } from '../support/tokens';

let relay: TestRelay;
let agent: AgentParty;
let manager: AgentParty;

const TOPIC = {
	key: 'topic',
	type: 'choice',
	label: 'Topic',
	isRequired: true,
	options: [
		{ value: 'order', label: 'An order', tags: [ 'Orders' ] },
		{ value: 'other', label: 'Something else', tags: [] },
	],
};
const EMAIL = { key: 'email', type: 'email', label: '', isRequired: true };

beforeAll( async () => {
	relay = await startRelay();
	agent = relay.make.agent();
	manager = relay.make.agent( { role: 'supervisor' } );
} );

afterAll( () => relay.close() );

beforeEach( () => ask( [ EMAIL, TOPIC ] ) );

/** Tells the relay of the form, as WordPress does. */
async function ask( fields: object[] | null, more: object = {} ): Promise< void > {
	const settings = { isPrechatOn: fields !== null, prechatFields: JSON.stringify( fields ?? [] ), ...more };
	const message = { version: 'v-1', restUrl: 'https://shop.test/wp-json/veranda/v1/', settings };
	expect( ( await serviceCall( relay, '/v1/service/settings', message ) ).status ).toBe( 204 );
}

const GOOD = { name: 'Ada', email: 'ada@example.org', fields: { topic: 'order' } };

const leave = ( visitor: VisitorParty, prechat: object ) => visitor.post( '/v1/leads', { prechat } );

async function leadsOf( visitor: VisitorParty, who = agent ): Promise< Lead[] > {
	return expectStatus< LeadList >( await who.get( `/v1/leads?visitor=${ visitor.id }` ), 200 ).leads;
}

async function conversationOf( id: string ): Promise< Conversation > {
	const answer = await agent.get( `/v1/conversations/${ id }` );
	return expectStatus< { conversation: Conversation } >( answer, 200 ).conversation;
}

/** Opens the chat again. */
async function reload( { session }: VisitorParty ): Promise< VisitorSession > {
	const path = `/v1/sites/${ relay.site.id }/visitors/refresh`;
	const visitor = await relay.make.visitor();
	return expectStatus( await visitor.post( path, { refreshToken: session.refreshToken } ), 200 );
}

test( 'who opens the chat is told what is asked, and not again once they have answered', async () => {
	const visitor = await relay.make.visitor();
	expect( visitor.session.prechatForm?.fields.map( ( { key } ) => key ) ).toEqual( [ 'email', 'topic' ] );
	expect( JSON.stringify( visitor.session.prechatForm ) ).not.toContain( 'Orders' );

	expectStatus( await leave( visitor, GOOD ), 200 );
	expect( ( await reload( visitor ) ).prechatForm ).toBeNull();

	await ask( null );
	expect( ( await relay.make.visitor() ).session.prechatForm ).toBeNull();
} );

test( 'what was entered is a lead at once, and the conversation’s when there is one', async () => {
	const visitor = await relay.make.visitor();
	const answer = await leave( visitor, GOOD );
	expect( answer.json() ).toMatchObject( { visitor: { name: 'Ada', email: 'ada@example.org' } } );
	expect( await leadsOf( visitor ) ).toMatchObject( [
		{
			visitorId: visitor.id,
			conversationId: null,
			name: 'Ada',
			email: 'ada@example.org',
			phone: null,
			answers: [ { key: 'topic', label: 'Topic', value: 'An order' } ],
			consent: null,
			page: 'https://shop.test/lamps',
		},
	] );

	// What is added later, is added; no second lead comes of it.
	expectStatus( await leave( visitor, { phone: '+49 30 901820' } ), 200 );
	const { conversation } = await visitor.start( { message: draft( 'Hello' ) } );

	const [ lead, ...others ] = await leadsOf( visitor );
	expect( others ).toEqual( [] );
	expect( lead ).toMatchObject( { conversationId: conversation.id, phone: '+49 30 901820', name: 'Ada' } );
	expect( await conversationOf( conversation.id ) ).toMatchObject( {
		tags: [ 'Orders' ],
		visitor: { name: 'Ada', email: 'ada@example.org' },
	} );
	const byConversation = await agent.get( `/v1/leads?conversation=${ conversation.id }` );
	expect( byConversation.json< LeadList >().leads ).toEqual( [ lead ] );
} );

test( 'answers may come with the start, which keeps nothing if one of them is wrong', async () => {
	const visitor = await relay.make.visitor();
	const start = ( prechat: object ) =>
		visitor.post( '/v1/conversations', {
			clientId: 'start',
			prechat,
			message: { clientId: 'first', body: 'Hello' },
		} );
	const before = await countRows( relay.site, 'leads' );

	expect( await start( { email: 'ada@example.org' } ) ).toMatchObject( { status: 400, code: 'prechat_invalid' } );
	// WordPress takes it for none, so that no mail would ever get there.
	expect( await start( { ...GOOD, email: 'ada@shop-.example' } ) ).toMatchObject( { status: 400 } );
	const long = await start( { ...GOOD, fields: { topic: 'x'.repeat( 10_000 ), gone: 'x' } } );
	expect( long.json() ).toMatchObject( {
		fields: [
			{ path: 'prechat.fields.gone', code: 'unknown_field' },
			{ path: 'prechat.fields.topic', code: 'no_such_choice' },
		],
		prechatForm: { fields: [ { key: 'email' }, { key: 'topic' } ] },
	} );
	expect( await countRows( relay.site, 'leads' ) ).toBe( before );
	expect( ( await reload( visitor ) ).conversation ).toBeNull();

	expectStatus( await start( GOOD ), 201 );
	expectStatus( await start( GOOD ), 200 );
	expect( await leadsOf( visitor ) ).toHaveLength( 1 );
} );

test( 'a form that was changed meanwhile keeps nobody out: what it does not know is named, with the new form', async () => {
	const visitor = await relay.make.visitor();
	await ask( [ EMAIL ] );

	const refused = await leave( visitor, GOOD );
	expect( refused.json() ).toMatchObject( {
		code: 'prechat_invalid',
		fields: [ { path: 'prechat.fields.topic', code: 'unknown_field' } ],
		prechatForm: { fields: [ { key: 'email' } ] },
	} );
	expectStatus( await leave( visitor, { email: 'ada@example.org' } ), 200 );

	// Nobody is refused who was not asked: a page from before the form, or another client.
	await ask( [ EMAIL, TOPIC ] );
	const other = await relay.make.visitor();
	expectStatus( await other.post( '/v1/conversations', { clientId: 'a', message: draft( 'Hello' ) } ), 201 );
} );

test( 'an answer leads to a department; when that is gone, the answer leads nowhere and nothing is lost', async () => {
	const department = await relay.make.department( 'Returns' );
	const options = [
		{ value: 'returns', label: 'Returns', tags: [ 'back' ], department },
		{ value: 'other', label: 'Other', tags: [] },
	];
	await ask( [ { ...TOPIC, options } ] );
	const visitor = await relay.make.visitor();
	const [ early, late ] = [ await relay.make.visitor(), await relay.make.visitor() ];
	const offline = { status: 'offline', backAt: null };
	expect( early.session.prechatForm?.fields[ 0 ]?.options ).toEqual( [
		{ value: 'returns', label: 'Returns', availability: offline },
		{ value: 'other', label: 'Other' },
	] );
	const { conversation } = await visitor.start( { prechat: { fields: { topic: 'returns' } } } );
	expect( conversation.department ).toMatchObject( { name: 'Returns' } );
	expectStatus( await leave( early, { fields: { topic: 'returns' } } ), 200 );

	expectStatus( await manager.send( 'DELETE', `/v1/departments/${ department }` ), 204 );
	expectStatus( await leave( late, { fields: { topic: 'returns' } } ), 200 );
	for ( const who of [ early, late ] ) {
		const started = await who.start( { message: draft( 'Hello' ) } );
		expect( started.conversation.department ).toBeNull();
		expect( await conversationOf( started.conversation.id ) ).toMatchObject( {
			department: null,
			tags: [ 'back' ],
		} );
		expect( ( await leadsOf( who ) )[ 0 ]?.answers ).toMatchObject( [ { value: 'Returns' } ] );
	}
	expect( ( await conversationOf( conversation.id ) ).department ).toBeNull();
	expect( ( await relay.make.visitor() ).session.prechatForm?.fields[ 0 ]?.options ).toEqual( [
		{ value: 'returns', label: 'Returns' },
		{ value: 'other', label: 'Other' },
	] );
} );

test( 'answers make a conversation urgent: of several the most urgent one counts, and the visitor hears of none', async () => {
	const options = [ 'low', 'high', 'urgent', 'normal' ].map( ( priority ) => ( {
		value: priority,
		label: priority.toUpperCase(),
		tags: [],
		priority,
	} ) );
	await ask( [ { ...TOPIC, type: 'choices', options } ] );
	const start = async ( topic: string[] | null ) => {
		const visitor = await relay.make.visitor();
		if ( topic !== null ) {
			expectStatus( await leave( visitor, { fields: { topic } } ), 200 );
		}
		const { conversation } = await visitor.start( { message: draft( 'Hello' ) } );
		expect( JSON.stringify( [ visitor.session, conversation ] ) ).not.toContain( 'priority' );
		return ( await conversationOf( conversation.id ) ).priority;
	};

	expect( await start( [ 'low', 'urgent', 'high' ] ) ).toBe( 'urgent' );
	expect( await start( [ 'low' ] ) ).toBe( 'low' );
	expect( await start( null ) ).toBe( 'normal' );
} );

test( 'consent is kept with its text and its time', async () => {
	await ask( [ EMAIL ], { prechatConsentText: 'I agree.', prechatConsentUrl: 'https://shop.test/privacy' } );
	const visitor = await relay.make.visitor();

	expect( ( await leave( visitor, { email: 'ada@example.org' } ) ).json() ).toMatchObject( {
		fields: [ { path: 'prechat.consent', code: 'required' } ],
	} );
	expectStatus( await leave( visitor, { email: 'ada@example.org', consent: true } ), 200 );

	expect( ( await leadsOf( visitor ) )[ 0 ]?.consent ).toEqual( {
		text: 'I agree. https://shop.test/privacy',
		at: expect.stringMatching( /^20.*Z$/ ),
	} );
} );

test( 'whom WordPress vouches for is not asked, unless the owner wants to, and never for name and address', async () => {
	const identity = () => identityToken( relay.site, { userId: 77, name: 'Vera', email: 'vera@example.org' } );
	expect( ( await relay.make.visitor( { identity: identity() } ) ).session.prechatForm ).toBeNull();

	await ask( [ EMAIL, TOPIC ], { isPrechatForMembers: true } );
	const { session } = await relay.make.visitor( { identity: identity() } );
	expect( session.prechatForm?.fields.map( ( { key } ) => key ) ).toEqual( [ 'topic' ] );
} );

test( 'what somebody has entered goes with them when they log in', async () => {
	const guest = await relay.make.visitor();
	await leave( guest, GOOD );
	await guest.start( { message: draft( 'Hello' ) } );
	const identity = identityToken( relay.site, { userId: 78, name: 'Vera', email: 'vera@example.org' } );

	const { refreshToken } = guest.session;
	const member = await relay.make.visitor( { identity, refreshToken, isSamePerson: true } );

	expect( await leadsOf( guest ) ).toEqual( [] );
	expect( await leadsOf( member ) ).toHaveLength( 1 );
} );

test( 'leads are for agents, each those of their departments; the table is for who manages', async () => {
	const visitor = await relay.make.visitor();
	await leave( visitor, GOOD );
	const department = await relay.make.department( 'Elsewhere' );
	const limited = relay.make.agent( { departments: [ department ] } );

	expect( ( await visitor.get( '/v1/leads' ) ).status ).toBe( 403 );
	expect( ( await visitor.get( '/v1/leads/export' ) ).status ).toBe( 403 );
	expect( ( await agent.post( '/v1/leads', { prechat: GOOD } ) ).status ).toBe( 403 );
	expect( await leadsOf( visitor, limited ) ).toEqual( [] );
	expect( ( await limited.get( '/v1/leads' ) ).json< LeadList >().leads ).toEqual( [] );
	expect( await agent.get( '/v1/leads/export' ) ).toMatchObject( { status: 403, code: 'forbidden' } );
	const unknown = `/v1/leads?visitor=v_${ 'x'.repeat( 22 ) }`;
	expect( ( await agent.get( unknown ) ).json< LeadList >().leads ).toEqual( [] );
} );

test( 'agents hear of what is entered at once, each of their departments', async () => {
	const department = await relay.make.department( 'Sales' );
	const everywhere = await agent.openStream();
	const sales = await relay.make.agent( { departments: [ department ] } ).openStream();
	const visitor = await relay.make.visitor();
	const own = await visitor.openStream();
	await leave( visitor, GOOD );
	await everywhere.next( 'lead.changed' );

	await ask( [ { ...TOPIC, options: [ { value: 'buy', label: 'Buying', department } ] } ] );
	await leave( await relay.make.visitor(), { fields: { topic: 'buy' } } );
	await Promise.all( [ sales.next( 'lead.changed' ), everywhere.next( 'lead.changed' ) ] );

	expect( sales.all( 'lead.changed' ) ).toHaveLength( 1 );
	expect( everywhere.all( 'lead.changed' ) ).toHaveLength( 2 );
	expect( JSON.stringify( own.events ) ).not.toContain( 'lead.changed' );
} );

test( 'leads are listed page by page, the newest first', async () => {
	const visitors = [ await relay.make.visitor(), await relay.make.visitor(), await relay.make.visitor() ];
	for ( const visitor of visitors ) {
		await leave( visitor, GOOD );
	}

	const first = ( await agent.get( '/v1/leads?limit=2' ) ).json< LeadList >();
	const second = ( await agent.get( `/v1/leads?limit=2&cursor=${ first.nextCursor }` ) ).json< LeadList >();

	const ids = [ ...first.leads, ...second.leads ].map( ( { visitorId } ) => visitorId );
	expect( ids.slice( 0, 3 ) ).toEqual( visitors.map( ( { id } ) => id ).reverse() );
} );

/**
 * Makes these the only leads: each with as many answers as there may be, of so many characters. Returns their ids, the
 * newest first.
 */
async function enterMany( count: number, characters: number ): Promise< string[] > {
	const visitor = await relay.make.visitor();
	const answers = Array.from( { length: LIMITS.prechatFields }, ( _, index ) => ( {
		key: `more-${ index }`,
		label: 'More',
		value: '\u0001'.repeat( characters ),
	} ) );
	const ids = Array.from( { length: count }, ( _, index ) => `l_${ String( index ).padStart( 22, '0' ) }` );
	const [ row ] = await relay.site.query< { id: number } >(
		'SELECT id FROM {prefix}veranda_visitors WHERE public_id = ?',
		[ visitor.id ]
	);
	await relay.site.query( 'DELETE FROM {prefix}veranda_leads' );
	await relay.site.query(
		`INSERT INTO {prefix}veranda_leads (public_id, visitor_id, name, answers, tags, created_at, updated_at)
		VALUES ${ ids.map( () => "(?, ?, ?, ?, '[]', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))" ).join( ', ' ) }`,
		ids.flatMap( ( id ) => [ id, row?.id, id, JSON.stringify( answers ) ] )
	);
	return ids.reverse();
}

/** Reads all pages; none may have more leads, or bytes, than it may. */
async function listAll( query: string, maximum: number ): Promise< string[] > {
	const ids: string[] = [];
	for ( let cursor: string | null = ''; cursor !== null; ) {
		const answer = await agent.get( `/v1/leads?${ query }${ cursor && `&cursor=${ cursor }` }` );
		const page = expectStatus< LeadList >( answer, 200 );
		expect( page.leads.length ).toBeLessThanOrEqual( maximum );
		expect( Buffer.byteLength( answer.text ) ).toBeLessThan( LIMITS.pageBytes + 100 );
		ids.push( ...page.leads.map( ( { id } ) => id ) );
		cursor = page.nextCursor;
	}
	return ids;
}

/** Reads the table as it comes over the wire; returns the sizes of its portions, and the name of each line. */
async function readTable(): Promise< { portions: number[]; names: string[] } > {
	const socket = connect( relay.port, LOOPBACK );
	const head = `Host: relay.test\r\nAuthorization: Bearer ${ manager.token }\r\nConnection: close`;
	socket.write( `GET /v1/leads/export HTTP/1.1\r\n${ head }\r\n\r\n` );
	const bytes = await buffer( socket );
	const portions: number[] = [];
	let text = '';
	for ( let at = bytes.indexOf( '\r\n\r\n' ) + 4, size = -1; size !== 0; ) {
		const begin = bytes.indexOf( '\r\n', at ) + 2;
		size = parseInt( bytes.toString( 'latin1', at, begin ), 16 );
		portions.push( size );
		text += bytes.toString( 'utf8', begin, begin + size );
		at = begin + size + 2;
	}
	return { portions, names: [ ...text.matchAll( /"(l_\d{22})"/g ) ].map( ( [ , name = '' ] ) => name ) };
}

test( 'A78: pages of leads and portions of their table have a bound in leads and bytes, and lead to all of them', async () => {
	const short = await enterMany( 120, 1 );
	expect( await listAll( '', 50 ) ).toEqual( short );
	expect( await listAll( 'limit=100', 100 ) ).toEqual( short );
	expect( ( await agent.get( '/v1/leads?limit=101' ) ).code ).toBe( 'invalid_request' );
	const table = await readTable();
	expect( table.names ).toEqual( short );
	// The titles, two portions of leads, and the end.
	expect( table.portions ).toHaveLength( 4 );

	const long = await enterMany( 12, LIMITS.prechatParagraphCharacters );
	expect( await listAll( 'limit=100', 100 ) ).toEqual( long );
	const { portions, names } = await readTable();
	expect( names ).toEqual( long );
	expect( Math.max( ...portions ) ).toBeLessThan( LIMITS.pageBytes );
	expect( portions.length ).toBeGreaterThan( 4 );
} );

test( 'A36: no cell of the table is a formula, and every one is whole', async () => {
	await ask( [ { key: 'more', type: 'paragraph', label: 'More', isRequired: false } ] );
	for ( const text of [ '=1+1', '+1', '-1', '@SUM(A1)', '\tx', 'a "quoted", line\nand another' ] ) {
		const visitor = await relay.make.visitor();
		expectStatus(
			await leave( visitor, { name: text.trim().replace( /\n/g, ' ' ), fields: { more: text } } ),
			200
		);
	}

	const answer = await manager.get( '/v1/leads/export' );

	expect( answer.headers[ 'content-type' ] ).toBe( 'text/csv; charset=utf-8' );
	expect( answer.text ).toContain( '"\'=1+1"' );
	expect( answer.text ).toContain( '"\'@SUM(A1)"' );
	expect( answer.text ).toContain( 'More: a ""quoted"", line\nand another' );
	expect( answer.text ).not.toMatch( /(^|",)"?[=+\-@\t]/m );
	expect( answer.text.startsWith( '\uFEFF"Entered"' ) ).toBe( true );
} );
