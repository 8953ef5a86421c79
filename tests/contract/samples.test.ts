import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import * as protocol from '../../relay/protocol';
import { ROOT } from '../../scripts/environment/paths';

const FOLDER = join( ROOT, 'relay/protocol/samples' );

const names = readdirSync( FOLDER )
	.filter( ( name ) => name.endsWith( '.json' ) )
	.sort();

function read( name: string ): unknown {
	return JSON.parse( readFileSync( join( FOLDER, name ), 'utf8' ) );
}

/** `message-created.visitor.json` is a variant of a sample of `messageCreated`. */
function schemaNameOf( file: string ): string {
	const [ kebab = '' ] = file.split( '.' );
	return kebab.replace( /-([a-z])/g, ( _, letter: string ) => letter.toUpperCase() );
}

/** The schemas of whole objects; parts such as ids and states are shown inside them. */
const schemas = new Map(
	Object.entries( protocol ).filter(
		( entry ): entry is [ string, z.ZodObject ] => entry[ 1 ] instanceof z.ZodObject
	)
);

test.each( names )( '%s is what its schema says', ( name ) => {
	const schema = schemas.get( schemaNameOf( name ) );

	expect( schema ).toBeDefined();
	expect( schema?.safeParse( read( name ) ).error?.issues ?? [] ).toEqual( [] );
} );

test( 'every schema has a sample', () => {
	const sampled = new Set( names.map( schemaNameOf ) );

	expect( [ ...schemas.keys() ].filter( ( name ) => ! sampled.has( name ) ) ).toEqual( [] );
} );

test( 'every system notice has a sample', () => {
	const bodies = names
		.filter( ( name ) => schemaNameOf( name ) === 'message' )
		.map( read )
		.filter( ( sample ) => protocol.message.parse( sample ).kind === 'system' )
		.map( ( sample ) => protocol.message.parse( sample ).body );

	expect( bodies.sort() ).toEqual( [ ...protocol.systemNotice.options ].sort() );
} );

test( 'a field that no schema names is refused in every object on the wire', () => {
	// Claims are loose on purpose: an older relay must read what a newer plugin adds.
	for ( const name of names.filter( ( file ) => ! schemaNameOf( file ).endsWith( 'Claims' ) ) ) {
		const sample = { ...( read( name ) as object ), surplusField: 1 };

		expect( { name, isAccepted: schemas.get( schemaNameOf( name ) )?.safeParse( sample ).success } ).toEqual( {
			name,
			isAccepted: false,
		} );
	}
} );
