import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireCommand } from '../environment/commands';
import { MYSQL_ROOT } from '../environment/database-server';
import { unpackDebianPackages } from '../environment/debian-packages';
import { CACHE } from '../environment/paths';

/** Something that takes the place of what the machine has. */
export interface Part {
	/** What it is, with the version that was got. */
	name: string;
	/** Variables with which everything uses it. */
	env: Record< string, string >;
	/** A folder whose commands come before the machine's own. */
	path?: string;
}

const PARTS = join( CACHE, 'matrix' );
/** Debian's newest; it moves, so what was got is printed. */
const SUITE = 'sid';
const LIBRARIES = 'usr/lib/x86_64-linux-gnu';

/** Oracle's MySQL. */
export async function mysql(): Promise< Part > {
	const root = await unpack( 'mysql', [ 'mysql-server-core' ] );
	const version = await requireCommand(
		'Asking MySQL for its version',
		join( root, LIBRARIES, 'ld-linux-x86-64.so.2' ),
		[
			'--library-path',
			`${ join( root, LIBRARIES ) }:${ join( root, 'usr/lib/mysql/private' ) }`,
			join( root, 'usr/sbin/mysqld' ),
			'--version',
		]
	);
	return { name: `MySQL ${ /Ver (\S+)/.exec( version )?.[ 1 ] ?? '' }`, env: { [ MYSQL_ROOT ]: root } };
}

/** What must be there before others can use it. */
const byNeed = ( one: string, other: string ) => place( one ) - place( other );
const FIRST = [ 'mysqlnd.so', 'pdo.so', 'xml.so', 'dom.so' ];
const place = ( name: string ) => ( FIRST.includes( name ) ? FIRST.indexOf( name ) : FIRST.length );

/** A Node of another major version. */
export async function node( major: number ): Promise< Part > {
	const folder = join( PARTS, `node-${ major }` );
	const program = join( folder, 'node_modules/node/bin/node' );
	if ( ! existsSync( program ) ) {
		mkdirSync( folder, { recursive: true } );
		writeFileSync( join( folder, 'package.json' ), '{ "private": true }\n' );
		await requireCommand(
			`Installing Node ${ major }`,
			'npm',
			[ 'install', '--no-audit', '--no-fund', `node@${ major }` ],
			{
				cwd: folder,
			}
		);
	}
	const version = await requireCommand( 'Asking Node for its version', program, [ '--version' ] );
	return { name: `Node ${ version.trim().slice( 1 ) }`, env: {}, path: join( folder, 'node_modules/node/bin' ) };
}

/** The newest PHP, started by its own libraries. */
export async function php(): Promise< Part > {
	const extensionsOf = [ 'mysql', 'curl', 'gd', 'intl', 'mbstring', 'xml', 'zip' ];
	const root = await unpack( 'php', [ 'php-cli', ...extensionsOf.map( ( name ) => `php-${ name }` ) ] );
	const program = readdirSync( join( root, 'usr/bin' ) ).find( ( name ) => /^php\d+\.\d+$/.test( name ) ) ?? 'php';
	const bin = join( PARTS, 'php-bin' );
	mkdirSync( bin, { recursive: true } );
	const modules = join( root, 'usr/lib/php' );
	const api = readdirSync( modules ).find( ( name ) => /^\d{8}$/.test( name ) ) ?? '';
	const extensions = readdirSync( join( modules, api ) ).filter(
		// Loaded in another way.
		( name ) => name.endsWith( '.so' ) && name !== 'opcache.so'
	);
	const wrapper = join( bin, 'php' );
	writeFileSync(
		wrapper,
		[
			'#!/bin/sh',
			`root='${ root }'`,
			`exec "$root/${ LIBRARIES }/ld-linux-x86-64.so.2" --library-path "$root/${ LIBRARIES }" "$root/usr/bin/${ program }" -n \\`,
			`  -d extension_dir="$root/usr/lib/php/${ api }" \\`,
			...extensions.sort( byNeed ).map( ( name ) => `  -d extension=${ name } \\` ),
			// A PHP from 8.5 on has it inside.
			...( existsSync( join( modules, api, 'opcache.so' ) ) ? [ '  -d zend_extension=opcache.so \\' ] : [] ),
			// As Debian configures it for commands; what PHP has by itself is too little for all tests in one process.
			'  -d memory_limit=-1 \\',
			'  "$@"',
		].join( '\n' )
	);
	chmodSync( wrapper, 0o755 );
	const version = await requireCommand( 'Asking PHP for its version', wrapper, [ '-r', 'echo PHP_VERSION;' ] );
	return { name: `PHP ${ version.trim() }`, env: {}, path: bin };
}

async function unpack( name: string, packages: string[] ): Promise< string > {
	const root = join( PARTS, name );
	if ( ! existsSync( root ) ) {
		const cache = join( PARTS, `${ name }-packages` );
		await unpackDebianPackages( { suite: SUITE, packages, withDependencies: true, cache }, root );
	}
	return root;
}
