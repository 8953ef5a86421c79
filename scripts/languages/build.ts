import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mo } from 'gettext-parser';
import { ROOT } from '../environment/paths';
import { readCatalogues } from './catalogue';
import { importedFiles } from './imported-files';
import { forScript, forWidget } from './script-translations';
import { widgetTexts } from './widget-texts';

const BUILT = join( ROOT, 'plugin/build/languages' );

/** The scripts of wp-admin by their handles, and the folders and files where their texts are. */
const SCRIPTS = {
	'veranda-admin': () => [ 'admin-ui/src/' ],
	// On every page of wp-admin: what it does not say is left out.
	'veranda-desk': () => importedFiles( 'admin-ui/src/desk/index.ts' ),
	'veranda-chat-editor-script': () => [ 'admin-ui/blocks/chat/' ],
	'veranda-chat-button-editor-script': () => [ 'admin-ui/blocks/chat-button/' ],
};

/**
 * Makes of each language in plugin/languages what reads it: a file for PHP, one for each script of wp-admin (named after its
 * handle, as WordPress looks for it) and one for the widget; and lists of them all, and of the widget's texts.
 */
export function buildLanguages(): void {
	rmSync( BUILT, { recursive: true, force: true } );
	mkdirSync( BUILT, { recursive: true } );
	const catalogues = readCatalogues();
	const names = catalogues.map( ( { locale } ) => `'${ locale }'` ).join( ', ' );
	writeFileSync( join( BUILT, 'languages.php' ), `<?php\nreturn array( ${ names } );\n` );
	writeFileSync( join( BUILT, 'widget-texts.json' ), JSON.stringify( widgetTexts( catalogues ) ) );
	for ( const catalogue of catalogues ) {
		const name = `veranda-${ catalogue.locale }`;
		writeFileSync( join( BUILT, `${ name }.mo` ), mo.compile( catalogue.file ) );
		for ( const [ handle, placesOf ] of Object.entries( SCRIPTS ) ) {
			writeFileSync(
				join( BUILT, `${ name }-${ handle }.json` ),
				JSON.stringify( forScript( catalogue, placesOf() ) )
			);
		}
		writeFileSync( join( BUILT, `${ name }-widget.json` ), JSON.stringify( forWidget( catalogue ) ) );
	}
}
