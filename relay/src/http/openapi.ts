import { z } from 'zod';
import * as protocol from '../../protocol';
import { PROBLEMS, ROUTES, type ProblemCode, type RouteDescription } from '../../protocol';
import { RELAY_VERSION } from '../version';

/** Codes that any call with a token may be answered with. */
const COMMON: readonly ProblemCode[] = [
	'rate_limited',
	'db_unavailable',
	'schema_mismatch',
	'shutting_down',
	'site_disabled',
	'internal_error',
];
const WITH_TOKEN: readonly ProblemCode[] = [
	'token_missing',
	'token_invalid',
	'token_expired',
	'token_revoked',
	'clock_skew',
	'wrong_scope',
	'origin_not_allowed',
];
const WITH_BODY: readonly ProblemCode[] = [
	'invalid_request',
	'unknown_field',
	'malformed_json',
	'request_too_large',
	'unsupported_media_type',
];

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } };

/** Describes every route and event as OpenAPI 3.1, from the same schemas that check them. */
export function describeApi(): object {
	const { names, schemas } = describeSchemas();
	const paths: Record< string, Record< string, object > > = {};
	for ( const [ operationId, route ] of Object.entries( ROUTES ) as Array< [ string, RouteDescription ] > ) {
		( paths[ route.path ] ??= {} )[ route.method ] = describeRoute( operationId, route, names );
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'Veranda relay',
			version: RELAY_VERSION,
			description: 'Messages in by HTTP, out by Server-Sent Events. See docs/protocol.md.',
			license: { name: 'GPL-2.0-or-later', identifier: 'GPL-2.0-or-later' },
		},
		servers: [ { url: '/' } ],
		paths,
		components: {
			schemas,
			securitySchemes: {
				visitor: {
					type: 'http',
					scheme: 'bearer',
					bearerFormat: 'JWT',
					description: "A visitor's access token.",
				},
				agent: {
					type: 'http',
					scheme: 'bearer',
					bearerFormat: 'JWT',
					description: "An agent's token, made by WordPress.",
				},
				service: {
					type: 'http',
					scheme: 'bearer',
					bearerFormat: 'JWT',
					description: 'A service token, bound to the body.',
				},
			},
		},
	};
}

/** Every schema that the protocol exports has a name; in the description it is referred to by that name. */
function describeSchemas() {
	const registry = z.registry< { id: string } >();
	const names = new Map< z.ZodType, string >();
	for ( const [ id, schema ] of Object.entries( protocol ) ) {
		if ( schema instanceof z.ZodType && ! names.has( schema ) ) {
			registry.add( schema, { id } );
			names.set( schema, id );
		}
	}
	const { schemas } = z.toJSONSchema( registry, {
		io: 'input',
		uri: ( id ) => `#/components/schemas/${ id }`,
		unrepresentable: 'any',
	} );
	for ( const schema of Object.values( schemas ) as Array< Record< string, unknown > > ) {
		delete schema.$id;
		delete schema.$schema;
	}
	return { names, schemas };
}

function describeRoute(
	operationId: string,
	route: RouteDescription,
	names: ReadonlyMap< z.ZodType, string >
): object {
	const content = ( schema: z.ZodType ) => ( { 'application/json': { schema: describe( schema, names ) } } );
	const codes = [
		...( route.tag === 'operations' ? [] : COMMON ),
		...( route.audiences.length > 0 ? WITH_TOKEN : [] ),
		...( route.body === undefined ? [] : WITH_BODY ),
		...( route.problems ?? [] ),
	];
	const responses: Record< string, object > = {};
	for ( const code of new Set( codes ) ) {
		const [ status, title ] = PROBLEMS[ code ];
		const earlier = responses[ status ] as { description: string } | undefined;
		responses[ status ] = {
			description: `${ earlier === undefined ? '' : `${ earlier.description } ` }\`${ code }\`: ${ title }`,
			content: PROBLEM,
		};
	}
	for ( const [ status, answer ] of Object.entries( route.answers ) ) {
		responses[ status ] = describeAnswer( answer, content );
	}
	return {
		operationId,
		tags: [ route.tag ],
		summary: route.summary,
		security: route.audiences.map( ( audience ) => ( { [ audience ]: [] } ) ),
		parameters: [ ...describeParameters( 'path', route.params ), ...describeParameters( 'query', route.query ) ],
		...( route.body === undefined ? {} : { requestBody: { required: true, content: content( route.body ) } } ),
		responses,
	};
}

function describeAnswer(
	answer: RouteDescription[ 'answers' ][ number ],
	content: ( schema: z.ZodType ) => object
): object {
	if ( answer === null ) {
		return { description: 'Done.' };
	}
	if ( answer instanceof z.ZodType ) {
		return { description: 'What was asked for.', content: content( answer ) };
	}
	if ( answer === 'text/event-stream' ) {
		return {
			description: 'Events, one line of JSON in `data` each.',
			content: { [ answer ]: { schema: { $ref: '#/components/schemas/streamEvent' } } },
		};
	}
	const types = typeof answer === 'string' ? [ answer ] : answer;
	return {
		description: 'Text.',
		content: Object.fromEntries( types.map( ( type ) => [ type, { schema: { type: 'string' } } ] ) ),
	};
}

function describe( schema: z.ZodType, names: ReadonlyMap< z.ZodType, string > ): object {
	const name = names.get( schema );
	return name === undefined
		? z.toJSONSchema( schema, { io: 'input', unrepresentable: 'any' } )
		: { $ref: `#/components/schemas/${ name }` };
}

function describeParameters( place: 'path' | 'query', schema: z.ZodType | undefined ): object[] {
	if ( schema === undefined ) {
		return [];
	}
	const { properties = {}, required = [] } = z.toJSONSchema( schema, { io: 'input', unrepresentable: 'any' } );
	return Object.entries( properties ).map( ( [ name, property ] ) => ( {
		name,
		in: place,
		required: required.includes( name ),
		schema: property,
	} ) );
}
