import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkConfiguration, configurationFor } from '../../scripts/environment/nginx';
import { ROOT } from '../../scripts/environment/paths';

let folder: string;

beforeEach( () => {
	folder = mkdtempSync( join( tmpdir(), 'veranda-nginx-' ) );
} );

afterEach( () => rmSync( folder, { recursive: true, force: true } ) );

/** Returns the first nginx block in a document. */
function snippetOf( document: string ): string {
	const [ , snippet = '' ] = /```nginx\n(.*?)```/s.exec( readFileSync( join( ROOT, document ), 'utf8' ) ) ?? [];
	return snippet;
}

/** Returns the relevant lines of a configuration: no comments, and not where it listens. */
function directivesOf( text: string ): string[] {
	return text
		.split( '\n' )
		.map( ( line ) => line.trim() )
		.filter( ( line ) => line !== '' && ! line.startsWith( '#' ) && ! line.startsWith( 'listen ' ) );
}

test( 'nginx takes what the containers use and what the documents show', async () => {
	const forContainers = configurationFor( { port: 8787, relays: [ 8791, 8792, 8793 ] } );
	const forOne = `server {\nlisten 127.0.0.1:8787;\n${ snippetOf( 'README.md' ) }}`;

	for ( const text of [ forContainers, snippetOf( 'docs/several-relays.md' ), forOne ] ) {
		const { code, output } = await checkConfiguration( folder, text );
		expect( { code, output } ).toEqual( { code: 0, output: expect.stringContaining( 'test is successful' ) } );
	}
} );

test( 'the document shows what the containers use and the bench restarts relays behind', () => {
	const forContainers = configurationFor( { port: 8787, relays: [ 8791, 8792, 8793 ] } );

	expect( directivesOf( snippetOf( 'docs/several-relays.md' ) ) ).toEqual( directivesOf( forContainers ) );
} );
