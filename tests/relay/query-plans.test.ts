import { randomBytes } from 'node:crypto';
import mysql, { type ResultSetHeader } from 'mysql2';
import { createConnection, type Connection } from 'mysql2/promise';
import type { BoundValue, Queryable, Statement } from '../../relay/src/store/queryable';
import type { ConversationFilter } from '../../relay/src/store/conversation-list-store';
import { createStores, type Stores } from '../../relay/src/store/stores';
import { fillTables } from '../../scripts/seed/fill-tables';
import { conversationRow } from '../../relay/src/store/conversation-row.fixture';
import { createSite, type Site } from '../support/site';

/*
 * Every statement of the stores is explained against tables with a few thousand rows. One that reads a whole table or a
 * whole index would get slower with each day that a site is used.
 */

/** A line of EXPLAIN. */
interface Step {
	table: string | null;
	type: string | null;
	key: string | null;
	rows: number | null;
	Extra: string | null;
}

interface Explained {
	/** Such as `agents.list`. */
	method: string;
	sql: string;
	steps: Step[];
}

/** A page looks through at most 1,000 conversations, so there must be many more, or the optimizer would take them all. */
const SIZE = { messages: 80_000, conversations: 12_000 };

/** What may read all of a table, by method and table, and why. */
const MAY_READ_ALL: Record< string, string > = {
	'agents.list a': 'A site has a handful of agents, and all are wanted.',
	'agents.listAccessVersions agent_access':
		'As many rows as WordPress has had agents, read when one of them changes.',
	'schema.findVersion migrations': 'One row for each version of the schema.',
};

/** What may sort rows or use a temporary table, by method and key, and why those are few. */
const MAY_SORT: Record< string, string > = {
	'agents.list null': 'A handful of agents, by name.',
	'conversationLists.listPage visitor_client_id':
		'What the visitors have who were asked for, five hundred visitors at most.',
	'conversationLists.listQueuePlaces state_activity': 'Those who wait right now.',
};

let site: Site;
let connection: Connection;
let stores: Stores;
let explained: Explained[];
const called = new Set< string >();

beforeAll( async () => {
	site = await createSite();
	const { host, port, user, password } = site.server;
	await fillTables( { host, port, user, password, databaseName: site.databaseName, prefix: site.prefix }, SIZE );
	connection = await createConnection( {
		host,
		port,
		user,
		password,
		database: site.databaseName,
		charset: 'utf8mb4',
		dateStrings: true,
		timezone: 'Z',
	} );
	await fillTheRest();
	stores = createStores( site.prefix );
	explained = await explainEverything();
} );

afterAll( async () => {
	await connection?.end();
	await site?.remove();
} );

