import { randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import type { SeedPlan } from './plan';
import { eventsBesideEntries, type SeedConversation, type SeedState } from './shape';
import { PACE, grouped, type SeedTables } from './tables';
import { AGENT_TEXTS, NOTE_TEXTS, ORDER, VISITOR_TEXTS } from './texts';

/** Entries of one INSERT; a commit of this size holds no lock for long. */
const ENTRIES = 50_000;

/**
 * Adds the entries of a plan, over several connections. The database makes them by itself, in the order of their keys:
 * each conversation times a list of numbers.
 */
export async function addMessages(
	tables: SeedTables,
	connections: readonly Connection[],
	{ conversations, head }: SeedPlan,
	say: ( text: string ) => void
): Promise< void > {
	const total = conversations.reduce( ( sum, { length } ) => sum + length, 0 );
	// Makes the ids of entries, which the database draws, different from those of another run.
	const salt = randomBytes( 8 ).toString( 'hex' );
	const portions = portionsOf( conversations );
	let done = 0;
	let told = 0;
	const work = async ( connection: Connection ) => {
		await makeNumbers( connection, conversations );
		for ( let portion = portions.shift(); portion !== undefined; portion = portions.shift() ) {
			await connection.query( ...messagesStatement( tables, portion, head, salt ) );
			done += portion.entries;
			if ( done >= told + total / 20 ) {
				told = done;
				say( `  ${ grouped( done ) } of ${ grouped( total ) } messages` );
			}
		}
	};
	const results = await Promise.allSettled( connections.map( work ) );
	const failed = results.find( ( result ) => result.status === 'rejected' );
	if ( failed !== undefined ) {
		throw failed.reason;
	}
}

/**
 * Makes a table with the numbers 1, 2, 3 … for each power of two that a length may be rounded up to, so that joining
 * it reads a conversation's numbers by a key.
 */
async function makeNumbers( connection: Connection, conversations: readonly SeedConversation[] ): Promise< void > {
	const longest = conversations.reduce( ( most, { length } ) => Math.max( most, length ), 1 );
	await connection.query(
		'CREATE TEMPORARY TABLE veranda_seed_numbers (power TINYINT UNSIGNED NOT NULL, n INT UNSIGNED NOT NULL, PRIMARY KEY (power, n))'
	);
	for ( let power = 0; power <= Math.ceil( Math.log2( longest ) ); power++ ) {
		const numbers = Array.from( { length: 2 ** power }, ( _, index ) => [ power, index + 1 ] );
		await connection.query( 'INSERT INTO veranda_seed_numbers (power, n) VALUES ?', [ numbers ] );
	}
}

/** Returns the statement that makes the entries of some conversations, and its values. */
function messagesStatement(
	tables: SeedTables,
	{ from, to }: Portion,
	head: number,
	salt: string
): [ sql: string, values: unknown[] ] {
	const beside = ( [ 'queued', 'open', 'closed' ] as const satisfies SeedState[] )
		.map( ( state ) => `WHEN '${ state }' THEN ${ eventsBesideEntries( state ) }` )
		.join( ' ' );
	// Each conversation is about an order of its own, so that a search for one finds few messages.
	const text = ( texts: readonly string[] ) =>
		`REPLACE(ELT(1 + MOD(id * 7 + n * 3, ${ texts.length }), ${ texts.map( () => '?' ).join( ', ' ) }), '${ ORDER }', ${ ORDER } + MOD(id, 70000))`;
	const sql = `INSERT INTO ${ tables.table( 'messages' ) }
		(conversation_id, seq, public_id, author_type, author_id, client_id, kind, actor_id, body, created_at)
		SELECT id, n, CONCAT('m_', LEFT(REPLACE(REPLACE(TO_BASE64(UNHEX(digest)), '+', '-'), '/', '_'), 22)),
			CASE entry WHEN 'visitor' THEN 'visitor' WHEN 'agent' THEN 'agent' WHEN 'note' THEN 'agent' ELSE 'system' END,
			CASE entry WHEN 'visitor' THEN visitor_id WHEN 'agent' THEN assignee_id WHEN 'note' THEN assignee_id ELSE 0 END,
			digest,
			CASE entry WHEN 'visitor' THEN 'text' WHEN 'agent' THEN 'text' WHEN 'note' THEN 'note' ELSE 'system' END,
			IF(entry = 'joined' OR (entry = 'closed' AND closed_by = 'agent'), assignee_id, NULL),
			CASE entry
				WHEN 'visitor' THEN ${ text( VISITOR_TEXTS ) }
				WHEN 'agent' THEN ${ text( AGENT_TEXTS ) }
				WHEN 'note' THEN ${ text( NOTE_TEXTS ) }
				WHEN 'joined' THEN 'agent_joined'
				ELSE CONCAT('closed_by_', closed_by)
			END,
			TIMESTAMPADD(SECOND, ${ PACE } * (first_event + n + (n > 2 AND state <> 'queued') - ?), CAST(? AS DATETIME(3)))
		FROM (
			SELECT c.id, CAST(s.n AS SIGNED) AS n, c.visitor_id, c.assignee_id, c.state, c.closed_by,
				CAST(c.activity_number - c.last_seq - (CASE c.state ${ beside } END) + 1 AS SIGNED) AS first_event,
				LEFT(SHA2(CONCAT(?, '-', c.id, '-', s.n), 256), 32) AS digest,
				CASE
					WHEN s.n = 1 OR c.state = 'queued' THEN 'visitor'
					WHEN s.n = 2 THEN 'joined'
					WHEN s.n = c.last_seq AND c.state = 'closed' THEN 'closed'
					WHEN MOD(c.id * 31 + s.n * 17, 50) = 0 THEN 'note'
					WHEN MOD(s.n + (MOD(c.id * 31 + s.n * 17, 50) > 40), 2) = 0 THEN 'agent'
					ELSE 'visitor'
				END AS entry
			FROM ${ tables.table( 'conversations' ) } c
			STRAIGHT_JOIN veranda_seed_numbers s ON s.power = CAST(CEIL(LOG2(c.last_seq)) AS UNSIGNED) AND s.n <= c.last_seq
			WHERE c.id BETWEEN ? AND ?
		) entries`;
	return [ sql, [ ...VISITOR_TEXTS, ...AGENT_TEXTS, ...NOTE_TEXTS, head, tables.moment( 0 ), salt, from, to ] ];
}

/** Conversations that are filled together. */
interface Portion {
	from: number;
	to: number;
	entries: number;
}

function portionsOf( conversations: readonly SeedConversation[] ): Portion[] {
	const portions: Portion[] = [];
	for ( const { id, length } of conversations ) {
		const last = portions.at( -1 );
		if ( last === undefined || last.entries >= ENTRIES ) {
			portions.push( { from: id, to: id, entries: length } );
		} else {
			last.to = id;
			last.entries += length;
		}
	}
	return portions;
}
