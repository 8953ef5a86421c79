import mysql, { type ResultSetHeader } from 'mysql2';
import { createConnection, type Connection } from 'mysql2/promise';
import type { BoundValue, Queryable, Statement } from '../../relay/src/store/queryable';
import { createStores, type Stores } from '../../relay/src/store/stores';
import { isMySql } from '../../scripts/environment/database-server';
import { fillTables } from '../../scripts/seed/fill-tables';
import { createSite, type Site } from '../support/site';
import { STORE_PLANS } from './query-plans';

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

const MAY_READ_ALL = Object.assign( {}, ...STORE_PLANS.map( ( { mayReadAll } ) => mayReadAll ) ) as Record<
	string,
	string
>;
const MAY_SORT = Object.assign( {}, ...STORE_PLANS.map( ( { maySort } ) => maySort ) ) as Record< string, string >;

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
	const filled = STORE_PLANS.flatMap( ( { rows } ) => rows?.() ?? [] );
	for ( const { table, columns, rows } of filled ) {
		await connection.query( `INSERT INTO ${ named( table ) } (${ columns }) VALUES ?`, [ rows ] );
	}
	await connection.query( `UPDATE ${ named( 'visitors' ) } SET wp_user_id = id, is_verified = 1 WHERE id <= 500` );
	const changed = [ 'visitors', ...filled.map( ( { table } ) => table ) ];
	await connection.query( `ANALYZE TABLE ${ changed.map( named ).join( ', ' ) }` );
}

const named = ( table: string ) => `${ site.prefix }veranda_${ table }`;

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
	for ( const [ method, calls ] of STORE_PLANS.flatMap( ( plan ) => Object.entries( plan.calls( stores, db ) ) ) ) {
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

// MySQL's optimizer needs fewer of them than MariaDB's.
( isMySql() ? test.skip : test )( 'no exception is left that nothing needs', () => {
	const needed = explained.flatMap( costsOf );
	for ( const kind of [ 'reads', 'sorts' ] as const ) {
		const names = new Set( needed.filter( ( cost ) => cost.kind === kind ).map( ( { name } ) => name ) );

		expect( [ ...names ].sort() ).toEqual( Object.keys( exceptionsOf( kind ) ).sort() );
	}
} );
