/*
 * Lints texts as if they were files of the repository: `[ [ path, text ], … ]` on standard input gives an array of
 * ESLint's messages for each on standard output. A process of its own, because Jest cannot load ESLint's configuration.
 */
const { text } = require( 'node:stream/consumers' );
const { ESLint } = require( 'eslint' );

const root = `${ __dirname }/../..`;

text( process.stdin ).then( async ( input ) => {
	const eslint = new ESLint( { cwd: root } );
	const messages = [];
	for ( const [ path, code ] of JSON.parse( input ) ) {
		const [ result ] = await eslint.lintText( code, { filePath: path } );
		messages.push( result.messages );
	}
	process.stdout.write( JSON.stringify( messages ) );
} );