/** Fills what the seed leaves empty, so that a scan of it costs something. */
async function fillTheRest(): Promise< void > {
	const many = < Row >( row: ( index: number ) => Row ) =>
		Array.from( { length: 2_000 }, ( _, index ) => row( index ) );
	const moment = ( minutes: number ) =>
		new Date( Date.now() + minutes * 60_000 ).toISOString().slice( 0, 23 ).replace( 'T', ' ' );
	const insert = ( table: string, columns: string, rows: unknown[][] ) =>
		connection.query( `INSERT INTO ${ site.prefix }veranda_${ table } (${ columns }) VALUES ?`, [ rows ] );
	await insert(
		'visitor_sessions',
		'token_hash, visitor_id, family, created_at, expires_at, replaced_at',
		many( ( index ) => [
			randomBytes( 32 ),
			index + 1,
			randomBytes( 16 ),
			moment( -index ),
			moment( 3_000 - index ),
			null,
		] )
	);
	await insert(
		'spent_tokens',
		'jti, expires_at',
		many( ( index ) => [ `jti-${ index }`, moment( 3_000 - index ) ] )
	);
	await insert(
		'left_messages',
		'client_id, name, email, body, created_at, conversation_id',
		many( ( index ) => [
			`left-${ index }`,
			'Ida',
			'ida@example.org',
			'Hello?',
			moment( -index ),
			index < 30 ? null : index,
		] )
	);
	await insert(
		'departments',
		'public_id, name, created_at',
		many( ( index ) => [ `d_${ String( index ).padStart( 22, '0' ) }`, `Department ${ index }`, moment( 0 ) ] )
	);
	await insert(
		'jobs',
		'kind, job_key, state, run_at, payload, created_at',
		many( ( index ) => [
			index % 3 === 0 ? 'missed_chat' : 'other',
			`${ index }`,
			index < 1_000 ? 'waiting' : 'failed',
			moment( index - 30 ),
			'{}',
			moment( 0 ),
		] )
	);
	await insert(
		'reactions',
		'name, position, updated_at',
		many( ( index ) => [ `reaction_${ index }`, 1, moment( 0 ) ] )
	);
	await insert(
		'reaction_failures',
		'reaction, event_number, event_type, conversation_id, attempts, error, failed_at',
		many( ( index ) => [ 'missed_chat', index + 1, 'conversation.created', index + 1, 8, 'x', moment( -index ) ] )
	);
	await insert(
		'tags',
		'public_id, name, name_key, created_at',
		many( ( index ) => [
			`t_${ String( index ).padStart( 22, '0' ) }`,
			`Tag ${ index }`,
			`tag ${ index }`,
			moment( 0 ),
		] )
	);
	// One that very many have, and others that a few have.
	await insert(
		'conversation_tags',
		'conversation_id, tag_id',
		many( ( index ) => index + 1_000 ).flatMap( ( id ) =>
			[ 1, ( id % 500 ) + 2, ( id % 7 ) + 600 ].map( ( tag ) => [ id, tag ] )
		)
	);
	await insert( 'agent_access', 'agent_id, version, updated_at', [ [ 1, 1, moment( 0 ) ] ] );
	await connection.query( 'UPDATE ?? SET wp_user_id = id, is_verified = 1 WHERE id <= 500', [
		`${ site.prefix }veranda_visitors`,
	] );
	const tables = [
		'visitor_sessions',
		'spent_tokens',
		'left_messages',
		'departments',
		'visitors',
		'jobs',
		'reactions',
		'reaction_failures',
		'tags',
		'conversation_tags',
	];
	await connection.query(
		`ANALYZE TABLE ${ tables.map( ( name ) => `${ site.prefix }veranda_${ name }` ).join( ', ' ) }`
	);
}

/** Runs statements and explains each before. */
class Explaining implements Queryable {
	readonly explained: Explained[] = [];
	method = '';

	async query< Row >( sql: string, values: BoundValue[] = [] ): Promise< Row[] > {
		const [ rows ] = await connection.query( await this.explain( sql, values ) );
		return rows as Row[];
	}

	async change( sql: string, values: BoundValue[] = [] ): Promise< ResultSetHeader > {
		const [ header ] = await connection.query< ResultSetHeader >( await this.explain( sql, values ) );
		return header;
	}

	private async explain( sql: string, values: BoundValue[] ): Promise< string > {
		const bound = mysql.format( sql, values as Parameters< typeof mysql.format >[ 1 ] );
		const [ steps ] = await connection.query( `EXPLAIN ${ bound }` );
		this.explained.push( { method: this.method, sql: bound, steps: steps as Step[] } );
		return bound;
	}
}

const isStatement = ( result: unknown ): result is Statement =>
	Array.isArray( result ) && typeof result[ 0 ] === 'string' && Array.isArray( result[ 1 ] );

/** Names the methods of every store, public or not. */
function methodsOf( all: Stores ): string[] {
	return Object.entries( all ).flatMap( ( [ name, store ] ) =>
		Object.getOwnPropertyNames( Object.getPrototypeOf( store ) )
			.filter( ( method ) => method !== 'constructor' )
			.map( ( method ) => `${ name }.${ method }` )
	);
}

/** Records which methods are called, from anywhere. */
function watch( all: Stores ): void {
	for ( const name of methodsOf( all ) ) {
		const [ store = '', method = '' ] = name.split( '.' );
		const target = all[ store as keyof Stores ] as unknown as Record< string, ( ...args: unknown[] ) => unknown >;
		const original = target[ method ] as ( ...args: unknown[] ) => unknown;
		target[ method ] = ( ...args ) => {
			called.add( name );
			return original.apply( target, args );
		};
	}
}

