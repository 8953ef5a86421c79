import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../environment/problem';
import { signalGroup, waitUntil } from '../environment/processes';
import { say } from '../environment/progress';
import type { Release } from '../environment/wordpress-files';

/** What is known about the site in a folder. */
export interface KeptSite {
	release: Release;
	/** False from the beginning of the first start until everything is installed. */
	isComplete: boolean;
	/** Digest of the plugin zip that is installed. */
	plugin: string;
	/** By login; made for this folder alone. */
	passwords: Record< string, string >;
}

/** A process, and when it was started, because numbers are used again. */
interface Identity {
	pid: number;
	startedAt: string;
}

/** How to reach the tables of a running demo. */
export interface DemoDatabase {
	host: string;
	port: number;
	user: string;
	password: string;
	databaseName: string;
	prefix: string;
}

interface Running {
	demo: Identity;
	siteUrl: string;
	parts: Identity[];
	database: DemoDatabase | null;
}

const SITE_FILE = 'demo.json';
const RUNNING_FILE = 'running.json';
const KEPT = [ 'database', 'wordpress', 'mail', 'relay', SITE_FILE, RUNNING_FILE ];

/** The folder in which a demo keeps its site; one demo at a time. */
export class DemoState {
	private constructor(
		readonly folder: string,
		readonly site: KeptSite
	) {}

	/**
	 * Claims the folder for this process: refuses when another demo runs from it or it holds other things, ends what a
	 * killed demo left behind, and clears away a first start that was cut short.
	 */
	static async claim(
		folder: string,
		{ release, isReset }: { release: Release | undefined; isReset: boolean }
	): Promise< DemoState > {
		makeFolder( folder );
		const kept = readJson< KeptSite >( join( folder, SITE_FILE ) );
		if ( kept === null && readdirSync( folder ).length > 0 ) {
			throw new Problem( `${ folder } holds things that are not the demo's: choose an empty folder with --dir.` );
		}
		await assertNotRunning( folder );

		if ( kept?.isComplete && ! isReset ) {
			if ( release !== undefined && release !== kept.release ) {
				throw new Problem(
					`The site in ${ folder } was made with WordPress ${ kept.release }: add --reset to start afresh with ${ release }, or choose another folder with --dir.`
				);
			}
			return new DemoState( folder, kept ).take();
		}
		if ( kept !== null ) {
			say(
				isReset
					? `Throwing away the site in ${ folder }`
					: `An earlier first start in ${ folder } was cut short; starting afresh`
			);
			for ( const name of KEPT ) {
				rmSync( join( folder, name ), {
					recursive: true,
					force: true,
				} );
			}
		}
		const state = new DemoState( folder, {
			release: release ?? 'latest',
			isComplete: false,
			plugin: '',
			passwords: {},
		} );
		state.save();
		return state.take();
	}

	/** Returns the path of something that is kept in it. */
	path( name: string ): string {
		return join( this.folder, name );
	}

	/** Returns the password of a login; makes one on first use. */
	passwordOf( login: string ): string {
		return ( this.site.passwords[ login ] ??= randomBytes( 9 ).toString( 'base64url' ) );
	}

	/** Saves what is known of the site. */
	save(): void {
		writeJson( this.path( SITE_FILE ), this.site );
	}

	/** Records what runs and where, for a start after we were killed, and for other commands. */
	recordProcesses( siteUrl: string, pids: number[], database: DemoDatabase | null = null ): void {
		const running: Running = {
			demo: identityOf( process.pid ),
			siteUrl,
			parts: pids.map( identityOf ),
			database,
		};
		writeJson( this.path( RUNNING_FILE ), running );
	}

	/** Releases the folder; one in which nothing was made yet is left as it was found. */
	release(): void {
		rmSync( this.path( RUNNING_FILE ), { force: true } );
		if ( ! existsSync( this.path( 'database' ) ) ) {
			rmSync( this.path( SITE_FILE ), { force: true } );
			rmSync( this.path( 'mail' ), { recursive: true, force: true } );
		}
	}

	private take(): this {
		this.recordProcesses( '', [] );
		return this;
	}
}

/** Returns how to reach the database of the demo that runs from a folder. */
export function runningDatabase( folder: string ): DemoDatabase {
	const running = readJson< Running >( join( folder, RUNNING_FILE ) );
	if ( running === null || ! isSame( running.demo ) || ! running.database ) {
		throw new Problem( `No demo is up in ${ folder }: start it with npm run demo, or name another database.` );
	}
	return running.database;
}

function makeFolder( folder: string ): void {
	try {
		makeFolders( folder );
		const probe = join( folder, '.probe' );
		writeFileSync( probe, '' );
		rmSync( probe );
	} catch ( error ) {
		throw new Problem(
			`The demo cannot write into ${ folder } (${ ( error as NodeJS.ErrnoException ).code }): choose another folder with --dir.`
		);
	}
}

/** One by one: Node's recursive option never returns from a folder like /proc, where nothing can be made. */
function makeFolders( folder: string ): void {
	if ( ! existsSync( folder ) ) {
		makeFolders( dirname( folder ) );
		mkdirSync( folder );
	}
}

async function assertNotRunning( folder: string ): Promise< void > {
	const running = readJson< Running >( join( folder, RUNNING_FILE ) );
	if ( running === null ) {
		return;
	}
	if ( isSame( running.demo ) ) {
		const where = running.siteUrl === '' ? 'is starting' : `runs at ${ running.siteUrl }`;
		throw new Problem(
			`A demo ${ where } from ${ folder } already (process ${ running.demo.pid }): end it with Ctrl-C, or choose another folder with --dir.`
		);
	}
	const left = running.parts.filter( isSame );
	if ( left.length > 0 ) {
		say( 'Ending what a killed demo left running' );
		left.forEach( ( { pid } ) => signalGroup( pid, 'SIGTERM' ) );
		await waitUntil(
			() => ! left.some( isSame ),
			() => `Processes ${ left.map( ( { pid } ) => pid ).join( ', ' ) } of an earlier demo do not end.`
		);
	}
}

function identityOf( pid: number ): Identity {
	return { pid, startedAt: startOf( pid ) };
}

function isSame( { pid, startedAt }: Identity ): boolean {
	return startedAt !== '' && startOf( pid ) === startedAt;
}

/** Returns the kernel's start time of a process; empty when it has ended. */
function startOf( pid: number ): string {
	try {
		const stat = readFileSync( `/proc/${ pid }/stat`, 'utf8' );
		// The name, before the last bracket, may contain spaces.
		const fields = stat.slice( stat.lastIndexOf( ')' ) + 2 ).split( ' ' );
		return fields[ 0 ] === 'Z' ? '' : ( fields[ 19 ] ?? '' );
	} catch {
		return '';
	}
}

function readJson< Content >( file: string ): Content | null {
	if ( ! existsSync( file ) ) {
		return null;
	}
	try {
		return JSON.parse( readFileSync( file, 'utf8' ) );
	} catch {
		throw new Problem( `${ file } cannot be read: delete its folder, or choose another one with --dir.` );
	}
}

/** A reader sees the old file or the new one, never half of one. */
function writeJson( file: string, content: unknown ): void {
	writeFileSync( `${ file }.new`, JSON.stringify( content, null, '\t' ), {
		mode: 0o600,
	} );
	renameSync( `${ file }.new`, file );
}
