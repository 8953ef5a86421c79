import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { LOOPBACK } from './ports';

/** A mail server that delivers nothing: every mail becomes a file. */
export interface MailFolder {
	readonly port: number;
	/** Holds one .eml file for each mail, in the order in which they came. */
	readonly folder: string;
	/** Returns the raw mails that have come so far. */
	list(): string[];
	/** Resolves with the raw mails once there are as many as wanted. */
	waitFor( count: number, patience?: number ): Promise< string[] >;
	stop(): Promise< void >;
}

/** Starts a loopback SMTP server that writes every mail into a folder. */
export async function startMailFolder( folder: string ): Promise< MailFolder > {
	mkdirSync( folder, { recursive: true } );
	let waiting: ( () => void )[] = [];
	const list = () => readdirSync( folder ).sort();
	let number = list().length;

	const server = new SMTPServer( {
		authOptional: true,
		disabledCommands: [ 'STARTTLS', 'AUTH' ],
		logger: false,
		onData( stream, _session, callback ) {
			text( stream ).then( ( mail ) => {
				const name = `${ String( ++number ).padStart( 4, '0' ) }.eml`;
				writeFileSync( join( folder, name ), mail, { mode: 0o600 } );
				waiting.forEach( ( wake ) => wake() );
				callback();
			}, callback );
		},
	} );
	// A client that hangs up halfway is nobody's problem.
	server.on( 'error', () => {} );
	await new Promise< void >( ( resolve, reject ) => {
		server.server.once( 'error', reject );
		server.listen( 0, LOOPBACK, resolve );
	} );

	const read = () => list().map( ( name ) => readFileSync( join( folder, name ), 'utf8' ) );
	return {
		port: ( server.server.address() as AddressInfo ).port,
		folder,
		list: read,
		async waitFor( count, patience = 10_000 ) {
			const end = AbortSignal.timeout( patience );
			while ( list().length < count ) {
				await new Promise< void >( ( resolve, reject ) => {
					waiting.push( resolve );
					end.addEventListener( 'abort', () =>
						reject( new Error( `Only ${ list().length } of ${ count } mails came.` ) )
					);
				} );
				waiting = [];
			}
			return read();
		},
		stop: () => new Promise( ( resolve ) => server.close( resolve ) ),
	};
}
