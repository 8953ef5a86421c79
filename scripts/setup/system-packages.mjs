/**
 * The Debian packages that a command needs. A package counts as installed when what it provides works, however it came: a
 * PHP from elsewhere is as good as Debian's.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PHP_EXTENSIONS = {
	mysqli: 'php-mysql',
	curl: 'php-curl',
	gd: 'php-gd',
	intl: 'php-intl',
	mbstring: 'php-mbstring',
	dom: 'php-xml',
	zip: 'php-zip',
};

/** Commands by the package that provides them. */
const FOR_SITE = {
	'mariadb-server-core': 'mariadbd',
	'mariadb-client-core': 'my_print_defaults',
};
const FOR_TEXTS = { gettext: 'xgettext' };
const FOR_PHP_TOOLS = { composer: 'composer', unzip: 'unzip' };
const FOR_TESTS = {
	...FOR_TEXTS,
	...FOR_PHP_TOOLS,
	chromium: 'chromium',
	phpunit: 'phpunit',
	'nginx-light': 'nginx',
	'redis-server': 'redis-server',
};
const FOR_BENCH = { ...FOR_SITE, chromium: 'chromium', 'nginx-light': 'nginx', 'redis-server': 'redis-server' };

/** Packages that provide files only. */
const TEST_FILES = {
	'fonts-liberation': '/usr/share/fonts/truetype/liberation',
	'fonts-noto-color-emoji': '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
};

/** The C reference that the bench compares with. */
const NCHAN_FILE = { 'libnginx-mod-nchan': '/usr/lib/nginx/modules/ngx_nchan_module.so' };

const TEST_NEEDS = { php: true, commands: { ...FOR_SITE, ...FOR_TESTS }, files: TEST_FILES };

const NEEDS = {
	demo: { php: true, commands: FOR_SITE, files: {} },
	test: TEST_NEEDS,
	threats: TEST_NEEDS,
	// For pages of three days ago.
	matrix: { ...TEST_NEEDS, commands: { ...TEST_NEEDS.commands, faketime: 'faketime' } },
	bench: { php: true, commands: FOR_BENCH, files: { ...TEST_FILES, ...NCHAN_FILE } },
	pot: { php: false, commands: FOR_TEXTS, files: {} },
	format: { php: true, commands: FOR_PHP_TOOLS, files: {} },
	seed: { php: false, commands: {}, files: {} },
	build: { php: false, commands: {}, files: {} },
	zip: { php: false, commands: {}, files: {} },
};

/** Installs what a command lacks, or says in one line what to install. */
export function ensureSystemPackages( command, { say, cache } ) {
	const missing = missingPackages( NEEDS[ command ] );
	if ( missing.length === 0 ) {
		return;
	}
	const list = missing.join( ' ' );
	if ( ! isThere( 'apt-get' ) ) {
		throw new Problem(
			`This machine lacks ${ list } (Debian's names) and has no apt to install them with; install them, then start again.`
		);
	}
	if ( process.getuid() !== 0 ) {
		throw new Problem(
			`Some packages are missing and only root may install them: sudo apt-get install --no-install-recommends ${ list }`
		);
	}
	say( `Installing ${ missing.length } Debian packages: ${ list }` );
	install( missing, join( cache, 'log', 'apt.log' ) );

	const still = missingPackages( NEEDS[ command ] );
	if ( still.length > 0 ) {
		throw new Problem( `apt-get ran, but ${ still.join( ' ' ) } did not come to work; see .cache/log/apt.log.` );
	}
}

/** A failure that one sentence explains. */
export class Problem extends Error {
	name = 'Problem';
}

function missingPackages( needs ) {
	const missing = [];
	if ( needs.php ) {
		const modules = phpModules();
		if ( modules === null ) {
			missing.push( 'php-cli', ...Object.values( PHP_EXTENSIONS ) );
		} else {
			for ( const [ name, found ] of Object.entries( PHP_EXTENSIONS ) ) {
				if ( ! modules.has( name ) ) {
					missing.push( found );
				}
			}
		}
	}
	for ( const [ name, program ] of Object.entries( needs.commands ) ) {
		if ( ! isThere( program ) ) {
			missing.push( name );
		}
	}
	for ( const [ name, file ] of Object.entries( needs.files ) ) {
		if ( ! existsSync( file ) ) {
			missing.push( name );
		}
	}
	return missing;
}

/** Returns the extensions of the PHP on the path, or null when there is none. */
function phpModules() {
	if ( ! isThere( 'php' ) ) {
		return null;
	}
	const list = execFileSync( 'php', [ '-m' ], {
		encoding: 'utf8',
		stdio: [ 'ignore', 'pipe', 'ignore' ],
	} );
	return new Set( list.toLowerCase().split( /\s+/ ) );
}

/** Also looks where Debian puts servers, which is not on a normal user's path. */
function isThere( program ) {
	const folders = [ ...( process.env.PATH ?? '' ).split( ':' ), '/usr/sbin', '/sbin' ];
	return folders.some( ( folder ) => {
		try {
			accessSync( join( folder, program ), constants.X_OK );
			return true;
		} catch {
			return false;
		}
	} );
}

function install( packages, log ) {
	const withoutServices = refuseServices();
	mkdirSync( join( log, '..' ), { recursive: true } );
	try {
		// A mirror that fails for a moment is no reason to stop: the installation below will tell.
		apt( [ 'update' ], log );
		const code = apt( [ 'install', '--yes', '--no-install-recommends', ...packages ], log );
		if ( code !== 0 ) {
			throw new Problem(
				`apt-get could not install the packages (exit code ${ code }); see .cache/log/apt.log.`
			);
		}
	} finally {
		withoutServices();
	}
}

function apt( args, log ) {
	const output = openSync( log, 'a' );
	const { status } = spawnSync( 'apt-get', [ '-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3', ...args ], {
		env: {
			...process.env,
			DEBIAN_FRONTEND: 'noninteractive',
			LC_ALL: 'C.UTF-8',
		},
		stdio: [ 'ignore', output, output ],
	} );
	return status;
}

/**
 * Keeps nginx from being started as a service of this machine when it is installed: we start our own, on loopback.
 * Returns a function that removes the rule again.
 */
function refuseServices() {
	const policy = '/usr/sbin/policy-rc.d';
	if ( existsSync( policy ) ) {
		return () => {};
	}
	writeFileSync( policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 } );
	return () => rmSync( policy, { force: true } );
}
