import type { ConversationList } from '../../relay/protocol';
import { readConfig } from '../../relay/src/config/config';
import { ManualClock } from '../../relay/src/manual-clock.fixture';
import { Housekeeping } from '../../relay/src/services/housekeeping';
import { Database } from '../../relay/src/store/database';
import { createStores } from '../../relay/src/store/stores';
import { fillTables } from '../../scripts/seed/fill-tables';
import { PACE } from '../../scripts/seed/tables';
import type { AgentParty } from '../support/make';
import { expectStatus } from '../support/party';
import { createSite, type Site } from '../support/site';
import { environmentOf, startRelay, type TestRelay } from '../support/start-relay';

/*
 * Lists, searches and housekeeping on a site with a history: more than a page looks through, and more visitors with a
 * common beginning than are looked up.
 */

const SIZE = { messages: 80_000, conversations: 12_000 };
const AGENT = 1_000_001;

let site: Site;
let relay: TestRelay;

beforeAll( async () => {
	site = await createSite();
	const { server, databaseName, prefix } = site;
	await fillTables( { ...server, databaseName, prefix }, SIZE );
	relay = await startRelay( { site } );
} );

afterAll( async () => {
	await relay?.close();
	await site?.remove();
} );

/** Follows the cursor to the end; returns the ids page by page. */
async function readPages( agent: AgentParty, query: string ): Promise< string[][] > {
	const pages: string[][] = [];
	let cursor: string | null = '';
	while ( cursor !== null ) {
		const path: string = `/v1/conversations?${ query }${ cursor && `&cursor=${ cursor }` }`;
		const list: ConversationList = expectStatus( await agent.get( path ), 200 );
		pages.push( list.conversations.map( ( { id } ) => id ) );
		cursor = list.nextCursor;
	}
	return pages;
}

/** Lists what a condition holds for, the newest activity first, by reading everything. */
async function idsWhere( condition: string, values: unknown[] = [] ): Promise< string[] > {
	const rows = await site.query< { id: string } >(
		`SELECT c.public_id AS id FROM {prefix}veranda_conversations c JOIN {prefix}veranda_visitors v ON v.id = c.visitor_id
		LEFT JOIN {prefix}veranda_departments d ON d.id = c.department_id
		WHERE ${ condition } ORDER BY c.activity_number DESC`,
		values
	);
	return rows.map( ( { id } ) => id );
}

async function departmentNamed( name: string ): Promise< string > {
	const [ row ] = await site.query< { id: string } >(
		'SELECT public_id AS id FROM {prefix}veranda_departments WHERE name = ?',
		[ name ]
	);
	return row?.id ?? '';
}

describe( 'a search', () => {
	const matches = '(v.name LIKE ? OR v.email LIKE ?)';

	test( 'for a beginning that very many share finds all of them, page by page, in the order of their activity', async () => {
		const wanted = await idsWhere( matches, [ 'a%', 'a%' ] );
		const [ visitors ] = await site.query< { total: number } >(
			`SELECT COUNT(*) AS total FROM {prefix}veranda_visitors v WHERE ${ matches }`,
			[ 'a%', 'a%' ]
		);
		const pages = await readPages( relay.make.agent(), 'q=a' );

		expect( visitors?.total ).toBeGreaterThan( 500 );
		expect( pages.flat() ).toEqual( wanted );
		expect( pages[ 0 ] ).toHaveLength( 50 );
	} );

	test( 'for what few share has all of their conversations, also the oldest', async () => {
		const wanted = await idsWhere( matches, [ 'xaver%', 'xaver%' ] );
		const pages = await readPages( relay.make.agent(), 'q=xaver' );

		expect( wanted.length ).toBeGreaterThan( 100 );
		expect( pages.flat() ).toEqual( wanted );
		expect( pages.slice( 0, -1 ).every( ( page ) => page.length === 50 ) ).toBe( true );
	} );

	test( 'keeps to a state, to an assignee and to what the agent may see', async () => {
		const department = await departmentNamed( 'Repairs' );
		const agent = relay.make.agent( { id: AGENT, departments: [ department ] } );
		for ( const text of [ 'a', 'xaver' ] ) {
			const wanted = await idsWhere(
				`${ matches } AND c.state = 'closed' AND c.assignee_id = ${ AGENT } AND d.public_id = ?`,
				[ `${ text }%`, `${ text }%`, department ]
			);

			expect( wanted.length ).toBeGreaterThan( 0 );
			expect( ( await readPages( agent, `q=${ text }&state=closed&assignee=me` ) ).flat() ).toEqual( wanted );
		}
	} );
} );

describe( 'a list', () => {
	test( 'of one agent within a department leaves nothing out', async () => {
		const department = await departmentNamed( 'Sales' );
		const wanted = await idsWhere( `c.assignee_id = ${ AGENT } AND d.public_id = ?`, [ department ] );
		const pages = await readPages( relay.make.agent(), `assignee=agent:${ AGENT }&department=${ department }` );

		expect( wanted.length ).toBeGreaterThan( 50 );
		expect( pages.flat() ).toEqual( wanted );
	} );

	test.each( [
		[ '', '1' ],
		[ 'state=queued', "c.state = 'queued'" ],
		[ 'state=closed', "c.state = 'closed'" ],
		[ `assignee=agent:${ AGENT }`, `c.assignee_id = ${ AGENT }` ],
		[ 'assignee=none', 'c.assignee_id IS NULL' ],
	] )( 'for "%s" is in the order of activity from the first page to one deep inside', async ( query, condition ) => {
		const wanted = await idsWhere( condition );
		const agent = relay.make.agent();
		const deep = wanted.at( -60 ) as string;
		const [ row ] = await site.query< { number: number } >(
			'SELECT activity_number AS number FROM {prefix}veranda_conversations WHERE public_id = ?',
			[ deep ]
		);
		const list = async ( more: string ) =>
			expectStatus< ConversationList >( await agent.get( `/v1/conversations?${ query }&${ more }` ), 200 );
		const first = await list( 'limit=50' );
		const later = await list( `limit=50&cursor=${ row?.number }` );

		expect( first.conversations.map( ( { id } ) => id ) ).toEqual( wanted.slice( 0, 50 ) );
		expect( later.conversations.map( ( { id } ) => id ) ).toEqual( wanted.slice( -59, -9 ) );
	} );
} );

test( 'events that nobody can ask for any more are deleted, however many there are, and no newer one', async () => {
	const config = readConfig( environmentOf( site ) ).sites[ 0 ]?.database;
	const database = new Database( config as NonNullable< typeof config > );
	const days = 86_400_000;
	// Events are kept for seven days, and there are seven days of them: in three days the first three are over.
	const clock = new ManualClock( Date.now() + 3 * days );
	try {
		await new Housekeeping( database, createStores( site.prefix ), clock ).tidy();
	} finally {
		await database.close();
	}
	const [ left ] = await site.query< { total: number; oldest: number; head: number } >(
		`SELECT COUNT(*) AS total, MIN(number) AS oldest, (SELECT head FROM {prefix}veranda_feed) AS head
		FROM {prefix}veranda_events`
	);
	const kept = ( 4 * days ) / ( PACE * 1_000 );

	expect( Math.abs( ( left?.total ?? 0 ) - kept ) ).toBeLessThan( 50 );
	expect( left?.oldest ).toBe( ( left?.head ?? 0 ) - ( left?.total ?? 0 ) + 1 );
} );
