import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { requireCommand } from './commands';
import { unpackDebianPackages } from './debian-packages';
import { withLock } from './lock';
import { CACHE } from './paths';
import { Problem } from './problem';
import { say } from './progress';

/** The WordPress releases that we support: the newest that Debian has, and the oldest. */
export const RELEASES = [ 'latest', '6.8' ] as const;

/** One of the supported releases. */
export type Release = ( typeof RELEASES )[ number ];

/** A pristine WordPress to copy a site from. */
export interface WordPressFiles {
	folder: string;
	version: string;
}

/** Debian's packages give us WordPress without wordpress.org and without a checksum of ours. */
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

/** A download is checked again after a day: sid moves, trixie gets security fixes. */
const FRESH_FOR = 24 * 60 * 60 * 1000;

/** Returns a WordPress of a release; downloads it when the cache has none or an old one. */
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
				say( `Using the WordPress ${ release } downloaded earlier: ${ firstLine( error ) }` );
			}
		}
		return { folder, version: versionOf( folder ) };
	} );
}

function isFresh( folder: string ): boolean {
	const downloaded = statSync( folder, { throwIfNoEntry: false } );
	return downloaded !== undefined && Date.now() - downloaded.mtimeMs < FRESH_FOR;
}

async function download( release: Release, cache: string ): Promise< void > {
	say( `Downloading WordPress (${ release }) from Debian` );
	const partial = join( cache, 'partial' );
	const unpacked = join( partial, 'root' );
	const site = join( partial, 'site' );
	rmSync( partial, { recursive: true, force: true } );
	await unpackDebianPackages( { ...SOURCES[ release ], cache }, unpacked );
	await layOut( unpacked, site );

	const folder = join( cache, 'files' );
	rmSync( folder, { recursive: true, force: true } );
	renameSync( site, folder );
	rmSync( partial, { recursive: true, force: true } );
	say( `Got WordPress ${ versionOf( folder ) }` );
}

/** Turns Debian's layout, with its links into other packages, into one plain folder. */
async function layOut( unpacked: string, site: string ): Promise< void > {
	const script = `
		cd "$1"
		rm -f usr/share/wordpress/.htaccess
		# Debian's links are absolute: point them into the unpacked tree.
		find usr var -type l | while read -r link; do
			target=$(readlink "$link")
			case "$target" in
				/*) if [ -e "$1$target" ]; then ln -sfn "$1$target" "$link"; else rm -f "$link"; fi ;;
			esac
		done
		find -L usr/share/wordpress -type l -delete
		cp -rL usr/share/wordpress "$2"
		cp -rL var/lib/wordpress/wp-content/. "$2/wp-content/"
		# It looks into /etc and stops if there is nothing.
		rm -f "$2/wp-config.php"
		test -z "$(find "$2" -xtype l)"
		touch "$2"
	`;
	await requireCommand( 'Laying out WordPress', 'sh', [ '-ec', script, 'lay-out', unpacked, site ] );
}

/** Returns the release that a WordPress folder holds. */
export function versionOf( folder: string ): string {
	const source = readFileSync( join( folder, 'wp-includes/version.php' ), 'utf8' );
	return /\$wp_version = '([^']+)'/.exec( source )?.[ 1 ] ?? 'unknown';
}

function firstLine( error: unknown ): string {
	const text = error instanceof Error ? error.message : String( error );
	const lines = text.split( '\n' );
	return ( lines.find( ( line ) => line.startsWith( 'E:' ) ) ?? lines[ 0 ] ?? '' ).trim();
}
