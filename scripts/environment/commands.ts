import { spawn } from 'node:child_process';
import { ROOT } from './paths';
import { Problem } from './problem';
import { endWithUs } from './processes';

/** How a finished command ended. */
export interface CommandResult {
	code: number;
	/** Standard output and error, in the order in which they came. */
	output: string;
}

interface CommandOptions {
	cwd?: string;
	env?: Record< string, string >;
	/** Also copies its output to our standard error as it comes. */
	shown?: 'nothing' | 'errors' | 'all';
	/** Kills it when aborted; the promise is then rejected. */
	signal?: AbortSignal;
}

/** Runs a command to its end and returns how it ended. */
export function runCommand(
	command: string,
	args: string[],
	{ cwd = ROOT, env, shown = 'nothing', signal }: CommandOptions = {}
): Promise< CommandResult > {
	return new Promise( ( resolve, reject ) => {
		const child = spawn( command, args, {
			cwd,
			env: { ...process.env, ...env },
			stdio: [ 'ignore', 'pipe', 'pipe' ],
			...( signal ? { signal } : {} ),
		} );
		endWithUs( child );
		let output = '';
		const collect = ( isShown: boolean ) => ( chunk: string ) => {
			output += chunk;
			if ( isShown ) {
				process.stderr.write( chunk );
			}
		};
		child.stdout.setEncoding( 'utf8' ).on( 'data', collect( shown === 'all' ) );
		child.stderr.setEncoding( 'utf8' ).on( 'data', collect( shown !== 'nothing' ) );
		child.once( 'error', reject );
		child.once( 'close', ( code ) => resolve( { code: code ?? 1, output } ) );
	} );
}

/** Runs a command that must succeed; when it fails, its output becomes part of the error. */
export async function requireCommand(
	purpose: string,
	command: string,
	args: string[],
	options: CommandOptions = {}
): Promise< string > {
	const { code, output } = await runCommand( command, args, options );
	if ( code !== 0 ) {
		throw new Problem( `${ purpose } failed (exit code ${ code }):\n${ output.trimEnd() }` );
	}
	return output;
}
