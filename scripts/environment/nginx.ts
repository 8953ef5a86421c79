import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, type CommandResult } from './commands';
import { ROOT } from './paths';
import { LOOPBACK } from './ports';
import { ManagedProcess, waitUntil } from './processes';
import { answersAt } from './wordpress';

/** What the containers and the documentation put in front of several relays. */
const TEMPLATE = join( ROOT, 'scripts/containers/several-relays.conf.template' );

interface NginxOptions {
	/** Holds its configuration, its log and its temporary files. */
	folder: string;
	/** A loopback port. */
	port: number;
	/** The ports of the relays behind it. */
	relays: readonly [ number, number, number ];
}

/** Returns the configuration for three relays with other ports. */
export function configurationFor( { port, relays }: Omit< NginxOptions, 'folder' > ): string {
	return relays.reduce(
		( text, relay, index ) => text.replace( `${ LOOPBACK }:${ 8791 + index }`, `${ LOOPBACK }:${ relay }` ),
		readFileSync( TEMPLATE, 'utf8' ).replace( '${RELAY_PORT}', `${ LOOPBACK }:${ port }` )
	);
}

/** Lets nginx check a part of a configuration that belongs inside `http { }`. */
export function checkConfiguration( folder: string, text: string ): Promise< CommandResult > {
	return runCommand( program(), [ '-t', ...argumentsFor( folder, text ) ] );
}

/** Starts nginx in front of three relays. */
export function startNginx( { folder, port, relays }: NginxOptions ): Promise< ManagedProcess > {
	return startNginxWith( { folder, port, text: configurationFor( { port, relays } ) } );
}

/** Starts nginx with a configuration that belongs inside `http { }`; waits until what is behind it answers, the relay if no path is given. */
export async function startNginxWith( {
	folder,
	port,
	text,
	path = '/healthz',
}: Pick< NginxOptions, 'folder' | 'port' > & { text: string; path?: string } ): Promise< ManagedProcess > {
	const log = join( folder, 'nginx.log' );
	const nginx = await ManagedProcess.start( {
		command: program(),
		args: argumentsFor( folder, text ),
		log,
	} );
	await waitUntil(
		() => ! nginx.isRunning || answersAt( `http://${ LOOPBACK }:${ port }${ path }` ),
		() => `nginx did not answer in time; see ${ log }.`
	);
	if ( ! nginx.isRunning ) {
		throw new Error( `nginx ended while it was starting:\n${ nginx.tail() }` );
	}
	return nginx;
}

/** Writes a whole configuration around a part, with everything that nginx writes in one folder. */
function argumentsFor( folder: string, text: string ): string[] {
	mkdirSync( folder, { recursive: true } );
	const file = join( folder, 'nginx.conf' );
	const temporary = [ 'client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi' ].map(
		( name ) => `${ name }_temp_path ${ join( folder, name ) };`
	);
	const lines = [
		// Its workers write into a folder that belongs to us.
		...( process.getuid?.() === 0 ? [ 'user root;' ] : [] ),
		'daemon off;',
		`pid ${ join( folder, 'nginx.pid' ) };`,
		'error_log stderr warn;',
		'events { worker_connections 4096; }',
		'http {',
		'access_log off;',
		...temporary,
		text,
		'}',
	];
	writeFileSync( file, `${ lines.join( '\n' ) }\n` );
	return [ '-e', 'stderr', '-p', folder, '-c', file ];
}

/** Debian installs the server outside a normal user's path. */
function program(): string {
	return existsSync( '/usr/sbin/nginx' ) ? '/usr/sbin/nginx' : 'nginx';
}
