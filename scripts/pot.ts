import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { transformSync } from '@babel/core';
import { requireCommand } from './environment/commands';
import { ROOT } from './environment/paths';
import { Problem } from './environment/problem';
import { say } from './environment/progress';

const POT = join( ROOT, 'plugin/languages/veranda.pot' );
const PHP_SOURCES = [ 'plugin/veranda.php', 'plugin/includes' ];
const SCRIPT_SOURCES = [ 'admin-ui/src', 'admin-ui/blocks', 'plugin/widget/src' ];

/** WordPress's functions with the positions of their texts; `c` marks a context. */
const PHP_KEYWORDS = [
	'__:1',
	'_e:1',
	'_x:1,2c',
	'_ex:1,2c',
	'_n:1,2',
	'_nx:1,2,4c',
	'_n_noop:1,2',
	'_nx_noop:1,2,3c',
	'esc_html__:1',
	'esc_html_e:1',
	'esc_html_x:1,2c',
	'esc_attr__:1',
	'esc_attr_e:1',
	'esc_attr_x:1,2c',
];

/** What WordPress translates of a block, with the contexts that it asks for. */
const BLOCK_FIELDS = { title: 'block title', description: 'block description', keywords: 'block keyword' };

/** Fields of the plugin's header that WordPress translates in the list of plugins. */
const HEADER_FIELDS = [ 'Plugin Name', 'Description', 'Author' ];

/**
 * Collects the texts of PHP and TypeScript into languages/veranda.pot and adds them to each language; with `--check`, only
 * says whether it is current.
 */
export async function main( args: string[] ): Promise< void > {
	const { values } = parseArgs( {
		args,
		options: { check: { type: 'boolean', default: false } },
	} );
	const folder = mkdtempSync( join( tmpdir(), 'veranda-pot-' ) );
	try {
		const fresh = await collect( folder );
		const isCurrent = withoutDate( fresh ) === withoutDate( readIfThere( POT ) );
		if ( values.check && ! isCurrent ) {
			throw new Problem(
				'plugin/languages/veranda.pot is not up to date: run "npm run pot" and commit the file.'
			);
		}
		if ( ! isCurrent ) {
			writeFileSync( POT, fresh );
			await addToLanguages();
		}
		const count = fresh.match( /^msgid /gm )?.length ?? 1;
		say( `plugin/languages/veranda.pot ${ isCurrent ? 'is up to date' : 'is written' }: ${ count - 1 } texts` );
	} finally {
		rmSync( folder, { recursive: true, force: true } );
	}
}

async function collect( folder: string ): Promise< string > {
	const parts = {
		header: join( folder, 'header.pot' ),
		blocks: join( folder, 'blocks.pot' ),
		php: join( folder, 'php.pot' ),
		scripts: join( folder, 'scripts.pot' ),
	};
	writeFileSync( parts.header, describeHeader() );
	writeFileSync( parts.blocks, describeBlocks() );
	await collectPhp( parts.php );
	collectScripts( parts.scripts );
	const { header, ...sources } = parts;
	const all = join( folder, 'all.pot' );
	// A text of several sources keeps all of its places: they say which script needs it.
	writeFileSync( all, await merge( Object.values( sources ) ) );
	return merge( [ '--use-first', header, all ] );
}

/** Merges files. Without line numbers: a text that only moved should not change the result. */
function merge( args: string[] ): Promise< string > {
	return requireCommand( 'Merging the texts', 'msgcat', [
		'--sort-by-file',
		'--add-location=file',
		'--no-wrap',
		...args,
	] );
}

/** Gives each language the new texts, untranslated, and takes out those that are gone. Nothing is guessed. */
async function addToLanguages(): Promise< void > {
	for ( const name of readdirSync( dirname( POT ) ).filter( ( each ) => each.endsWith( '.po' ) ) ) {
		const file = join( dirname( POT ), name );
		await requireCommand( `Adding the texts to ${ name }`, 'msgmerge', [
			'--update',
			'--backup=none',
			'--no-fuzzy-matching',
			'--no-wrap',
			'--add-location=file',
			file,
			POT,
		] );
		const translated = await requireCommand( `Taking out of ${ name } what is gone`, 'msgattrib', [
			'--no-obsolete',
			'--no-wrap',
			'--add-location=file',
			file,
		] );
		writeFileSync( file, translated );
	}
}

async function collectPhp( output: string ): Promise< void > {
	await requireCommand( 'Collecting the texts of PHP', 'xgettext', [
		'--language=PHP',
		'--from-code=UTF-8',
		'--add-comments=translators:',
		'--keyword',
		...PHP_KEYWORDS.map( ( keyword ) => `--keyword=${ keyword }` ),
		`--output=${ output }`,
		...listFiles( PHP_SOURCES, [ '.php' ] ),
	] );
}

