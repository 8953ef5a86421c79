import { z } from 'zod';
import { call } from '../support/http';
import { draft, type AgentParty, type VisitorParty } from '../support/make';
import type { Party } from '../support/party';
import { callsToAllRoutes, type RouteCall } from '../support/route-calls';
import { startRelay, type TestRelay } from '../support/start-relay';
import { tableState } from '../support/table-state';
import { agentToken, serviceToken } from '../support/tokens';

let relay: TestRelay;
let visitor: VisitorParty;
let agent: AgentParty;
let conversation: string;
let calls: RouteCall[];

beforeAll( async () => {
	relay = await startRelay( {
		env: { LIMIT_NEW_VISITORS_PER_HOUR: '100000', LIMIT_SITE_NEW_VISITORS_PER_HOUR: '100000' },
	} );
	const scene = await relay.make.openConversation();
	visitor = scene.visitor;
	agent = scene.agent;
	conversation = scene.conversation.id;
	calls = callsToAllRoutes( { site: relay.site.id, conversation } );
} );

afterAll( () => relay.close() );

afterEach( () => {
	expect( ( {} as Record< string, unknown > ).polluted ).toBeUndefined();
} );

/** Sends a request as somebody who may, with another body or address. */
function send( { method, path, route }: RouteCall, changes: { rawBody?: string; query?: string } ) {
	const party: Party = route.audiences.includes( 'visitor' ) ? visitor : agent;
	const { rawBody, query = '' } = changes;
	const address = path + query;
	if ( ! route.audiences.includes( 'service' ) ) {
		return party.send( method, address, rawBody === undefined ? {} : { rawBody } );
	}
	const Authorization = `Bearer ${ serviceToken( relay.site, rawBody ?? '' ) }`;
	return call( {
		port: relay.port,
		method,
		path: address,
		headers: { Authorization },
		...( rawBody === undefined ? {} : { rawBody } ),
	} );
}

const withBody = () => calls.filter( ( { body } ) => body !== undefined );
const withQuery = () => calls.filter( ( { route } ) => route.query !== undefined );

/** Fields that other products let a caller set. */
const SURPLUS = [
	'sender_type',
	'seq',
	'created_at',
	'site_id',
	'siteId',
	'visitor_id',
	'is_note',
	'verified',
	'role',
	'author',
	'authorId',
	'id',
	'state',
	'ver',
	'toString',
	'$where',
];

test( 'A22: a field that a route does not name is refused, by name, on every route', async () => {
	const before = await tableState( relay.site );
	for ( const request of withBody() ) {
		const shape = ( request.route.body as z.ZodObject ).shape;
		for ( const field of SURPLUS.filter( ( name ) => ! Object.hasOwn( shape, name ) ) ) {
			const answer = await send( request, { rawBody: JSON.stringify( { ...request.body, [ field ]: 1 } ) } );

			expect( { route: request.name, field, status: answer.status, code: answer.code } ).toEqual( {
				route: request.name,
				field,
				status: 400,
				code: 'unknown_field',
			} );
			expect( answer.json< { fields: { path: string }[] } >().fields.map( ( { path } ) => path ) ).toContainEqual(
				expect.stringContaining( field )
			);
		}
	}
	expect( await tableState( relay.site ) ).toEqual( before );
} );

test( 'A22: nested objects are as strict as the outer one', async () => {
	const request = calls.find( ( { name } ) => name === 'startConversation' ) as RouteCall;
	for ( const body of [
		{ ...request.body, message: { ...draft( 'x' ), kind: 'note' } },
		{ ...request.body, message: { ...draft( 'x' ), seq: 1 } },
		{ ...request.body, prechat: { name: 'x', verified: true } },
	] ) {
		expect( ( await send( request, { rawBody: JSON.stringify( body ) } ) ).code ).toBe( 'unknown_field' );
	}
	const start = calls.find( ( { name } ) => name === 'startVisitor' ) as RouteCall;
	const page = { url: 'https://shop.test/', title: 'x', ip: '1.2.3.4' };
	expect( ( await send( start, { rawBody: JSON.stringify( { ...start.body, page } ) } ) ).code ).toBe(
		'unknown_field'
	);
} );

test( 'A22: a query parameter that a route does not name is refused', async () => {
	for ( const request of withQuery() ) {
		for ( const field of [ 'site_id', 'visitor_id', 'role', 'sort', 'order', 'orderby' ] ) {
			const answer = await send( request, { query: `?${ field }=1` } );

			expect( { route: request.name, field, status: answer.status } ).toEqual( {
				route: request.name,
				field,
				status: 400,
			} );
		}
	}
} );

const WRONG_VALUES = [
	0,
	-1,
	1e308,
	123456789012345680000,
	true,
	false,
	null,
	[],
	[ 'x' ],
	{},
	{ $ne: 1 },
	{ $gt: '' },
	'0e123',
	'',
	' ',
	'\u0000',
];

