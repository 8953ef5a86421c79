import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { endWithUs } from './processes';

const SCRIPTS = join( __dirname, 'php' );

interface PhpScript {
	/** A file in php/, or a whole path. */
	script: string;
	site: string;
	host: string;
	/** The page that is asked for, as far as the script can tell: it decides which site of a network it is in. */
	uri: string;
	input: unknown;
}

/** Runs one of our PHP scripts inside a site and returns its answer. */
export async function runPhpScript< Answer >( { script, site, host, uri, input }: PhpScript ): Promise< Answer > {
	const child = spawn(
		// A script must not outlive us in the middle of its work, even when we are killed.
		'setpriv',
		[
			'--pdeathsig',
			'KILL',
			'--',
			'php',
			'-d',
			'display_errors=stderr',
			'-d',
			'memory_limit=512M',
			script.includes( '/' ) ? script : join( SCRIPTS, script ),
			site,
		],
		{
			env: { ...process.env, VERANDA_SITE_HOST: host, VERANDA_SITE_URI: uri },
			stdio: [ 'pipe', 'pipe', 'pipe', 'pipe' ],
		}
	);
	endWithUs( child );
	const [ , , , answerPipe ] = child.stdio;
	// A script that fails early closes its input before everything is written.
	child.stdin.on( 'error', () => {} );
	child.stdin.end( JSON.stringify( input ?? {} ) );
	const [ code, said, complained, answer ] = await Promise.all( [
		new Promise< number | null >( ( resolve, reject ) => {
			child.once( 'error', reject );
			child.once( 'close', resolve );
		} ),
		text( child.stdout ),
		text( child.stderr ),
		text( answerPipe as Readable ),
	] );
	if ( code !== 0 || answer === '' ) {
		throw new Error( `${ script } failed (exit code ${ code }):\n${ said }${ complained }`.trimEnd() );
	}
	return JSON.parse( answer ) as Answer;
}
