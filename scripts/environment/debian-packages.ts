import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireCommand, runCommand } from './commands';

interface Download {
	/** A Debian suite, not necessarily that of this machine. */
	suite: string;
	packages: string[];
	/** Whether everything comes along that they depend on, for programs that cannot use this machine's libraries. */
	withDependencies?: boolean;
	/** Keeps package lists between downloads. */
	cache: string;
}

/** Downloads packages of any Debian suite and unpacks them into a folder; the system's own apt is left alone. */
export async function unpackDebianPackages(
	{ suite, packages, withDependencies = false, cache }: Download,
	folder: string
): Promise< void > {
	const archives = join( cache, 'packages' );
	const lists = join( cache, 'lists' );
	rmSync( archives, { recursive: true, force: true } );
	mkdirSync( archives, { recursive: true } );
	mkdirSync( join( lists, 'partial' ), { recursive: true } );

	const source = join( cache, 'sources.list' );
	writeFileSync( source, `deb ${ signedBy() }${ await findMirror() } ${ suite } main\n` );
	const options = [
		`Dir::Etc::SourceList=${ source }`,
		'Dir::Etc::SourceParts=/dev/null',
		'Dir::Etc::Preferences=/dev/null',
		'Dir::Etc::PreferencesParts=/dev/null',
		`Dir::State::Lists=${ lists }`,
		`Dir::Cache=${ cache }`,
		'APT::Sandbox::User=root',
		'APT::Get::List-Cleanup=0',
		'Acquire::Languages=none',
		'Acquire::Retries=3',
	].flatMap( ( option ) => [ '-o', option ] );
	await requireCommand( 'Reading the package lists', 'apt-get', [ ...options, 'update', '--error-on=any' ] );
	const names = withDependencies ? await closure( packages, options ) : packages;
	await requireCommand(
		'Downloading the packages',
		'apt-get',
		[ ...options, 'download', ...names.map( ( name ) => `${ name }/${ suite }` ) ],
		{ cwd: archives }
	);
	mkdirSync( folder, { recursive: true } );
	await requireCommand( 'Unpacking', 'sh', [
		'-ec',
		'for archive in "$1"/*.deb; do dpkg -x "$archive" "$2"; done',
		'unpack',
		archives,
		folder,
	] );
}

/** Lists packages with all that they depend on. */
async function closure( packages: string[], options: string[] ): Promise< string[] > {
	const without = [ 'recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances' ];
	const text = await requireCommand( 'Asking for dependencies', 'apt-cache', [
		...options,
		'depends',
		'--recurse',
		...without.map( ( kind ) => `--no-${ kind }` ),
		...packages,
	] );
	// A line that begins with a name is a package; names in <> are provided by others.
	return [ ...new Set( text.split( '\n' ).filter( ( line ) => /^[a-z0-9][\w.+-]*$/.test( line ) ) ) ];
}

/** Returns the address of the Debian mirror that this machine uses. */
async function findMirror(): Promise< string > {
	const { output } = await runCommand( 'apt-get', [
		'indextargets',
		'--format',
		'$(SITE)',
		'Created-By: Packages',
		'Origin: Debian',
	] );
	const sites = output.split( '\n' ).filter( ( site ) => /^\w+:/.test( site ) && ! site.includes( 'security' ) );
	return sites.sort()[ 0 ] ?? 'http://deb.debian.org/debian';
}

/** Returns the option that names Debian's keys, which are elsewhere on a derivative. */
function signedBy(): string {
	const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
	return existsSync( keys ) ? `[signed-by=${ keys }] ` : '';
}