test( 'A38: a value of the wrong type is refused, on every field of every route', async () => {
	const before = await tableState( relay.site );
	for ( const request of withBody() ) {
		const shape = ( request.route.body as z.ZodObject ).shape as Record< string, z.ZodType >;
		for ( const [ field, schema ] of Object.entries( shape ) ) {
			for ( const value of WRONG_VALUES.filter( ( candidate ) => ! schema.safeParse( candidate ).success ) ) {
				const answer = await send( request, {
					rawBody: JSON.stringify( { ...request.body, [ field ]: value } ),
				} );

				expect( { route: request.name, field, value, status: answer.status } ).toEqual( {
					route: request.name,
					field,
					value,
					status: 400,
				} );
			}
		}
		for ( const whole of [ 'null', '[]', '1', '"text"', 'true', '[{}]' ] ) {
			const answer = await send( request, { rawBody: whole } );
			expect( { route: request.name, whole, status: answer.status } ).toEqual( {
				route: request.name,
				whole,
				status: 400,
			} );
		}
	}
	expect( await tableState( relay.site ) ).toEqual( before );
} );

/** Objects inside bodies whose fields are not all optional, as they should be. */
const GOOD_INSIDE: Record< string, object > = { callback: { phone: '+49 30 901820', at: null } };

/** Returns the object that a field takes; null: it takes something else. */
function objectIn( schema: z.ZodType ): z.ZodObject | null {
	if ( schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ) {
		return objectIn( schema.unwrap() as z.ZodType );
	}
	return schema instanceof z.ZodObject ? schema : null;
}

/** Lists the fields of the objects that bodies have inside. */
function fieldsInside() {
	return withBody().flatMap( ( request ) =>
		Object.entries( ( request.route.body as z.ZodObject ).shape as Record< string, z.ZodType > ).flatMap(
			( [ outer, schema ] ) =>
				Object.entries( ( objectIn( schema )?.shape ?? {} ) as Record< string, z.ZodType > ).map(
					( [ field, inner ] ) => ( { request, outer, field, inner } )
				)
		)
	);
}

test( 'A22, A38: what is inside of a body is as strict, on every route', async () => {
	const before = await tableState( relay.site );
	const tried = new Set< string >();
	for ( const { request, outer, field, inner } of fieldsInside() ) {
		const wrong: [ string, unknown ][] = WRONG_VALUES.filter( ( value ) => ! inner.safeParse( value ).success ).map(
			( value ) => [ field, value ]
		);
		for ( const [ name, value ] of [ ...wrong, [ 'visitor_id', 1 ] as const, [ 'verified', true ] as const ] ) {
			const good = { ...GOOD_INSIDE[ outer ], ...( request.body as Record< string, object > )[ outer ] };
			const body = { ...request.body, [ outer ]: { ...good, [ name ]: value } };
			const answer = await send( request, { rawBody: JSON.stringify( body ) } );

			const about = { route: request.name, outer, name, value };
			expect( { ...about, status: answer.status } ).toEqual( { ...about, status: 400 } );
			const paths = answer.json< { fields: { path: string }[] } >().fields.map( ( { path } ) => path );
			expect( { ...about, paths } ).toEqual( {
				...about,
				paths: expect.arrayContaining( [ expect.stringMatching( `^${ outer }\\b.*` ) ] ),
			} );
			tried.add( `${ request.name } ${ outer }.${ field }` );
		}
	}
	expect( [ ...tried ] ).toEqual(
		expect.arrayContaining( [
			'startConversation callback.phone',
			'startConversation prechat.phone',
			'startConversation message.body',
			'leaveLead prechat.fields',
		] )
	);
	expect( await tableState( relay.site ) ).toEqual( before );
} );

const POISONS = [
	'"__proto__":{"polluted":true}',
	'"constructor":{"prototype":{"polluted":true}}',
	'"prototype":{"polluted":true}',
	'"toString":"x"',
	'"hasOwnProperty":1',
	'"__defineGetter__":1',
];

test( 'A39: keys of an object’s own making are refused in JSON and pollute nothing', async () => {
	for ( const request of withBody() ) {
		for ( const poison of POISONS ) {
			const inner = JSON.stringify( request.body ).slice( 1, -1 );
			const answer = await send( request, { rawBody: `{${ poison }${ inner && ',' }${ inner }}` } );

			expect( { route: request.name, poison, status: answer.status } ).toEqual( {
				route: request.name,
				poison,
				status: 400,
			} );
		}
	}
	const nested = await visitor.send( 'POST', '/v1/conversations', {
		rawBody: '{"clientId":"p","message":{"clientId":"p","body":"x","__proto__":{"polluted":true}}}',
	} );
	expect( nested.status ).toBe( 400 );
} );

test( 'A39: such keys in a query are refused too', async () => {
	for ( const request of withQuery() ) {
		for ( const query of [
			'?__proto__[polluted]=1',
			'?__proto__.polluted=1',
			'?constructor[prototype][polluted]=1',
			'?__proto__=1',
			'?toString=1',
			'?limit[__proto__]=1',
		] ) {
			const answer = await send( request, { query } );
			expect( { route: request.name, query, status: answer.status } ).toEqual( {
				route: request.name,
				query,
				status: 400,
			} );
		}
	}
} );

