import { existsSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { runCommand } from '../../scripts/environment/commands';

/** The machine of a run, as far as it matters for the figures; nothing that names it. */
export interface Machine {
	readonly cpu: string;
	readonly cores: number;
	readonly memoryGiB: number;
	readonly kernel: string;
	readonly node: string;
	/** Null when it is not installed. */
	readonly mariadb: string | null;
	readonly nginx: string | null;
}

/** Describes this machine. */
export async function describeMachine(): Promise< Machine > {
	const cores = cpus();
	const mariadb = existsSync( '/usr/sbin/mariadbd' ) ? '/usr/sbin/mariadbd' : 'mariadbd';
	const nginx = existsSync( '/usr/sbin/nginx' ) ? '/usr/sbin/nginx' : 'nginx';
	return {
		cpu: cores[ 0 ]?.model.trim() ?? 'unknown',
		cores: cores.length,
		memoryGiB: Math.round( totalmem() / 2 ** 30 ),
		kernel: release(),
		node: process.versions.node,
		mariadb: await versionOf( mariadb, [ '--version' ], /Ver (\d+(?:\.\d+)+)/ ),
		nginx: await versionOf( nginx, [ '-v' ], /nginx\/(\d+(?:\.\d+)+)/ ),
	};
}

/** The commit that is checked out. */
export interface Commit {
	/** Null outside of a repository. */
	readonly commit: string | null;
	/** Whether files differ from it. */
	readonly isChanged: boolean;
}

/** Returns the commit that is checked out, and whether files differ from it. */
export async function describeCommit(): Promise< Commit > {
	const head = await outputOf( 'git', [ 'rev-parse', '--short=12', 'HEAD' ] );
	// Results of earlier runs are no change of what is measured.
	const changes = await outputOf( 'git', [ 'status', '--porcelain', '--', '.', ':!bench/results', ':!docs' ] );
	return { commit: head?.trim() || null, isChanged: ( changes ?? '' ).trim() !== '' };
}

async function versionOf( command: string, args: string[], pattern: RegExp ): Promise< string | null > {
	return pattern.exec( ( await outputOf( command, args ) ) ?? '' )?.[ 1 ] ?? null;
}

/** Returns what a command prints; null when it is missing or fails, because a report can do without it. */
async function outputOf( command: string, args: string[] ): Promise< string | null > {
	const { code, output } = await runCommand( command, args ).catch( () => ( { code: 1, output: '' } ) );
	return code === 0 ? output : null;
}