/** Calls every method in every way that leads to different SQL. */
async function explainEverything(): Promise< Explained[] > {
	watch( stores );
	const db = new Explaining();
	await connection.query( 'START TRANSACTION' );
	for ( const [ method, calls ] of Object.entries( callsOf( stores, db ) ) ) {
		for ( const call of calls ) {
			db.method = method;
			const result = await call();
			if ( isStatement( result ) ) {
				await db.change( result[ 0 ], result[ 1 ] );
			}
		}
	}
	await connection.query( 'ROLLBACK' );
	return db.explained;
}

type Call = () => unknown;

function callsOf(
	{
		agents,
		conversations,
		conversationDetails,
		conversationLists,
		departments,
		feed,
		jobs,
		leftMessages,
		messages,
		reactions,
		schema,
		siteSettings,
		tags,
		visitors,
	}: Stores,
	db: Queryable
): Record< string, Call[] > {
	const now = '2026-11-25 12:00:00.000';
	const some = [ 1_501, 1_502, 1_503 ];
	const agentId = 1_000_001;
	const event = {
		type: 'conversation.updated',
		conversationId: 5,
		visitorId: 5,
		isInternal: false,
	} as const;
	const message = {
		conversationId: 5,
		seq: 10_000,
		publicId: `m_${ 'x'.repeat( 22 ) }`,
		authorType: 'visitor',
		authorId: 5,
		clientId: 'plan',
		kind: 'text',
		actorId: null,
		body: 'Hello',
		createdAt: now,
	} as const;
	const key = { conversationId: 5, authorType: 'visitor', authorId: 5, clientId: 'unknown' } as const;
	const session = { tokenHash: randomBytes( 32 ), visitorId: 5, family: randomBytes( 16 ), expiresAt: now, now };
	const job = { id: 9, kind: 'other', key: '8', runAt: now, payload: '{}', attempts: 0 };
	const facts = { locale: 'en', timezone: 'UTC', pageUrl: null, pageTitle: null };
	return {
		'agents.save': [ () => agents.save( db, { id: 77, name: 'Ann', avatarUrl: null, now } ) ],
		'agents.find': [ () => agents.find( db, agentId ) ],
		'agents.list': [ () => agents.list( db ) ],
		'agents.listByIds': [ () => agents.listByIds( db, [ agentId, agentId + 1 ] ) ],
		'agents.setStatus': [ () => agents.setStatus( db, agentId, 'away' ) ],
		'agents.listAccessVersions': [ () => agents.listAccessVersions( db ) ],
		'conversations.listKeys': [
			() =>
				conversations.listKeys(
					db,
					[ 'x', 'y' ].map( ( each ) => `c_${ each.repeat( 22 ) }` )
				),
		],
		'conversations.find': [ () => conversations.find( db, 1_501 ) ],
		'conversations.lock': [ () => conversations.lock( db, 1_501 ) ],
		'conversations.selectLocked': [
			() => conversations.selectLocked( some, false ),
			() => conversations.selectLocked( some, true ),
		],
		'conversations.listExisting': [ () => conversations.listExisting( db, some ) ],
		'conversations.lockActive': [ () => conversations.lockActive( db, 1 ) ],
		'conversations.findNewestId': [
			() => conversations.findNewestId( db, 1 ),
			() => conversations.findNewestId( db, 500 ),
		],
		'conversations.listNewestDepartments': [
			() => conversations.listNewestDepartments( db, [ 1, 500 ] ),
			() =>
				conversations.listNewestDepartments(
					db,
					Array.from( { length: 200 }, ( _, index ) => index + 1 )
				),
		],
		'conversations.findByClientId': [ () => conversations.findByClientId( db, 1, 'unknown' ) ],
		'conversations.insert': [
			() =>
				conversations.insert( db, {
					publicId: `c_${ 'y'.repeat( 22 ) }`,
					visitorId: 900_001,
					clientId: 'plan',
					departmentId: null,
					now,
				} ),
		],
		'conversations.updateState': [
			() => conversations.updateState( conversationRow( { id: 1_501, activeVisitorId: null, state: 'closed' } ) ),
		],
		'conversations.updateCounters': [
			() => conversations.updateCounters( [ { row: conversationRow( { id: 1_501 } ), activity: 0 } ] ),
			() =>
				conversations.updateCounters(
					[ 1_501, 1_502 ].map( ( id ) => ( { row: conversationRow( { id } ), activity: 0 } ) )
				),
		],
		'conversationDetails.list': [ () => conversationDetails.list( db, some ) ],
		'conversationLists.listPage': filters().map( ( filter ) => () => conversationLists.listPage( db, filter ) ),
		'conversationLists.count': [
			() => conversationLists.count( db, agentId ),
			() => conversationLists.count( db, agentId, [ 1, 2 ] ),
			() => conversationLists.count( db, agentId, [] ),
		],
		'conversationLists.listQueuePlaces': [ () => conversationLists.listQueuePlaces( db, some ) ],
		'departments.listIds': [
			() => departments.listIds( db, [ `d_${ '0'.repeat( 22 ) }`, `d_${ '1'.repeat( 22 ) }` ] ),
		],
		'feed.get': [ () => feed.get( db ) ],
		'feed.listBetween': [ () => feed.listBetween( db, 20_000, 20_400, 500 ) ],
		'feed.listOfTypes': [
			() => feed.listOfTypes( db, [ 'conversation.created', 'message.created' ], 20_000, 25_000, 100 ),
		],
		'feed.listForVisitor': [ () => feed.listForVisitor( db, 1, 20_000, 30_000, 500 ) ],
		'feed.findOldest': [ () => feed.findOldest( db ) ],
		'feed.selectHead': [ () => feed.selectHead( [] ), () => feed.selectHead( some ) ],
		'feed.raiseHead': [ () => feed.raiseHead( 2 ) ],
		'feed.selectLocked': [ () => feed.selectLocked() ],
		'feed.insertEvents': [ () => feed.insertEvents( [ event, event ], now ) ],
		'feed.deleteBefore': [ () => feed.deleteBefore( db, '2036-01-01 00:00:00.000', 100 ) ],
		'jobs.insertOnce': [ () => jobs.insertOnce( db, job, now ) ],
		'jobs.move': [ () => jobs.move( db, 'other', '4', now ) ],
		'jobs.delete': [ () => jobs.delete( db, 'other', '5' ) ],
		'jobs.listDue': [ [ 'missed_chat' ], [ 'missed_chat', 'other' ] ].map(
			( kinds ) => () => jobs.listDue( db, now, { kinds, without: [ 1, 2 ], limit: 20 } )
		),
		'jobs.begin': [ () => jobs.begin( db, job ) ],
		'jobs.finish': [ () => jobs.finish( db, job ) ],
		'jobs.repeat': [ () => jobs.repeat( db, job, now ) ],
		'jobs.retry': [ () => jobs.retry( db, job, 'x', now ) ],
		'jobs.setAside': [ () => jobs.setAside( db, job, 'x', now ) ],
		'jobs.deleteFailedBefore': [ () => jobs.deleteFailedBefore( db, now, 20 ) ],
		'leftMessages.listWaiting': [ () => leftMessages.listWaiting( db, 20 ) ],
		'leftMessages.lockWaiting': [ () => leftMessages.lockWaiting( db, 1 ) ],
		'leftMessages.assign': [ () => leftMessages.assign( db, 1, 5 ) ],
		'messages.selectByKeys': [ () => messages.selectByKeys( [ key, { ...key, conversationId: 6 } ] ) ],
		'messages.listByKeys': [ () => messages.listByKeys( db, [ key ] ) ],
		'messages.insert': [ () => messages.insert( [ message ] ) ],
		'messages.insertIfUnchanged': [ [ 1_501 ], some ].map( ( ids, index ) => async () => {
			const known = await conversationDetails.list( db, ids );
			const rows = known.map( ( { id } ) => ( {
				...message,
				conversationId: id,
				seq: 20_000 + index,
				clientId: `plan-${ index }`,
			} ) );
			return messages.insertIfUnchanged( rows, known );
		} ),
		'messages.listByPlaces': [
			() =>
				messages.listByPlaces(
					db,
					Array.from( { length: 200 }, ( _, index ) => ( { conversationId: 1_000 + index, seq: 2 } ) )
				),
		],
		'messages.listPage': [ {}, { before: 60 }, { after: 60 } ].flatMap( ( place ) =>
			[ true, false ].map(
				( includesInternal ) => () =>
					messages.listPage( db, { conversationId: 11_000, includesInternal, limit: 100, ...place } )
			)
		),
		'messages.listByClientId': [ () => messages.listByClientId( db, 1, 'unknown' ) ],
		'messages.countUnread': [ 'visitor', 'agent' ].map(
			( by ) => () => messages.countUnread( db, 11_000, by as 'visitor', 3 )
		),
		'reactions.load': [ () => reactions.load( db, 'reaction_7', now ) ],
		'reactions.move': [ () => reactions.move( db, 'reaction_7', 1, 2, now ) ],
		'reactions.noteFailure': [
			() => reactions.noteFailure( db, 'reaction_7', { position: 2, attempts: 1 }, 'x', now ),
		],
		'reactions.setAside': [
			() => reactions.setAside( db, 'reaction_7', { ...event, number: 9, isInternal: 0 }, 8, 'x', now ),
		],
		'reactions.deleteFailuresBefore': [ () => reactions.deleteFailuresBefore( db, now, 20 ) ],
		'schema.findVersion': [ () => schema.findVersion( db ) ],
		'siteSettings.find': [ () => siteSettings.find( db ) ],
		'siteSettings.put': [ () => siteSettings.put( db, { version: 'v', settings: '{}' }, now ) ],
		'tags.findByName': [ () => tags.findByName( db, 'Tag 5' ) ],
		'tags.lock': [ () => tags.lock( db, [ `t_${ '0'.repeat( 22 ) }`, `t_${ '1'.repeat( 22 ) }` ] ) ],
		'tags.listPage': [ {}, { prefix: 'tag 1' }, { after: 'tag 12' }, { prefix: 'tag 1', after: 'tag 12' } ].map(
			( page ) => () => tags.listPage( db, { ...page, limit: 50 } )
		),
		'tags.ensure': [ () => tags.ensure( db, [ 'Tag 5', 'tag 6', 'new' ], now ) ],
		'tags.rename': [ () => tags.rename( db, 7, 'Seven' ) ],
		'tags.delete': [ () => tags.delete( db, 8 ) ],
		'tags.listOf': [
			() => tags.listOf( db, some ),
			() =>
				tags.listOf(
					db,
					Array.from( { length: 250 }, ( _, index ) => index + 1_000 )
				),
		],
		'tags.put': [ () => tags.put( db, some, [ 1, 2 ] ) ],
		'tags.take': [ () => tags.take( db, some, [ 1, 2 ] ) ],
		'tags.listConversations': [
			() => tags.listConversations( db, 1, 1_001 ),
			() => tags.listConversations( db, 5, 1_001 ),
		],
		'tags.count': [ undefined, [ 1, 2 ], [] ].map(
			( departmentIds ) => () => tags.count( db, [ 1, 5, 9_999 ], 1_000, departmentIds )
		),
		'visitors.find': [ () => visitors.find( db, 5 ) ],
		'visitors.listByIds': [ () => visitors.listByIds( db, [ 5, 6 ] ) ],
		'visitors.listIds': [
			() =>
				visitors.listIds(
					db,
					[ 'x', 'y' ].map( ( each ) => `v_${ each.repeat( 22 ) }` )
				),
		],
		'visitors.findByWpUser': [ () => visitors.findByWpUser( db, 400 ) ],
		'visitors.listByPrefix': [ 'Ann', 'xaver.q', 'nobody' ].map(
			( text ) => () => visitors.listByPrefix( db, text, 1_000 )
		),
		'visitors.lock': [ () => visitors.lock( db, 5 ) ],
		'visitors.insert': [ () => visitors.insert( db, `v_${ 'y'.repeat( 22 ) }`, facts, now ) ],
		'visitors.updateFacts': [ () => visitors.updateFacts( db, 5, facts, now ) ],
		'visitors.verify': [ () => visitors.verify( db, 5, 9, 'Ann', 'ann@example.org' ) ],
		'visitors.introduce': [ () => visitors.introduce( db, 6, 'Ann', undefined ) ],
		'visitors.touch': [ () => visitors.touch( db, [ 5, 6 ], now ) ],
		'visitors.insertSession': [ () => visitors.insertSession( db, session ) ],
		'visitors.lockSession': [ () => visitors.lockSession( db, session.tokenHash ) ],
		'visitors.replaceSession': [ () => visitors.replaceSession( db, session.tokenHash, now ) ],
		'visitors.hasUsedSuccessor': [ () => visitors.hasUsedSuccessor( db, session.family, session.tokenHash, now ) ],
		'visitors.endFamily': [ () => visitors.endFamily( db, session.family ) ],
		'visitors.spendToken': [ () => visitors.spendToken( db, 'plan', now ) ],
		'visitors.deleteExpired': [ () => visitors.deleteExpired( db, now, 100 ) ],
	};
}