const SQL = [
	"' OR '1'='1",
	"'; DROP TABLE shop_veranda_messages; --",
	'" OR ""="',
	'1 OR 1=1',
	'1) UNION SELECT 1,2,3 -- ',
	'%',
	'_',
	'\\',
	"\\' OR 1=1 -- ",
	'`',
	'/*',
	'1;SELECT SLEEP(5)',
	"' AND SLEEP(5) AND '1'='1",
	'0x31',
	'NULL',
	'1e3',
	'-1',
	'+1',
	'１',
	'\u00bf\u0027',
];

test( 'A37: operators and metacharacters in any query field are refused or find nothing', async () => {
	const before = await tableState( relay.site );
	const fields = [ 'state', 'assignee', 'department', 'visitor', 'q', 'cursor', 'limit' ];
	for ( const field of fields ) {
		for ( const text of SQL ) {
			const answer = await agent.get( `/v1/conversations?${ field }=${ encodeURIComponent( text ) }` );
			const isFine =
				answer.status === 400 ||
				( field === 'q' && answer.json< { conversations: unknown[] } >().conversations.length === 0 );

			expect( { field, text, isFine } ).toEqual( { field, text, isFine: true } );
		}
		for ( const query of [
			`${ field }[]=1`,
			`${ field }[$ne]=1`,
			`${ field }[$gt]=`,
			`${ field }=a&${ field }=b`,
		] ) {
			expect( { query, status: ( await agent.get( `/v1/conversations?${ query }` ) ).status } ).toEqual( {
				query,
				status: 400,
			} );
		}
	}
	for ( const field of [ 'after', 'before', 'limit' ] ) {
		for ( const text of SQL ) {
			const answer = await visitor.get(
				`/v1/conversations/${ conversation }/messages?${ field }=${ encodeURIComponent( text ) }`
			);
			expect( { field, text, status: answer.status } ).toEqual( { field, text, status: 400 } );
		}
	}
	expect( await tableState( relay.site ) ).toEqual( before );
} );

test( 'A37: a wildcard in a search is a letter like any other', async () => {
	const { conversation: odd } = await relay.make.queuedConversation( { prechat: { name: '100%_wool' } } );
	await relay.make.queuedConversation( { prechat: { name: '100 lamps' } } );
	const search = async ( text: string ) =>
		( await agent.get( `/v1/conversations?q=${ encodeURIComponent( text ) }` ) )
			.json< { conversations: { id: string }[] } >()
			.conversations.map( ( { id } ) => id );

	expect( await search( '100%' ) ).toEqual( [ odd.id ] );
	expect( await search( '100%_w' ) ).toEqual( [ odd.id ] );
	expect( await search( '1%l' ) ).toEqual( [] );
	expect( await search( '1_0' ) ).toEqual( [] );
} );

test( 'A37: metacharacters in ids, client ids and names are refused or kept as text', async () => {
	for ( const text of SQL ) {
		const byId = await agent.get( `/v1/conversations/${ encodeURIComponent( text ) }` );
		expect( [ 400, 404 ] ).toContain( byId.status );
		const byClientId = await visitor.post( `/v1/conversations/${ conversation }/messages`, {
			clientId: text,
			body: 'x',
		} );
		expect( { text, status: byClientId.status } ).toEqual( {
			text,
			status: /^[A-Za-z0-9_-]{1,64}$/.test( text ) ? 201 : 400,
		} );
		const stored = await visitor.post( `/v1/conversations/${ conversation }/messages`, draft( text ) );
		expect( stored.json< { message: { body: string } } >().message.body ).toBe( text );
	}
} );

test( 'A42: what is logged of a hostile request is one short line of JSON', async () => {
	const before = relay.log.length;
	await call( {
		port: relay.port,
		path: `/v1/conversations/${ encodeURIComponent( '\u001b[31mred\r\nX-Injected: 1' ) }?q=${ 'x'.repeat( 9_000 ) }`,
		headers: {
			Authorization: `Bearer ${ agentToken( relay.site ) }`,
			'User-Agent': `\u001b[2J${ 'u'.repeat( 4_000 ) }`,
			Referer: 'r'.repeat( 4_000 ),
		},
	} ).catch( () => null );

	for ( const line of relay.log.slice( before ) ) {
		expect( () => JSON.parse( line ) ).not.toThrow();
		expect( line.trimEnd() ).not.toMatch( /[\u0000-\u001f]/ );
		expect( line.length ).toBeLessThan( 4_000 );
	}
} );

test( 'A42: a path that cannot be decoded is nowhere, and no fault of ours', async () => {
	const before = relay.log.length;
	const answer = await agent.get( '/v1/conversations/%ff' );

	expect( answer.status ).toBe( 404 );
	expect( answer.json< { code: string } >().code ).toBe( 'not_found' );
	expect( relay.log.slice( before ).join( '' ) ).not.toContain( 'A request failed.' );
} );
