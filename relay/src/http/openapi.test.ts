import { ROUTES, streamEvent } from '../../protocol';
import { describeApi } from './openapi';

const api = describeApi() as {
	openapi: string;
	paths: Record< string, Record< string, { operationId: string } > >;
	components: { schemas: Record< string, object > };
};

test( 'every route is described, and no other', () => {
	const described = Object.entries( api.paths ).flatMap( ( [ path, methods ] ) =>
		Object.keys( methods ).map( ( method ) => `${ method } ${ path }` )
	);

	expect( api.openapi ).toBe( '3.1.0' );
	expect( described.sort() ).toEqual(
		Object.values( ROUTES )
			.map( ( { method, path } ) => `${ method } ${ path }` )
			.sort()
	);
} );

test( 'every event is described', () => {
	const text = JSON.stringify( api.components.schemas );
	const types = streamEvent.options.flatMap( ( group ) =>
		group.options.map( ( option ) => option.shape.type.value )
	);

	expect( types ).toContain( 'message.created' );
	for ( const type of types ) {
		expect( text ).toContain( `"const":"${ type }"` );
	}
} );

test( 'every reference leads somewhere', () => {
	const references = [ ...JSON.stringify( api ).matchAll( /"\$ref":"([^"]+)"/g ) ].map(
		( match ) => match[ 1 ] as string
	);

	expect( references.length ).toBeGreaterThan( 50 );
	for ( const reference of new Set( references ) ) {
		expect( Object.keys( api.components.schemas ) ).toContain( reference.replace( '#/components/schemas/', '' ) );
	}
} );
