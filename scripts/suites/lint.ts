import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../environment/commands';
import { COMPOSER_ENVIRONMENT, ensureComposerPackages } from '../environment/composer';
import { unpackDebianPackages } from '../environment/debian-packages';
import { withLock } from '../environment/lock';
import { CACHE, ROOT } from '../environment/paths';
import { say } from '../environment/progress';
import { check, checkCommand, expectThat, sum, type Suite, type Tally } from './suite';

const bin = ( name: string ) => join( ROOT, 'node_modules/.bin', name );

/** Everything that holds our JavaScript or TypeScript. */
export const SCRIPT_PATHS = [
	'admin-ui',
	'bench',
	'plugin/widget',
	'relay',
	'scripts',
	'tests',
	'.prettierrc.js',
	'eslint.config.cjs',
	'jest.config.js',
];

export const STYLE_PATHS = [ 'admin-ui/src/**/*.{css,scss}', 'plugin/widget/src/**/*.css' ];

/** Format, style and rules of all languages; types are a suite of their own. */
export const lint: Suite = {
	name: 'lint',
	about: 'format and rules of TypeScript, styles, PHP and container files',
	async run() {
		return sum( [
			await checkCommand( 'TypeScript', bin( 'wp-scripts' ), [ 'lint-js', ...SCRIPT_PATHS ] ),
			await checkCommand( 'styles', bin( 'wp-scripts' ), [ 'lint-style', ...STYLE_PATHS ] ),
			await checkPhp( 'WordPress Coding Standards', 'lint' ),
			await checkPhp( 'PHPStan', 'analyse' ),
			await checkCommand( 'Dockerfile', bin( 'dockerfilelint' ), [ 'relay/Dockerfile' ] ),
			await checkCompose(),
			await checkLock(),
		] );
	},
};

interface LockEntry {
	optionalDependencies?: Record< string, string >;
}

/**
 * npm can leave the packages of other platforms out of the lock file, when the registry has none or node_modules is
 * there already; `npm ci` then fails on a fresh machine.
 */
async function checkLock(): Promise< Tally > {
	const text = readFileSync( join( ROOT, 'package-lock.json' ), 'utf8' );
	const entries: Record< string, LockEntry > = JSON.parse( text ).packages;
	const names = new Set( Object.keys( entries ).map( ( path ) => path.split( 'node_modules/' ).at( -1 ) ) );
	const missing = Object.values( entries )
		.flatMap( ( entry ) => Object.keys( entry.optionalDependencies ?? {} ) )
		.filter( ( name ) => ! names.has( name ) );
	return sum( [
		await check( 'package-lock.json names no registry', () =>
			expectThat(
				! text.includes( '"resolved": "http' ),
				'It holds addresses of a registry: run npm install with the .npmrc of this project.'
			)
		),
		await check( 'package-lock.json has the packages of every platform', () =>
			expectThat( missing.length === 0, `Missing: ${ missing.join( ', ' ) }` )
		),
	] );
}

/** Runs one of the scripts of composer.json. */
function checkPhp( name: string, script: string ): Promise< Tally > {
	return check( `PHP: ${ name }`, async () => {
		await ensureComposerPackages();
		const { code, output } = await runCommand( 'composer', [ 'run-script', '--timeout=0', script ], {
			env: COMPOSER_ENVIRONMENT,
		} );
		expectThat( code === 0, output );
	} );
}

/** Values that let the file be read: nothing is started with them. */
const COMPOSE_VARIABLES = {
	DATABASE_PASSWORD: 'for-the-check-only',
	DATABASE_ROOT_PASSWORD: 'for-the-check-only',
	ADMIN_PASSWORD: 'for-the-check-only',
};

/** As in .env.example. */
const SEVERAL_VARIABLES = {
	COMPOSE_PROFILES: 'several',
	REDIS_URL: 'redis://redis:6379',
	FIRST_RELAY_PORT: '8791',
};

async function checkCompose(): Promise< Tally > {
	const compose = await findCompose();
	if ( compose === null ) {
		say( '  SKIPPED docker-compose.yml: docker compose cannot be had here' );
		return { passed: 0, failed: 0 };
	}
	const [ program = '', ...args ] = compose;
	const config = [ ...args, '--file', 'docker-compose.yml', 'config' ];
	return sum( [
		await check( 'docker-compose.yml', async () => {
			const { code, output } = await runCommand( program, [ ...config, '--quiet' ], {
				env: COMPOSE_VARIABLES,
			} );
			expectThat( code === 0, output );
		} ),
		await check( 'docker-compose.yml with several relays', async () => {
			const { code, output } = await runCommand( program, [ ...config, '--services' ], {
				env: { ...COMPOSE_VARIABLES, ...SEVERAL_VARIABLES },
			} );
			expectThat( code === 0, output );
			const services = output.split( '\n' );
			const missing = [ 'relay', 'relay-2', 'relay-3', 'nginx', 'redis' ].filter(
				( name ) => ! services.includes( name )
			);
			expectThat( missing.length === 0, `Without ${ missing.join( ', ' ) }: ${ output }` );
		} ),
		await check( 'docker-compose.yml asks for its secrets', async () => {
			const { code } = await runCommand( program, [ ...config, '--quiet' ], {
				env: { ...COMPOSE_VARIABLES, DATABASE_PASSWORD: '' },
			} );
			expectThat( code !== 0, 'It starts without a password.' );
		} ),
	] );
}

/** Returns the command of docker compose: the machine's own, or Debian's without installing it. */
async function findCompose(): Promise< string[] | null > {
	const own = await runCommand( 'docker', [ 'compose', 'version' ] ).catch( () => null );
	if ( own?.code === 0 ) {
		return [ 'docker', 'compose' ];
	}
	const cache = join( CACHE, 'docker-compose' );
	const program = join( cache, 'files/usr/libexec/docker/cli-plugins/docker-compose' );
	try {
		await withLock( `${ cache }.lock`, async () => {
			if ( ! existsSync( program ) ) {
				await unpackDebianPackages(
					{ suite: 'trixie', packages: [ 'docker-compose' ], cache },
					join( cache, 'files' )
				);
			}
		} );
		return [ program ];
	} catch ( error ) {
		say( String( error ) );
		return null;
	}
}
