import { z } from 'zod';
import {
	controlEvent,
	lastingEvent,
	passingEvent,
	PROBLEMS,
	ROUTES,
	type RouteDescription,
} from '../../relay/protocol';
import { describeApi } from '../../relay/src/http/openapi';

interface Operation {
	operationId: string;
	parameters?: { name: string; in: string; required?: boolean }[];
	requestBody?: object;
	responses: Record< string, object >;
	security?: object[];
}

interface Document {
	openapi: string;
	paths: Record< string, Record< string, Operation > >;
	components: { schemas: Record< string, object > };
}

const api = JSON.parse( JSON.stringify( describeApi() ) ) as Document;
const routes = Object.entries( ROUTES ) as [ string, RouteDescription ][];

test( 'the document has every route with its parameters, body and answers, and no other', () => {
	const described = Object.entries( api.paths ).flatMap( ( [ path, methods ] ) =>
		Object.keys( methods ).map( ( method ) => `${ method } ${ path }` )
	);

	expect( described.sort() ).toEqual( routes.map( ( [ , { method, path } ] ) => `${ method } ${ path }` ).sort() );
	for ( const [ name, route ] of routes ) {
		const operation = api.paths[ route.path ]?.[ route.method ] as Operation;
		const parameters = ( operation.parameters ?? [] )
			.filter( ( { in: place } ) => place === 'path' )
			.map( ( { name: each } ) => each );
		const inPath = [ ...route.path.matchAll( /\{(\w+)\}/g ) ].map( ( [ , each ] ) => each );

		expect( { name, id: operation.operationId, parameters } ).toEqual( { name, id: name, parameters: inPath } );
		expect( { name, hasBody: operation.requestBody !== undefined } ).toEqual( {
			name,
			hasBody: route.body !== undefined,
		} );
		expect( Object.keys( operation.responses ) ).toEqual( expect.arrayContaining( Object.keys( route.answers ) ) );
		expect( { name, isGuarded: ( operation.security ?? [] ).length > 0 } ).toEqual( {
			name,
			isGuarded: route.audiences.length > 0,
		} );
	}
} );

test( 'the document has every event', () => {
	const text = JSON.stringify( api );
	const types = [ lastingEvent, passingEvent, controlEvent ].flatMap( ( union ) =>
		union.options.map(
			( option ) => ( option as z.ZodObject< { type: z.ZodLiteral< string > } > ).shape.type.value
		)
	);

	expect( types.length ).toBeGreaterThanOrEqual( 19 );
	expect( types.filter( ( type ) => ! text.includes( `"${ type }"` ) ) ).toEqual( [] );
} );

test( 'the document has every problem code', () => {
	const text = JSON.stringify( api );

	expect( Object.keys( PROBLEMS ).filter( ( code ) => ! text.includes( `"${ code }"` ) ) ).toEqual( [] );
} );

test( 'every reference in the document leads somewhere', () => {
	const references = [ ...JSON.stringify( api ).matchAll( /"\$ref":"#\/components\/schemas\/([^"/]+)/g ) ].map(
		( [ , name ] ) => name
	);

	expect( references.length ).toBeGreaterThan( 0 );
	expect(
		references.filter( ( name ) => name === undefined || ! Object.hasOwn( api.components.schemas, name ) )
	).toEqual( [] );
} );
