import {
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { requireCommand, runCommand } from './commands';
import { withLock } from './lock';
import { CACHE } from './paths';
import { Problem } from './problem';
import { say } from './progress';

/** The WordPress releases that we run on: the newest that Debian has, and the oldest that we support. */
export const RELEASES = [ 'latest', '6.8' ] as const;

/** One of the supported releases. */
export type Release = ( typeof RELEASES )[ number ];

/** A pristine WordPress to copy a site from. */
export interface WordPressFiles {
	folder: string;
	version: string;
}

/** Debian's own packages are a source of WordPress that needs neither wordpress.org nor a checksum of ours. */
const SOURCES: Record< Release, { suite: string; packages: string[] } > = {
	latest: {
		suite: 'sid',
		packages: [
			'wordpress',
			'php-getid3',
			'libjs-cropper',
			'libjs-underscore',
			'libjs-lodash',
			'wordpress-theme-twentytwentyfive',
			'libjs-jquery-ui',
			'libphp-phpmailer',
		],
	},
	'6.8': {
		suite: 'trixie',
		packages: [
			'wordpress',
			'php-getid3',
			'libjs-cropper',
			'libjs-underscore',
			'libjs-lodash',
			'wordpress-theme-twentytwentyfive',
		],
	},
};

/** A download is looked at again after a day: sid moves, trixie gets security fixes. */
const FRESH_FOR = 24 * 60 * 60 * 1000;

/** Returns a WordPress of the wanted release, downloading it when the cache has none or an old one. */
export function obtainWordPress( release: Release ): Promise< WordPressFiles > {
	const cache = join( CACHE, 'wordpress', release );
	return withLock( join( CACHE, `wordpress-${ release }.lock` ), async () => {
		const folder = join( cache, 'files' );
		if ( ! isFresh( folder ) ) {
			try {
				await download( release, cache );
			} catch ( error ) {
				if ( ! existsSync( folder ) ) {
					throw new Problem(
						`WordPress ${ release } could not be downloaded from Debian's mirror (${ firstLine( error ) }) and there is no earlier download to use.`
					);
				}
				say(
					`Using the WordPress ${ release } downloaded earlier: ${ firstLine( error ) }`
				);
			}
		}
		return { folder, version: versionOf( folder ) };
	} );
}

function isFresh( folder: string ): boolean {
	const downloaded = statSync( folder, { throwIfNoEntry: false } );
	return (
		downloaded !== undefined && Date.now() - downloaded.mtimeMs < FRESH_FOR
	);
}

async function download( release: Release, cache: string ): Promise< void > {
	say( `Downloading WordPress (${ release }) from Debian` );
	const { suite, packages } = SOURCES[ release ];
	const archives = join( cache, 'packages' );
	const lists = join( cache, 'lists' );
	mkdirSync( join( lists, 'partial' ), { recursive: true } );
	mkdirSync( archives, { recursive: true } );

	const source = join( cache, 'sources.list' );
	writeFileSync(
		source,
		`deb ${ signedBy() }${ await findMirror() } ${ suite } main\n`
	);
	// A package source of our own: the system's apt is not touched.
	const options = [
		`Dir::Etc::SourceList=${ source }`,
		'Dir::Etc::SourceParts=/dev/null',
		'Dir::Etc::Preferences=/dev/null',
		'Dir::Etc::PreferencesParts=/dev/null',
		`Dir::State::Lists=${ lists }`,
		`Dir::Cache=${ cache }`,
		'APT::Sandbox::User=root',
		'APT::Get::List-Cleanup=0',
		'APT::Update::Post-Invoke=',
		'APT::Update::Post-Invoke-Success=',
		'Acquire::Languages=none',
		'Acquire::Retries=3',
	].flatMap( ( option ) => [ '-o', option ] );
	await requireCommand( 'Reading the package lists', 'apt-get', [
		...options,
		'update',
		'--error-on=any',
	] );

	const partial = join( cache, 'partial' );
	rmSync( partial, { recursive: true, force: true } );
	rmSync( archives, { recursive: true, force: true } );
	mkdirSync( archives );
	await requireCommand(
		'Downloading',
		'apt-get',
		[
			...options,
			'download',
			...packages.map( ( name ) => `${ name }/${ suite }` ),
		],
		{ cwd: archives }
	);
	await unpack( archives, partial );

	const folder = join( cache, 'files' );
	rmSync( folder, { recursive: true, force: true } );
	renameSync( join( partial, 'site' ), folder );
	rmSync( partial, { recursive: true, force: true } );
	say( `Got WordPress ${ versionOf( folder ) }` );
}

/** Turns Debian's layout, links into other packages and all, into one plain folder. */
async function unpack( archives: string, partial: string ): Promise< void > {
	const unpacked = join( partial, 'root' );
	const site = join( partial, 'site' );
	mkdirSync( unpacked, { recursive: true } );
	const script = `
		set -e
		for archive in "$1"/*.deb; do dpkg -x "$archive" "$2"; done
		cd "$2"
		rm -f usr/share/wordpress/.htaccess
		# Debian's links are absolute: point them into the unpacked tree.
		find usr var -type l | while read -r link; do
			target=$(readlink "$link")
			case "$target" in
				/*) if [ -e "$2$target" ]; then ln -sfn "$2$target" "$link"; else rm -f "$link"; fi ;;
			esac
		done
		find -L usr/share/wordpress -type l -delete
		cp -rL usr/share/wordpress "$3"
		cp -rL var/lib/wordpress/wp-content/. "$3/wp-content/"
		rm -f "$3/wp-config.php"
		test -z "$(find "$3" -xtype l)"
		touch "$3"
	`;
	await requireCommand( 'Unpacking', 'sh', [
		'-c',
		script,
		'unpack',
		archives,
		unpacked,
		site,
	] );
}

/** Returns the address of the Debian mirror that this machine uses anyway. */
async function findMirror(): Promise< string > {
	const { output } = await runCommand( 'apt-get', [
		'indextargets',
		'--format',
		'$(SITE)',
		'Created-By: Packages',
		'Origin: Debian',
	] );
	const sites = output
		.split( '\n' )
		.filter(
			( site ) => /^\w+:/.test( site ) && ! site.includes( 'security' )
		);
	return sites.sort()[ 0 ] ?? 'http://deb.debian.org/debian';
}

/** Returns the option that names Debian's keys, which are elsewhere on a derivative. */
function signedBy(): string {
	const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
	return existsSync( keys ) ? `[signed-by=${ keys }] ` : '';
}

/** Returns the release that a WordPress folder holds. */
export function versionOf( folder: string ): string {
	const source = readFileSync(
		join( folder, 'wp-includes/version.php' ),
		'utf8'
	);
	return /\$wp_version = '([^']+)'/.exec( source )?.[ 1 ] ?? 'unknown';
}

function firstLine( error: unknown ): string {
	const text = error instanceof Error ? error.message : String( error );
	const lines = text.split( '\n' );
	return (
		lines.find( ( line ) => line.startsWith( 'E:' ) ) ??
		lines[ 0 ] ??
		''
	).trim();
}
