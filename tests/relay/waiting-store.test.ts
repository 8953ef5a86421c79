import mysql from 'mysql2';
import { createConnection, type Connection } from 'mysql2/promise';
import type { BoundValue, Queryable } from '../../relay/src/store/queryable';
import { tablesOf } from '../../relay/src/store/tables';
import { WaitingStore } from '../../relay/src/store/waiting-store';
import { draft, say } from '../support/make';
import { createSite, type Site } from '../support/site';
import { startRelay, type TestRelay } from '../support/start-relay';

let site: Site;
let relay: TestRelay;
let connection: Connection;
let waiting: WaitingStore;

beforeAll( async () => {
	site = await createSite();
	relay = await startRelay( { site } );
	const { host, port, user, password } = site.server;
	connection = await createConnection( {
		host,
		port,
		user,
		password,
		database: site.databaseName,
		dateStrings: true,
	} );
	waiting = new WaitingStore( tablesOf( site.prefix ) );
} );

afterAll( async () => {
	await connection?.end();
	await relay?.close();
	await site?.remove();
} );

const db: Queryable = {
	async query< Row >( sql: string, values: BoundValue[] = [] ) {
		const bound = mysql.format( sql, values as Parameters< typeof mysql.format >[ 1 ] );
		const [ rows ] = await connection.query( bound );
		return rows as Row[];
	},
	change: () => Promise.reject( new Error( 'Nothing is changed here.' ) ),
};

/** Returns how many rows the server reads for something on this connection. */
async function rowsRead( work: () => Promise< unknown > ): Promise< number > {
	const read = async () => {
		const [ rows ] = await connection.query( "SHOW SESSION STATUS LIKE 'Handler_read%'" );
		return ( rows as { Value: string }[] ).reduce( ( sum, { Value } ) => sum + Number( Value ), 0 );
	};
	await read();
	const before = await read();
	const idle = ( await read() ) - before;
	const from = await read();
	await work();
	return ( await read() ) - from - idle;
}

async function idOf( publicId: string ): Promise< number > {
	const [ row ] = await site.query< { id: number } >(
		'SELECT id FROM {prefix}veranda_conversations WHERE public_id = ?',
		[ publicId ]
	);
	return ( row as { id: number } ).id;
}

test( 'whoever wrote last tells whether the visitor waits, and since when', async () => {
	const {
		visitor,
		agent,
		conversation: { id },
	} = await relay.make.openConversation();
	const number = await idOf( id );
	await say( agent, id, 'Hello!' );
	const answered = await waiting.list( db, [ number ] );
	const first = await say( visitor, id, 'One' );
	await say( visitor, id, 'Two' );
	await agent.post( `/v1/conversations/${ id }/messages`, { ...draft( 'For us' ), kind: 'note' } );

	const found = ( await waiting.list( db, [ number, 999_999 ] ) ).get( number );
	const [ row ] = await site.query< { since: string; touchedAt: string } >(
		`SELECT (SELECT created_at FROM {prefix}veranda_messages WHERE public_id = ?) AS since,
			(SELECT MAX(created_at) FROM {prefix}veranda_messages WHERE conversation_id = ? AND kind = 'note') AS touchedAt`,
		[ first.id, number ]
	);

	expect( answered.size ).toBe( 0 );
	expect( found ).toEqual( row );
} );

test( 'it is read off the end of a conversation, however long that is', async () => {
	const {
		conversation: { id },
	} = await relay.make.openConversation();
	const number = await idOf( id );
	const length = 4_000;
	await site.query(
		`INSERT INTO {prefix}veranda_messages (conversation_id, seq, public_id, author_type, author_id, client_id, kind, body, created_at)
		VALUES ${ Array.from( { length }, () => '(?, ?, ?, ?, 1, ?, ?, ?, ?)' ).join( ', ' ) }`,
		Array.from( { length }, ( _, index ) => [
			number,
			1_000 + index,
			`m_long${ String( index ).padStart( 18, '0' ) }`,
			index % 2 === 0 ? 'visitor' : 'agent',
			`long-${ index }`,
			'text',
			'Words',
			'2026-01-01',
		] ).flat()
	);

	expect( await rowsRead( () => waiting.list( db, [ number ] ) ) ).toBeLessThan( 100 );
} );
