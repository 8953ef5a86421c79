import type { DemoDatabase } from '../demo/state';
import { randomBytes } from 'node:crypto';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { Problem } from '../environment/problem';
import { schemaFiles, schemaVersion } from '../environment/schema';
import { checkSize, makePlan, type SeedPlan, type SeedSize } from './plan';
import {
	closedByVisitor,
	countersOf,
	entryAt,
	eventOf,
	eventsBesideEntries,
	lastEvent,
	type SeedConversation,
	type SeedState,
} from './shape';
import { AGENT_TEXTS, AGENTS, DEPARTMENTS, LOCALES, NOTE_TEXTS, PAGES, TIMEZONES, VISITOR_TEXTS } from './texts';

/** Where the tables are. */
export type SeedTarget = DemoDatabase;

export interface SeedOptions extends SeedSize {
	/** Go on although there are conversations. */
	mayAdd?: boolean;
	/** Tells whoever waits how far it is. */
	say?( text: string ): void;
}

/** Seconds between two events, 450 an hour, so that an agent who was away for an hour can still be told what happened. */
export const PACE = 8;
/** As long as the relay keeps events. */
const KEPT_EVENTS = ( 7 * 86_400 ) / PACE;
/** Rows of one INSERT. */
const ROWS = 1_000;
/** Entries of one INSERT; a commit of this size holds no lock for long. */
const ENTRIES = 50_000;
/** One fills a part of the entries each; the database does the work. */
const CONNECTIONS = 2;

/** Fills Veranda's tables with conversations that look like those of a real site, and returns what was made. */
export async function fillTables( target: SeedTarget, options: SeedOptions ): Promise< SeedPlan > {
	checkSize( options );
	const connections: Connection[] = [];
	try {
		for ( let index = 0; index < CONNECTIONS; index++ ) {
			connections.push( await connect( target ) );
		}
		return await new Seed( connections, target.prefix, options ).run();
	} finally {
		for ( const connection of connections ) {
			await connection.end();
		}
	}
}

