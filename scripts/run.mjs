#!/usr/bin/env node
/**
 * The entry point of the project's commands. It uses nothing but Node, because it installs everything else: Debian
 * packages, then npm packages; then it runs the command's TypeScript.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './setup/lock.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';
import { ensureSystemPackages, Problem } from './setup/system-packages.mjs';

const COMMANDS = {
	demo: 'a real WordPress with the plugin, a database and the relay, on loopback',
	test: 'everything that CI runs',
	matrix: 'tests on other databases, Nodes, PHPs and kinds of WordPress',
	threats: 'runs the tests of docs/threats.md, row by row',
	bench: 'measures the relay and its peers in one run',
	seed: 'fills tables with the conversations of years',
	build: 'builds the widget, the inbox, the relay and the languages',
	zip: 'makes dist/veranda.zip for the uploader of wp-admin',
	pot: 'collects the texts to translate, and adds them to each language',
	format: 'formats TypeScript, styles and PHP',
};
/** Where a command begins, if not in a file of its name beside this one. */
const BEGINNINGS = { bench: '../bench/main.ts' };
const OLDEST_NODE = [ 20, 19 ];

const root = dirname( dirname( fileURLToPath( import.meta.url ) ) );
const cache = join( root, '.cache' );
const [ command = '', ...options ] = process.argv.slice( 2 );

// Standard output belongs to the command; everything else goes to standard error.
const say = ( text ) => process.stderr.write( `${ text }\n` );

try {
	if ( ! Object.hasOwn( COMMANDS, command ) ) {
		explain();
		process.exitCode = command === '' || command === '--help' ? 0 : 1;
	} else {
		await setUp();
		const { register } = await import( 'tsx/cjs/api' );
		register();
		const { main } = createRequire( import.meta.url )( BEGINNINGS[ command ] ?? `./${ command }.ts` );
		await main( options );
	}
} catch ( error ) {
	say( sentenceFor( error ) );
	process.exitCode = 1;
}

/** One sentence where we know what is wrong, the whole error where we do not. */
function sentenceFor( error ) {
	if ( error.name === 'Problem' ) {
		return error.message;
	}
	if ( [ 'EACCES', 'EROFS', 'EPERM' ].includes( error.code ) && error.path ) {
		return `This user may not write ${ error.path }: use a copy of the project that belongs to you.`;
	}
	return error.stack;
}

function explain() {
	say( 'Usage: npm run <command> [-- options]\n' );
	for ( const [ name, purpose ] of Object.entries( COMMANDS ) ) {
		say( `  ${ name.padEnd( 8 ) } ${ purpose }` );
	}
}

async function setUp() {
	const [ major, minor ] = process.versions.node.split( '.' ).map( Number );
	if ( major < OLDEST_NODE[ 0 ] || ( major === OLDEST_NODE[ 0 ] && minor < OLDEST_NODE[ 1 ] ) ) {
		throw new Problem(
			`Node ${ OLDEST_NODE.join( '.' ) } or newer is needed; this is ${ process.versions.node }.`
		);
	}
	if ( ! existsSync( join( root, 'package-lock.json' ) ) ) {
		throw new Problem( 'package-lock.json is missing: get a whole copy.' );
	}
	await withLock(
		join( cache, 'setup.lock' ),
		() => {
			ensureSystemPackages( command, { say, cache } );
			ensureNpmPackages( root, { say, cache } );
		},
		{
			onWait: () => say( 'Waiting for another start to finish its set-up' ),
		}
	);
}
