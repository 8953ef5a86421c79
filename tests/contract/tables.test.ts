import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMA_VERSION } from '../../relay/protocol';
import { ROOT } from '../../scripts/environment/paths';
import { ROWS_OF_CONVERSATIONS, ROWS_OF_VISITORS } from '../../relay/src/store/erasure-store';
import { tablesOf, type Tables } from '../../relay/src/store/tables';
import { schemaFiles, schemaStatements, schemaVersion } from '../../scripts/environment/schema';

const STORE = join( ROOT, 'relay/src/store' );
const PREFIX = 'prefix_';

/** Reads the columns of each table from the schema's files. */
function tables(): Map< string, Set< string > > {
	const found = new Map< string, Set< string > >();
	for ( const statement of schemaFiles().flatMap( ( file ) => schemaStatements( file, PREFIX ) ) ) {
		const [ , name, body ] = /^CREATE TABLE prefix_(\w+) \(\n([^]*)\n\)/.exec( statement ) ?? [];
		if ( name && body ) {
			const columns = body
				.split( '\n' )
				.map( ( line ) => /^\t([a-z_]+) /.exec( line )?.[ 1 ] )
				.filter( ( column ) => column !== undefined );
			found.set( name, new Set( columns ) );
		}
		const [ , changed = '' ] = /^ALTER TABLE prefix_(\w+)/.exec( statement ) ?? [];
		for ( const [ , column = '' ] of statement.matchAll( /\bADD COLUMN ([a-z_]+) /g ) ) {
			found.get( changed )?.add( column );
		}
	}
	return found;
}

test( 'the relay serves the newest schema', () => {
	const numbers = schemaFiles().map( schemaVersion );

	expect( numbers ).toEqual( numbers.map( ( _, index ) => index + 1 ) );
	expect( SCHEMA_VERSION ).toBe( numbers.at( -1 ) );
} );

test( 'every statement of the schema is one that both MySQL 8 and MariaDB accept', () => {
	for ( const statement of schemaFiles().flatMap( ( file ) => schemaStatements( file, PREFIX ) ) ) {
		expect( statement ).not.toMatch( /\{prefix\}|IF NOT EXISTS|utf8mb4_0900|uca1400|UUID\b(?!\()|RETURNING/ );
		if ( statement.startsWith( 'CREATE TABLE' ) ) {
			expect( statement ).toMatch( /ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4$/ );
		}
	}
} );

test( 'ids, keys and hashes are compared byte by byte', () => {
	for ( const file of schemaFiles() ) {
		const lines = readFileSync( file, 'utf8' ).split( '\n' );
		for ( const line of lines.filter( ( text ) =>
			/^\t(?:ADD COLUMN )?(\w*public_id|client_id|jti|epoch|token_hash|family) /.test( text )
		) ) {
			expect( line ).toMatch( /COLLATE ascii_bin|BINARY\(/ );
		}
	}
} );

test( 'every table and column that the relay’s SQL names is in the schema', () => {
	const known = tables();
	// The migrator makes its own table before it can run a file.
	const named = Object.entries( tablesOf( PREFIX ) ).filter( ( [ name ] ) => name !== 'migrations' );
	const columns = new Set( [ ...known.values() ].flatMap( ( names ) => [ ...names ] ) );
	const source = readdirSync( STORE )
		.filter( ( name ) => name.endsWith( '-store.ts' ) )
		.map( ( name ) => readFileSync( join( STORE, name ), 'utf8' ) )
		.join( '\n' );
	const aliased = [ ...source.matchAll( /\b(?:\w\.)?([a-z]+(?:_[a-z]+)+) AS \w+/g ) ].map(
		( [ , column = '' ] ) => column
	);

	expect( named.map( ( [ , table ] ) => table.replace( /`/g, '' ).slice( PREFIX.length ) ).sort() ).toEqual(
		[ ...known.keys() ].sort()
	);
	expect( aliased.length ).toBeGreaterThan( 30 );
	expect( aliased.filter( ( column ) => ! columns.has( column ) ) ).toEqual( [] );
} );

test( 'whatever belongs to a conversation or a visitor goes with them', () => {
	const erased = ( names: readonly ( keyof Tables )[] ) =>
		names.map( ( name ) => tablesOf( PREFIX )[ name ].replace( /`/g, '' ).slice( PREFIX.length ) ).sort();
	const having = ( column: string ) =>
		[ ...tables() ].filter( ( [ , columns ] ) => columns.has( column ) ).map( ( [ table ] ) => table );

	// Events have both, and are found by their visitor; so are conversations. A left message becomes a conversation.
	expect( erased( ROWS_OF_CONVERSATIONS ) ).toEqual(
		having( 'conversation_id' )
			.filter( ( table ) => ! [ 'veranda_events', 'veranda_left_messages' ].includes( table ) )
			.sort()
	);
	expect( erased( ROWS_OF_VISITORS ) ).toEqual(
		having( 'visitor_id' )
			.filter( ( table ) => table !== 'veranda_conversations' )
			.sort()
	);
	// WordPress's eraser does the same.
	const php = readFileSync( join( ROOT, 'plugin/includes/Privacy/Personal_Rows.php' ), 'utf8' );
	const listed = ( name: string ) =>
		[ ...( new RegExp( `const ${ name } = array\\(([^)]*)\\)` ).exec( php )?.[ 1 ] ?? '' ).matchAll( /'(\w+)'/g ) ]
			.map( ( [ , table = '' ] ) => table )
			.sort();
	expect( listed( 'OF_CONVERSATIONS' ) ).toEqual( erased( ROWS_OF_CONVERSATIONS ) );
	expect( listed( 'OF_VISITORS' ) ).toEqual( erased( ROWS_OF_VISITORS ) );
} );

test( 'a row of every table has a field for each of its columns that the relay reads, by the same name', () => {
	const source = [ 'rows.ts', 'event-row.ts' ]
		.map( ( name ) => readFileSync( join( STORE, name ), 'utf8' ) )
		.join( '\n' );
	const pairs: [ row: string, table: string ][] = [
		[ 'VisitorRow', 'veranda_visitors' ],
		[ 'ConversationRow', 'veranda_conversations' ],
		[ 'MessageRow', 'veranda_messages' ],
		[ 'EventOfConversation', 'veranda_events' ],
		[ 'NumberedEvent', 'veranda_events' ],
		[ 'SessionRow', 'veranda_visitor_sessions' ],
	];
	for ( const [ row, table ] of pairs ) {
		const [ , body = '' ] =
			new RegExp( `interface ${ row }(?: extends \\w+)? \\{\\n([^]*?)\\n\\}` ).exec( source ) ?? [];
		const fields = [ ...body.matchAll( /^\t(\w+): /gm ) ].map( ( [ , field = '' ] ) => field );
		const columns = fields.map( ( field ) =>
			field.replace( /[A-Z]/g, ( letter ) => `_${ letter.toLowerCase() }` )
		);

		expect( { row, isFound: columns.length > 0 } ).toEqual( { row, isFound: true } );
		expect( { row, unknown: columns.filter( ( column ) => ! tables().get( table )?.has( column ) ) } ).toEqual( {
			row,
			unknown: [],
		} );
	}
} );