async function connect( { host, port, user, password, databaseName }: SeedTarget ): Promise< Connection > {
	const connection = await createConnection( {
		host,
		port,
		user,
		password,
		database: databaseName,
		charset: 'utf8mb4',
		timezone: 'Z',
		dateStrings: true,
	} );
	// The keys are new, so looking for others like them is a waste. The isolation keeps readers from waiting.
	await connection.query(
		"SET SESSION unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES'"
	);
	await connection.query( 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED' );
	return connection;
}

/** Numbers that are left to visitors and conversations of a running relay until ours are in the tables. */
const ROOM_FOR_OTHERS = 1_000;

/** One filling of the tables. */
class Seed {
	private readonly now = Date.now();
	/** Makes the ids of entries, which the database draws, different from those of another run. */
	private readonly salt = randomBytes( 8 ).toString( 'hex' );
	private readonly first: Connection;

	constructor(
		private readonly connections: readonly Connection[],
		private readonly prefix: string,
		private readonly options: SeedOptions
	) {
		this.first = connections[ 0 ] as Connection;
	}

	async run(): Promise< SeedPlan > {
		const { conversations } = this.options;
		await this.assertUsable();
		this.say( `Deciding who talks: ${ grouped( conversations ) } conversations` );
		const departmentIds = await this.makeDepartments();
		const agentIds = await this.makeAgents();
		const plan = await this.reserve( departmentIds, agentIds );
		try {
			await this.write( plan );
		} finally {
			// Whatever came of it, what streams and relays knew before is of another time.
			await this.query( `UPDATE ${ this.table( 'feed' ) } SET epoch = ? WHERE id = 1`, [
				randomBytes( 16 ).toString( 'hex' ),
			] );
		}
		this.say( 'Counting for the optimizer' );
		const tables = [ 'visitors', 'conversations', 'messages', 'events', 'agents', 'departments' ];
		await this.query( `ANALYZE TABLE ${ tables.map( ( name ) => this.table( name ) ).join( ', ' ) }` );
		return plan;
	}

	/** Decides what is written, and takes the numbers for it, under the feed's lock: a relay may be writing too. */
	private async reserve( departmentIds: number[], agentIds: number[] ): Promise< SeedPlan > {
		await this.query( 'START TRANSACTION' );
		const [ feed ] = await this.query< { head: number } >(
			`SELECT head FROM ${ this.table( 'feed' ) } WHERE id = 1 FOR UPDATE`
		);
		const plan = makePlan( this.options, {
			firstVisitor: ( await this.newestOf( 'visitors', 'id' ) ) + ROOM_FOR_OTHERS,
			firstConversation: ( await this.newestOf( 'conversations', 'id' ) ) + ROOM_FOR_OTHERS,
			head: feed?.head ?? 0,
			departmentIds,
			agentIds,
		} );
		await this.query( `UPDATE ${ this.table( 'feed' ) } SET head = ? WHERE id = 1`, [ plan.head ] );
		await this.query( 'COMMIT' );
		return plan;
	}

	private async write( plan: SeedPlan ): Promise< void > {
		const { messages } = this.options;
		this.say( `Writing ${ grouped( plan.people.length ) } visitors` );
		await this.insertVisitors( plan );
		this.say( 'Writing conversations' );
		await this.insertConversations( plan );
		this.say( `Writing ${ grouped( messages ) } messages` );
		await this.insertMessages( plan );
		this.say( 'Writing events' );
		await this.insertEvents( plan );
	}

	private say( text: string ): void {
		this.options.say?.( text );
	}

	private table( name: string ): string {
		return `\`${ this.prefix }veranda_${ name }\``;
	}

	private async query< Row >( sql: string, values: unknown[] = [] ): Promise< Row[] > {
		const [ rows ] = await this.first.query< RowDataPacket[] >( sql, values );
		return rows as unknown as Row[];
	}

	/** Refuses tables of another version, and tables that hold what somebody may want to keep apart. */
	private async assertUsable(): Promise< void > {
		const known = Math.max( ...schemaFiles().map( schemaVersion ) );
		let found: number | null;
		try {
			const [ row ] = await this.query< { version: number | null } >(
				`SELECT MAX(version) AS version FROM ${ this.table( 'migrations' ) } WHERE applied_at IS NOT NULL`
			);
			found = row?.version ?? null;
		} catch ( error ) {
			if ( ( error as { code?: string } ).code !== 'ER_NO_SUCH_TABLE' ) {
				throw error;
			}
			throw new Problem(
				`There are no tables of Veranda with the prefix "${ this.prefix }": activate the plugin, or check name and prefix.`
			);
		}
		if ( found !== known ) {
			throw new Problem( `The tables have schema ${ found }, this command fills schema ${ known }.` );
		}
		const conversations = await this.newestOf( 'conversations', 'id' );
		if ( conversations > 0 && ! this.options.mayAdd ) {
			throw new Problem( 'There are conversations in these tables already: say --add to add to them.' );
		}
	}

	private async newestOf( table: string, column: string ): Promise< number > {
		const [ row ] = await this.query< { newest: number | null } >(
			`SELECT MAX(${ column }) AS newest FROM ${ this.table( table ) }`
		);
		return row?.newest ?? 0;
	}

	private async makeDepartments(): Promise< number[] > {
		const now = this.moment( 0 );
		await this.insert(
			'departments',
			'public_id, name, created_at',
			DEPARTMENTS.map( ( name ) => [ publicId( 'd' ), name, now ] )
		);
		const rows = await this.query< { id: number } >( `SELECT id FROM ${ this.table( 'departments' ) }` );
		return rows.map( ( { id } ) => id );
	}

	/** Whoever has signed in keeps their place; WordPress's own ids stay far below ours. */
	private async makeAgents(): Promise< number[] > {
		const free = 1_000_001;
		await this.query(
			`INSERT INTO ${ this.table( 'agents' ) } (id, name, last_seen_at) VALUES ?
			ON DUPLICATE KEY UPDATE name = VALUES(name)`,
			[ AGENTS.map( ( name, index ) => [ free + index, name, this.moment( 0 ) ] ) ]
		);
		const rows = await this.query< { id: number } >( `SELECT id FROM ${ this.table( 'agents' ) }` );
		return rows.map( ( { id } ) => id );
	}

	private async insertVisitors( { people, conversations }: SeedPlan ): Promise< void > {
		const firstId = conversations.reduce( ( least, { visitorId } ) => Math.min( least, visitorId ), Infinity );
		const seen = new Float64Array( people.length );
		const begun = new Float64Array( people.length );
		for ( const conversation of conversations ) {
			const place = conversation.visitorId - firstId;
			begun[ place ] ||= conversation.firstEvent;
			seen[ place ] = lastEvent( conversation );
		}
		const head = lastEvent( conversations.at( -1 ) as SeedConversation );
		await this.insertEach(
			'visitors',
			'id, public_id, name, email, locale, timezone, page_url, page_title, created_at, last_seen_at',
			people,
			( { name, email }, place ) => {
				const [ path, title ] = PAGES[ place % PAGES.length ] as readonly [ string, string ];
				return [
					firstId + place,
					publicId( 'v' ),
					name,
					email,
					LOCALES[ place % LOCALES.length ],
					TIMEZONES[ place % TIMEZONES.length ],
					`https://shop.test${ path }`,
					title,
					this.moment( head - ( begun[ place ] as number ) ),
					this.moment( head - ( seen[ place ] as number ) ),
				];
			}
		);
	}

	private async insertConversations( { conversations, head }: SeedPlan ): Promise< void > {
		const at = ( event: number ) => this.moment( head - event );
		await this.insertEach(
			'conversations',
			`id, public_id, visitor_id, active_visitor_id, client_id, state, department_id, assignee_id, last_seq,
			last_public_seq, visitor_read_seq, agent_read_seq, unread_by_visitor, unread_by_agents, queued_at, opened_at,
			closed_at, closed_by, rating_score, created_at, updated_at, activity_number`,
			conversations,
			( conversation ) => {
				const { id, visitorId, state, departmentId, assigneeId, length, firstEvent } = conversation;
				const counters = countersOf( conversation );
				const newest = lastEvent( conversation );
				const isClosed = state === 'closed';
				return [
					id,
					publicId( 'c' ),
					visitorId,
					isClosed ? null : visitorId,
					randomBytes( 16 ).toString( 'hex' ),
					state,
					departmentId,
					assigneeId,
					length,
					counters.lastPublicSeq,
					counters.visitorReadSeq,
					counters.agentReadSeq,
					counters.unreadByVisitor,
					counters.unreadByAgents,
					at( firstEvent ),
					state === 'queued' ? null : at( eventOf( conversation, 2 ) ),
					isClosed ? at( newest ) : null,
					isClosed ? closer( id ) : null,
					isClosed && id % 9 === 0 ? 1 + ( id % 5 ) : null,
					at( firstEvent ),
					at( newest ),
					newest,
				];
			}
		);
	}

	/** The database makes the entries by itself, in the order of their keys: each conversation times a list of numbers. */
	private async insertMessages( { conversations, head }: SeedPlan ): Promise< void > {
		const portions = portionsOf( conversations );
		let done = 0;
		let told = 0;
		const work = async ( connection: Connection ) => {
			await this.makeNumbers( connection, conversations );
			for ( let portion = portions.shift(); portion !== undefined; portion = portions.shift() ) {
				await connection.query( ...this.messagesStatement( portion, head ) );
				done += portion.entries;
				if ( done >= told + this.options.messages / 20 ) {
					told = done;
					this.say( `  ${ grouped( done ) } of ${ grouped( this.options.messages ) } messages` );
				}
			}
		};
		const results = await Promise.allSettled( this.connections.map( work ) );
		const failed = results.find( ( result ) => result.status === 'rejected' );
		if ( failed !== undefined ) {
			throw failed.reason;
		}
	}

	/**
	 * Makes a table with the numbers 1, 2, 3 … for each power of two that a length may be rounded up to, so that joining
	 * it reads a conversation's numbers by a key.
	 */
	private async makeNumbers( connection: Connection, conversations: readonly SeedConversation[] ): Promise< void > {
		const longest = conversations.reduce( ( most, { length } ) => Math.max( most, length ), 1 );
		await connection.query(
			'CREATE TEMPORARY TABLE veranda_seed_numbers (power TINYINT UNSIGNED NOT NULL, n INT UNSIGNED NOT NULL, PRIMARY KEY (power, n))'
		);
		for ( let power = 0; power <= Math.ceil( Math.log2( longest ) ); power++ ) {
			const numbers = Array.from( { length: 2 ** power }, ( _, index ) => [ power, index + 1 ] );
			await connection.query( 'INSERT INTO veranda_seed_numbers (power, n) VALUES ?', [ numbers ] );
		}
	}

	private messagesStatement( { from, to }: Portion, head: number ): [ string, unknown[] ] {
		const beside = ( [ 'queued', 'open', 'closed' ] as const satisfies SeedState[] )
			.map( ( state ) => `WHEN '${ state }' THEN ${ eventsBesideEntries( state ) }` )
			.join( ' ' );
		const text = ( texts: readonly string[] ) =>
			`ELT(1 + MOD(id * 7 + n * 3, ${ texts.length }), ${ texts.map( () => '?' ).join( ', ' ) })`;
		const sql = `INSERT INTO ${ this.table( 'messages' ) }
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
					MD5(CONCAT(?, '-', c.id, '-', s.n)) AS digest,
					CASE
						WHEN s.n = 1 OR c.state = 'queued' THEN 'visitor'
						WHEN s.n = 2 THEN 'joined'
						WHEN s.n = c.last_seq AND c.state = 'closed' THEN 'closed'
						WHEN MOD(c.id * 31 + s.n * 17, 50) = 0 THEN 'note'
						WHEN MOD(s.n + (MOD(c.id * 31 + s.n * 17, 50) > 40), 2) = 0 THEN 'agent'
						ELSE 'visitor'
					END AS entry
				FROM ${ this.table( 'conversations' ) } c
				STRAIGHT_JOIN veranda_seed_numbers s ON s.power = CAST(CEIL(LOG2(c.last_seq)) AS UNSIGNED) AND s.n <= c.last_seq
				WHERE c.id BETWEEN ? AND ?
			) entries`;
		return [
			sql,
			[ ...VISITOR_TEXTS, ...AGENT_TEXTS, ...NOTE_TEXTS, head, this.moment( 0 ), this.salt, from, to ],
		];
	}

	/** Writes the events that a stream which comes back may ask for. */
	private async insertEvents( { conversations, head }: SeedPlan ): Promise< void > {
		const oldest = head - KEPT_EVENTS;
		const rows: unknown[][] = [];
		for ( const conversation of conversations ) {
			if ( lastEvent( conversation ) > oldest ) {
				rows.push( ...eventsOf( conversation ).filter( ( [ number ] ) => number > oldest ) );
			}
		}
		await this.insertEach(
			'events',
			'number, conversation_id, visitor_id, type, seq, is_internal, data, created_at',
			rows,
			( row ) => [ ...row, this.moment( head - ( row[ 0 ] as number ) ) ]
		);
	}

	private async insertEach< Item >(
		table: string,
		columns: string,
		items: readonly Item[],
		rowOf: ( item: Item, index: number ) => unknown[]
	): Promise< void > {
		for ( let at = 0; at < items.length; at += ROWS ) {
			await this.insert(
				table,
				columns,
				items.slice( at, at + ROWS ).map( ( item, index ) => rowOf( item, at + index ) )
			);
		}
	}

	private async insert( table: string, columns: string, rows: unknown[][] ): Promise< void > {
		await this.query( `INSERT INTO ${ this.table( table ) } (${ columns }) VALUES ?`, [ rows ] );
	}

	/** Returns the moment of an event by how many came after it, as a DATETIME(3). */
	private moment( eventsAgo: number ): string {
		return new Date( this.now - eventsAgo * PACE * 1_000 ).toISOString().replace( 'T', ' ' ).slice( 0, 23 );
	}
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

type EventValues = [
	number: number,
	conversationId: number,
	visitorId: number,
	type: string,
	seq: number | null,
	isInternal: number,
	data: string | null,
];

function eventsOf( conversation: SeedConversation ): EventValues[] {
	const { id, visitorId, state, length, firstEvent } = conversation;
	const about = ( number: number, type: string, data: string | null = null ): EventValues => [
		number,
		id,
		visitorId,
		type,
		null,
		0,
		data,
	];
	const events = [ about( firstEvent, 'conversation.created' ) ];
	for ( let seq = 1; seq <= length; seq++ ) {
		const isNote = entryAt( conversation, seq ) === 'note';
		events.push( [ eventOf( conversation, seq ), id, visitorId, 'message.created', seq, isNote ? 1 : 0, null ] );
		if ( seq === 2 && state !== 'queued' ) {
			events.push( about( firstEvent + 3, 'conversation.assigned', '{"previousAssigneeId":null}' ) );
		}
	}
	if ( state === 'closed' ) {
		events.push( about( lastEvent( conversation ), 'conversation.closed' ) );
	}
	return events;
}

const closer = ( id: number ) => ( closedByVisitor( id ) ? 'visitor' : 'agent' );

const publicId = ( prefix: string ) => `${ prefix }_${ randomBytes( 16 ).toString( 'base64url' ) }`;

const grouped = ( count: number ) => count.toLocaleString( 'en' );
