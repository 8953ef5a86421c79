import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../environment/commands';
import { startDatabase, type Database } from '../environment/database';
import { startMailFolder } from '../environment/mail';
import { ROOT, ZIP } from '../environment/paths';
import { say } from '../environment/progress';
import { LocalWordPress } from '../environment/wordpress';
import { RELEASES, type Release } from '../environment/wordpress-files';
import { zip } from '../zip';
import { sum, tallyOf, type Suite, type Tally } from './suite';

/** PHPUnit inside each WordPress, with the plugin as its zip installs it. */
export const php: Suite = {
	name: 'php',
	about: 'the plugin inside real WordPresses, with PHPUnit',
	async run( { folder } ) {
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
	{ folder, database, mailPort }: { folder: string; database: Database; mailPort: number }
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
		'phpunit',
		[ '--configuration', join( ROOT, 'tests/php/phpunit.xml' ), '--log-junit', report ],
		{
			shown: 'all',
			env: {
				VERANDA_SITE: wordpress.site,
				VERANDA_SITE_HOST: wordpress.host,
			},
		}
	);
	return tallyOf( code, readJunit( report ) );
}

/** Reads the counts of the outermost suite in a JUnit report. */
function readJunit( file: string ): Tally {
	const report = existsSync( file ) ? readFileSync( file, 'utf8' ) : '';
	const outermost = /<testsuite [^>]*>/.exec( report )?.[ 0 ] ?? '';
	const count = ( name: string ) => Number( new RegExp( `\\b${ name }="(\\d+)"` ).exec( outermost )?.[ 1 ] ?? 0 );
	const failed = count( 'errors' ) + count( 'failures' );
	return {
		passed: count( 'tests' ) - failed - count( 'skipped' ),
		failed,
	};
}