/** Every combination of what an agent may ask for. */
function filters(): ConversationFilter[] {
	let all: ConversationFilter[] = [ { limit: 50 } ];
	const vary = ( ...variants: Partial< ConversationFilter >[] ) => {
		all = all.flatMap( ( filter ) => variants.map( ( variant ) => ( { ...filter, ...variant } ) ) );
	};
	vary( {}, { state: 'queued' }, { state: 'open' }, { state: 'closed' } );
	vary( {}, { assigneeId: 1_000_001 }, { assigneeId: null } );
	vary( {}, { departmentIds: [ 1 ] }, { departmentIds: [ 2, 3, 900 ] } );
	vary(
		{},
		{ visitorIds: [ 1 ] },
		{ visitorIds: Array.from( { length: 900 }, ( _, index ) => index + 1 ) },
		{ prefix: 'Ann' }
	);
	vary( {}, { conversationIds: Array.from( { length: 1_000 }, ( _, index ) => index + 1_000 ) }, { tagId: 1 } );
	vary( {}, { before: 20_000 } );
	return all;
}

/** Without the prefix and the back-ticks; the tables that EXPLAIN makes up are in angle brackets. */
const plain = ( table: string | null ) => ( table ?? '' ).replace( `${ site.prefix }veranda_`, '' );

