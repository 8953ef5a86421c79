import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './system-packages.mjs';

/** Runs `npm ci` when node_modules is missing, incomplete, or not what the lock file says. */
export function ensureNpmPackages( root, { say, cache } ) {
	if ( isInstalled( root ) ) {
		return;
	}
	say( 'Installing npm packages: a minute or two the first time' );
	mkdirSync( join( cache, 'log' ), { recursive: true } );
	const output = openSync( join( cache, 'log', 'npm.log' ), 'a' );
	const { status } = spawnSync( 'npm', [ 'ci', '--no-progress' ], {
		cwd: root,
		env: {
			...process.env,
			PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
			PUPPETEER_SKIP_DOWNLOAD: '1',
		},
		stdio: [ 'ignore', output, output ],
	} );
	if ( status !== 0 ) {
		throw new Problem( `npm ci failed (exit code ${ status }); see .cache/log/npm.log.` );
	}
}

/**
 * npm writes its own copy of the lock file into node_modules as the last step: if it is missing or different, the
 * packages are not those of the lock file.
 */
function isInstalled( root ) {
	const wanted = packagesOf( join( root, 'package-lock.json' ) );
	const present = packagesOf( join( root, 'node_modules', '.package-lock.json' ) );
	return (
		wanted !== null &&
		present !== null &&
		Object.entries( wanted ).every(
			( [ path, entry ] ) =>
				! path.includes( 'node_modules/' ) ||
				entry.link ||
				entry.optional ||
				entry.devOptional ||
				present[ path ]?.version === entry.version
		)
	);
}

function packagesOf( file ) {
	try {
		return JSON.parse( readFileSync( file, 'utf8' ) ).packages ?? null;
	} catch {
		// Missing or cut short: in both cases npm has to run.
		return null;
	}
}
