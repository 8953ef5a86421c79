import { randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { Problem } from '../environment/problem';
import { schemaFiles, schemaVersion } from '../environment/schema';
import { addConversations } from './conversations';
import { addEvents } from './events';
import { addMessages } from './messages';
import { addAgents, addDepartments, addVisitors } from './people';
import { checkSize, makePlan, type SeedPlan, type SeedSize } from './plan';
import { SeedTables, connect, grouped, type SeedTarget } from './tables';

export interface SeedOptions extends SeedSize {
	/** Go on although there are conversations. */
	mayAdd?: boolean;
	/** Tells whoever waits how far it is. */
	say?( text: string ): void;
}

/** Each fills a part of the entries; the database does the work. */
const CONNECTIONS = 2;
/** Numbers that are left to visitors and conversations of a running relay until ours are in the tables. */
const ROOM_FOR_OTHERS = 1_000;

/** Fills Veranda's tables with conversations that look like those of a real site, and returns what was made. */
export async function fillTables( target: SeedTarget, options: SeedOptions ): Promise< SeedPlan > {
	checkSize( options );
	const connections: Connection[] = [];
	try {
		for ( let index = 0; index < CONNECTIONS; index++ ) {
			connections.push( await connect( target ) );
		}
		return await fill( connections, target.prefix, options );
	} finally {
		for ( const connection of connections ) {
			await connection.end();
		}
	}
}

async function fill( connections: readonly Connection[], prefix: string, options: SeedOptions ): Promise< SeedPlan > {
	const say = ( text: string ) => options.say?.( text );
	const tables = new SeedTables( connections[ 0 ] as Connection, prefix );
	await assertUsable( tables, prefix, options.mayAdd === true );
	say( `Deciding who talks: ${ grouped( options.conversations ) } conversations` );
	const plan = await reserve( tables, options, await addDepartments( tables ), await addAgents( tables ) );
	try {
		say( `Writing ${ grouped( plan.people.length ) } visitors` );
		await addVisitors( tables, plan );
		say( 'Writing conversations' );
		await addConversations( tables, plan );
		say( `Writing ${ grouped( options.messages ) } messages` );
		await addMessages( tables, connections, plan, say );
		say( 'Writing events' );
		await addEvents( tables, plan );
	} finally {
		// Whether it worked or not: what streams and relays knew before is out of date.
		const epoch = randomBytes( 16 ).toString( 'hex' );
		await tables.query( `UPDATE ${ tables.table( 'feed' ) } SET epoch = ? WHERE id = 1`, [ epoch ] );
	}
	say( 'Counting for the optimizer' );
	const names = [ 'visitors', 'conversations', 'messages', 'events', 'agents', 'departments' ];
	await tables.query( `ANALYZE TABLE ${ names.map( ( name ) => tables.table( name ) ).join( ', ' ) }` );
	return plan;
}

/** Refuses tables of another version, and tables that hold what somebody may want to keep apart. */
async function assertUsable( tables: SeedTables, prefix: string, mayAdd: boolean ): Promise< void > {
	const known = Math.max( ...schemaFiles().map( schemaVersion ) );
	let found: number | null;
	try {
		const [ row ] = await tables.query< { version: number | null } >(
			`SELECT MAX(version) AS version FROM ${ tables.table( 'migrations' ) } WHERE applied_at IS NOT NULL`
		);
		found = row?.version ?? null;
	} catch ( error ) {
		if ( ( error as { code?: string } ).code !== 'ER_NO_SUCH_TABLE' ) {
			throw error;
		}
		throw new Problem(
			`There are no tables of Veranda with the prefix "${ prefix }": activate the plugin, or check name and prefix.`
		);
	}
	if ( found !== known ) {
		throw new Problem( `The tables have schema ${ found }, this command fills schema ${ known }.` );
	}
	const conversations = await tables.newestId( 'conversations' );
	if ( conversations > 0 && ! mayAdd ) {
		throw new Problem( 'There are conversations in these tables already: say --add to add to them.' );
	}
}

/** Decides what is written, and takes the numbers for it, under the feed's lock: a relay may be writing too. */
async function reserve(
	tables: SeedTables,
	options: SeedOptions,
	departmentIds: number[],
	agentIds: number[]
): Promise< SeedPlan > {
	await tables.query( 'START TRANSACTION' );
	const [ feed ] = await tables.query< { head: number } >(
		`SELECT head FROM ${ tables.table( 'feed' ) } WHERE id = 1 FOR UPDATE`
	);
	const plan = makePlan( options, {
		firstVisitor: ( await tables.newestId( 'visitors' ) ) + ROOM_FOR_OTHERS,
		firstConversation: ( await tables.newestId( 'conversations' ) ) + ROOM_FOR_OTHERS,
		head: feed?.head ?? 0,
		departmentIds,
		agentIds,
	} );
	await tables.query( `UPDATE ${ tables.table( 'feed' ) } SET head = ? WHERE id = 1`, [ plan.head ] );
	await tables.query( 'COMMIT' );
	return plan;
}
