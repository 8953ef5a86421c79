import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runningDatabase } from './demo/state';
import { LOOPBACK } from './environment/ports';
import { ROOT } from './environment/paths';
import { Problem } from './environment/problem';
import { say } from './environment/progress';
import { fillTables, type SeedOptions } from './seed/fill-tables';
import { planSearch } from './seed/plan-search';
import type { SeedTarget } from './seed/tables';

const HELP = `Usage: npm run seed -- [options]

Fills Veranda's tables with conversations that look like those of a site that has
been used for years: ten million messages take a few minutes.

  --messages N        how many (default 100000)
  --conversations N   in how many conversations (default: a twentieth of that)
  --add               add to conversations that are there already

By default into the demo that runs now:
  --dir FOLDER        the demo's folder (default .demo)

Or into any database; its password is taken from DATABASE_PASSWORD:
  --name NAME         the database
  --yes               says that this is no site of real people: what is made up cannot
                      be told from the rest again
  --host HOST         (default ${ LOOPBACK })
  --port N            (default 3306)
  --user USER         (default root)
  --prefix PREFIX     WordPress's table prefix (default wp_)
`;

/** Fills the tables that the command line names. */
export async function main( args: string[] ): Promise< void > {
	const values = parse( args );
	if ( values.help ) {
		process.stderr.write( HELP );
		return;
	}
	const messages = wholeNumber( '--messages', values.messages );
	const options: SeedOptions = {
		messages,
		conversations:
			values.conversations === undefined
				? Math.floor( messages / 20 )
				: wholeNumber( '--conversations', values.conversations ),
		mayAdd: values.add,
		say,
	};
	const target = targetOf( values );
	const startedAt = Date.now();
	const { regular, longest } = await fillTables( target, options );
	await planSearch( target );
	const seconds = Math.round( ( Date.now() - startedAt ) / 1_000 );
	say( `Done in ${ seconds } s. Visitor ${ regular } came most often, conversation ${ longest } is the longest.` );
}

function targetOf( values: ReturnType< typeof parse > ): SeedTarget {
	if ( values.name === undefined ) {
		// npm runs this in the project's folder, but a relative path is meant from where the person is.
		return runningDatabase(
			values.dir === undefined ? resolve( ROOT, '.demo' ) : resolve( process.env.INIT_CWD ?? '.', values.dir )
		);
	}
	if ( ! values.yes ) {
		throw new Problem(
			`This would fill the database "${ values.name }" with people and messages that do not exist, for good: say --yes if that is what it is for.`
		);
	}
	if ( ! /^[A-Za-z0-9_]*$/.test( values.prefix ) ) {
		throw new Problem( '--prefix takes letters, digits and underscores.' );
	}
	return {
		host: values.host,
		port: wholeNumber( '--port', values.port ),
		user: values.user,
		password: process.env.DATABASE_PASSWORD ?? '',
		databaseName: values.name,
		prefix: values.prefix,
	};
}

function parse( args: string[] ) {
	try {
		return parseArgs( {
			args,
			options: {
				messages: { type: 'string', default: '100000' },
				conversations: { type: 'string' },
				add: { type: 'boolean', default: false },
				dir: { type: 'string' },
				name: { type: 'string' },
				yes: { type: 'boolean', default: false },
				host: { type: 'string', default: LOOPBACK },
				port: { type: 'string', default: '3306' },
				user: { type: 'string', default: 'root' },
				prefix: { type: 'string', default: 'wp_' },
				help: { type: 'boolean', default: false },
			},
		} ).values;
	} catch ( error ) {
		throw new Problem( `${ ( error as Error ).message }\n\n${ HELP }` );
	}
}

function wholeNumber( name: string, value: string ): number {
	if ( ! /^[1-9][0-9]{0,8}$/.test( value ) ) {
		throw new Problem( `${ name } takes a whole number, not "${ value }".` );
	}
	return Number( value );
}