/** Babel's plugin keeps what it found in earlier files, and writes all of it each time. */
function collectScripts( output: string ): void {
	const makepot = [
		require.resolve( '@wordpress/babel-plugin-makepot' ),
		{ output, headers: { 'content-type': 'text/plain; charset=UTF-8' } },
	];
	for ( const file of listFiles( SCRIPT_SOURCES, [ '.ts', '.tsx' ] ) ) {
		transformSync( readFileSync( join( ROOT, file ), 'utf8' ), {
			filename: join( ROOT, file ),
			cwd: ROOT,
			babelrc: false,
			configFile: false,
			code: false,
			plugins: [ makepot ],
			parserOpts: {
				plugins: file.endsWith( '.tsx' ) ? [ 'typescript', 'jsx' ] : [ 'typescript' ],
			},
		} );
	}
}

function listFiles( sources: string[], endings: string[] ): string[] {
	return sources.flatMap( ( source ) =>
		extname( source ) === ''
			? readdirSync( join( ROOT, source ), { recursive: true, withFileTypes: true } )
					.filter(
						( entry ) => entry.isFile() && endings.some( ( ending ) => entry.name.endsWith( ending ) )
					)
					.map( ( entry ) => relative( ROOT, join( entry.parentPath, entry.name ) ) )
					.filter( ( path ) => ! /\.test\.tsx?$|\.d\.ts$/.test( path ) )
					.sort()
			: [ source ]
	);
}

/** Returns the head of the file and the texts of the plugin's own header. */
function describeHeader(): string {
	const source = readFileSync( join( ROOT, 'plugin/veranda.php' ), 'utf8' );
	const field = ( name: string ) => {
		const found = new RegExp( `^ \\* ${ name }: +(.+)$`, 'm' ).exec( source )?.[ 1 ];
		if ( found === undefined ) {
			throw new Problem( `plugin/veranda.php has no "${ name }" in its header.` );
		}
		return found;
	};
	const head = [
		`Project-Id-Version: Veranda ${ field( 'Version' ) }`,
		'Report-Msgid-Bugs-To: ',
		`POT-Creation-Date: ${ new Date().toISOString().slice( 0, 16 ).replace( 'T', ' ' ) }+0000`,
		'PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE',
		'Last-Translator: FULL NAME <EMAIL@ADDRESS>',
		'Language-Team: LANGUAGE <LL@li.org>',
		'Language: ',
		'MIME-Version: 1.0',
		'Content-Type: text/plain; charset=UTF-8',
		'Content-Transfer-Encoding: 8bit',
		'Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;',
		'X-Domain: veranda',
	];
	return [
		'# Copyright (C) Veranda contributors',
		'# This file is distributed under the GPL-2.0-or-later.',
		'#, fuzzy',
		'msgid ""',
		'msgstr ""',
		...head.map( ( line ) => quote( `${ line }\n` ) ),
		...HEADER_FIELDS.flatMap( ( name ) => [
			'',
			`#. ${ name } of the plugin`,
			'#: plugin/veranda.php',
			`msgid ${ quote( field( name ) ) }`,
			'msgstr ""',
		] ),
		'',
	].join( '\n' );
}

/** Returns the texts of the blocks' own files, each once, with all the places where it is. */
function describeBlocks(): string {
	const places = new Map< string, string[] >();
	for ( const path of listFiles( [ 'admin-ui/blocks' ], [ 'block.json' ] ) ) {
		const block = JSON.parse( readFileSync( join( ROOT, path ), 'utf8' ) ) as Record< string, string | string[] >;
		for ( const [ field, context ] of Object.entries( BLOCK_FIELDS ) ) {
			for ( const text of [ block[ field ] ?? [] ].flat() ) {
				const entry = `msgctxt ${ quote( context ) }\nmsgid ${ quote( text ) }\nmsgstr ""\n`;
				places.set( entry, [ ...( places.get( entry ) ?? [] ), path ] );
			}
		}
	}
	const entries = [ ...places ].map( ( [ entry, paths ] ) => `#: ${ paths.join( ' ' ) }\n${ entry }` );
	return [ 'msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n"', '', ...entries ].join( '\n' );
}

const quote = ( text: string ) => JSON.stringify( text );

const withoutDate = ( pot: string ) => pot.replace( /^"POT-Creation-Date: .*$/m, '' );

function readIfThere( file: string ): string {
	try {
		return readFileSync( file, 'utf8' );
	} catch ( error ) {
		if ( ( error as NodeJS.ErrnoException ).code === 'ENOENT' ) {
			return '';
		}
		throw error;
	}
}