/** What a statement does that needs a reason: whether it reads all of something, or sorts, and the name of the exception. */
function costsOf( { method, sql, steps }: Explained ): { kind: 'reads' | 'sorts'; name: string }[] {
	if ( /^INSERT [^]*\sVALUES\s+\(/.test( sql ) ) {
		// It reads nothing; EXPLAIN says ALL of the table that it writes to.
		return [];
	}
	return steps.flatMap( ( { table, type, key, Extra } ) => {
		const name = plain( table );
		if ( name === '' || name.startsWith( '<' ) ) {
			return [];
		}
		return [
			...( type === 'ALL' || type === 'index'
				? [ { kind: 'reads', name: `${ method } ${ name }` } as const ]
				: [] ),
			...( /Using (filesort|temporary)/.test( Extra ?? '' )
				? [ { kind: 'sorts', name: `${ method } ${ key }` } as const ]
				: [] ),
		];
	} );
}

const exceptionsOf = ( kind: 'reads' | 'sorts' ) => ( kind === 'reads' ? MAY_READ_ALL : MAY_SORT );

test( 'every method of every store is explained', () => {
	expect( methodsOf( stores ).filter( ( method ) => ! called.has( method ) ) ).toEqual( [] );
} );

test( 'no statement reads a whole table or a whole index, or sorts what is not bounded', () => {
	const faults = explained.flatMap( ( statement ) =>
		costsOf( statement )
			.filter( ( { kind, name } ) => ! Object.hasOwn( exceptionsOf( kind ), name ) )
			.map( ( { kind, name } ) => `${ name } ${ kind }: ${ statement.sql }` )
	);

	expect( explained.length ).toBeGreaterThan( 300 );
	expect( faults ).toEqual( [] );
} );

test( 'no exception is left that nothing needs', () => {
	const needed = explained.flatMap( costsOf );
	for ( const kind of [ 'reads', 'sorts' ] as const ) {
		const names = new Set( needed.filter( ( cost ) => cost.kind === kind ).map( ( { name } ) => name ) );

		expect( [ ...names ].sort() ).toEqual( Object.keys( exceptionsOf( kind ) ).sort() );
	}
} );
