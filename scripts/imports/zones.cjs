/*
 * Turns the map of who may import whom into the options of `import/no-restricted-paths`: one rule with every row, so
 * that no row overwrites another.
 */
const { readdirSync } = require( 'node:fs' );
const { join } = require( 'node:path' );
const { typescript: map } = require( './map.json' );

const ROOT = join( __dirname, '../..' );

/** Tests and what helps them: they may import everything, and nothing that is shipped may import them. */
const FOR_TESTS = [ '**/*.test.{ts,tsx}', '**/*.fixture.{ts,tsx}', '**/fakes.ts', '**/test-support/**' ];

/** Folders of which nothing is shipped. */
const TOOLS = [ 'scripts', 'tests', 'bench' ];

const parts = Object.keys( map );
const named = parts.flatMap( ( name ) => map[ name ].files ?? [ name ] );

/** Returns the files and folders of a part; `folder/*` stands for what is in a folder and no part names. */
function filesOf( name ) {
	return ( map[ name ].files ?? [ name ] ).flatMap( ( path ) => {
		if ( ! path.endsWith( '/*' ) ) {
			return [ path ];
		}
		const folder = path.slice( 0, -2 );
		return readdirSync( join( ROOT, folder ), { withFileTypes: true } )
			.filter( ( entry ) => entry.isDirectory() || /(?<!\.test|\.fixture)\.tsx?$/.test( entry.name ) )
			.map( ( entry ) => `${ folder }/${ entry.name }` )
			.filter( ( place ) => ! named.some( ( other ) => other === place || other.startsWith( `${ place }/` ) ) );
	} );
}

/** Returns the zones of the rule: for each part what it may not import, and what none of them may. */
function importZones() {
	const zones = parts.map( ( name ) => {
		const { mayImport } = map[ name ];
		const forbidden = parts.filter( ( other ) => other !== name && ! mayImport.includes( other ) );
		return {
			target: filesOf( name ),
			from: [ ...forbidden.flatMap( filesOf ), ...TOOLS ],
			message: `${ name } may import ${ mayImport.join( ', ' ) || 'nothing of ours' } (docs/architecture.md).`,
		};
	} );
	return [ ...zones, { target: parts.flatMap( filesOf ), from: FOR_TESTS, message: 'This is for tests.' } ];
}

module.exports = { map, FOR_TESTS, TOOLS, filesOf, importZones };
