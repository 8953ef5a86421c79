import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { requireCommand, runCommand } from '../environment/commands';
import { startDatabase, type Database } from '../environment/database';
import { startMailFolder } from '../environment/mail';
import { ROOT, ZIP } from '../environment/paths';
import { say } from '../environment/progress';
import { LocalWordPress } from '../environment/wordpress';
import { RELEASES, type Release } from '../environment/wordpress-files';
import { zip } from '../zip';
import { sum, tallyOf, type Suite, type SuiteContext, type Tally } from './suite';

/** PHPUnit inside each WordPress, with the plugin as its zip installs it. */
export const php: Suite = {
	name: 'php',
	about: 'the plugin inside real WordPresses, with PHPUnit',
	async run( { folder, files, onTest } ) {
		await zip();
		const database = await startDatabase( {
			folder: join( folder, 'php-database' ),
			// None of it outlives the run.
			flushLog: 0,
		} );
		const mail = await startMailFolder( join( folder, 'php-mail' ) );
		try {
			const tallies: Tally[] = [];
			for ( const release of RELEASES ) {
				tallies.push(
					await runPhpUnit( release, {
						folder: join( folder, `php-${ release }` ),
						database,
						mailPort: mail.port,
						files,
						onTest,
					} )
				);
			}
			return sum( tallies );
		} finally {
			await mail.stop();
			await database.stop();
		}
	},
};

async function runPhpUnit(
	release: Release,
	{
		folder,
		database,
		mailPort,
		files,
		onTest,
	}: Pick< SuiteContext, 'folder' | 'files' | 'onTest' > & { database: Database; mailPort: number }
): Promise< Tally > {
	mkdirSync( folder, { recursive: true } );
	const databaseName = `php_${ release.replace( /\W/g, '_' ) }`;
	await database.createDatabase( databaseName );
	const wordpress = await LocalWordPress.create( {
		folder,
		release,
		database,
		databaseName,
		mailPort,
	} );
	await wordpress.install( 'Juniper & Oak', {
		login: 'olivia',
		password: 'correct horse battery staple',
		email: 'olivia@veranda.test',
	} );
	await wordpress.installPlugin( ZIP );
	say( `  WordPress ${ wordpress.version }` );
	const report = join( folder, 'junit.xml' );
	const { code } = await runCommand(
		// By name, it would choose a PHP by itself.
		'php',
		[
			// A PHP newer than PHPUnit has something to say about it, and what is printed keeps headers from being sent.
			'-d',
			'display_errors=stderr',
			( await requireCommand( 'Looking for PHPUnit', 'sh', [ '-c', 'command -v phpunit' ] ) ).trim(),
			'--configuration',
			join( ROOT, 'tests/php/phpunit.xml' ),
			'--log-junit',
			report,
			...( files === undefined ? [] : [ '--filter', `\\b(?:${ files.map( classOf ).join( '|' ) })::` ] ),
		],
		{
			shown: 'all',
			env: {
				VERANDA_SITE: wordpress.site,
				VERANDA_SITE_HOST: wordpress.host,
			},
		}
	);
	const suites = readJunit( report );
	for ( const { file, name, failed } of suites ) {
		if ( file !== '' ) {
			onTest?.( { file: relative( ROOT, file ), title: name, hasPassed: failed === 0 } );
		}
	}
	// The outermost suite comes first and counts them all.
	return tallyOf( code, suites[ 0 ] ?? { passed: 0, failed: 0 } );
}

/** PHPUnit takes one path at most, but any number of classes; each file holds one of its name. */
const classOf = ( file: string ) => basename( file, '.php' );

/** Reads the counts of the suites in a JUnit report. Those of classes have a file. */
function readJunit( file: string ): Array< Tally & { file: string; name: string } > {
	const report = existsSync( file ) ? readFileSync( file, 'utf8' ) : '';
	return [ ...report.matchAll( /<testsuite [^>]*>/g ) ].map( ( [ tag ] ) => {
		const read = ( name: string ) => new RegExp( `\\b${ name }="([^"]*)"` ).exec( tag )?.[ 1 ] ?? '';
		const failed = Number( read( 'errors' ) ) + Number( read( 'failures' ) );
		return {
			file: read( 'file' ),
			name: read( 'name' ),
			passed: Number( read( 'tests' ) ) - failed - Number( read( 'skipped' ) ),
			failed,
		};
	} );
}
