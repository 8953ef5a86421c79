import type { ConversationList, SearchAnswer } from '../../relay/protocol';
import { waitUntil } from '../../scripts/environment/processes';
import { fillTables } from '../../scripts/seed/fill-tables';
import { planSearch } from '../../scripts/seed/plan-search';
import type { SeedTarget } from '../../scripts/seed/tables';
import { REGULAR, type SeedPlan } from '../../scripts/seed/plan';
import { expectStatus } from '../support/party';
import { createSite, type Site } from '../support/site';
import { startRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';

const SIZE = { messages: 9_000, conversations: 600 };

let site: Site;
let target: SeedTarget;
let plan: SeedPlan;

beforeAll( async () => {
	site = await createSite();
	target = { ...site.server, databaseName: site.databaseName, prefix: site.prefix };
	plan = await fillTables( target, SIZE );
} );

afterAll( () => site?.remove() );

test( 'the seed makes as much as it was asked for, of every kind', async () => {
	const states = await site.query< { state: string; total: number } >(
		'SELECT state, COUNT(*) AS total FROM {prefix}veranda_conversations GROUP BY state ORDER BY state'
	);
	const kinds = await site.query< { kind: string } >(
		'SELECT DISTINCT kind FROM {prefix}veranda_messages ORDER BY kind'
	);
	const [ longest ] = await site.query< { id: number; length: number } >(
		'SELECT id, last_seq AS length FROM {prefix}veranda_conversations ORDER BY last_seq DESC LIMIT 1'
	);

	expect( await countRows( site, 'messages' ) ).toBe( SIZE.messages );
	expect( states ).toEqual( [
		{ state: 'closed', total: 300 },
		{ state: 'open', total: 240 },
		{ state: 'queued', total: 60 },
	] );
	expect( kinds.map( ( { kind } ) => kind ) ).toEqual( [ 'note', 'system', 'text' ] );
	expect( longest ).toEqual( { id: plan.longest, length: SIZE.messages / 5 } );
	expect( await countRows( site, 'conversations', 'visitor_id = ?', [ plan.regular ] ) ).toBe( 60 );
} );

test( 'counters, numbers and times are what the entries say', async () => {
	const faults = await site.query(
		`SELECT c.id FROM {prefix}veranda_conversations c JOIN (
			SELECT m.conversation_id AS id, COUNT(*) AS total, MAX(m.seq) AS last_seq, MAX(IF(m.kind = 'note', 0, m.seq)) AS last_public_seq,
				SUM(m.kind = 'text' AND m.author_type <> 'visitor' AND m.seq > o.visitor_read_seq) AS by_visitor,
				SUM(m.kind = 'text' AND m.author_type = 'visitor' AND m.seq > o.agent_read_seq) AS by_agents,
				MIN(m.created_at) AS first_at, MAX(m.created_at) AS last_at
			FROM {prefix}veranda_messages m JOIN {prefix}veranda_conversations o ON o.id = m.conversation_id
			GROUP BY m.conversation_id
		) n ON n.id = c.id
		WHERE NOT (n.total = c.last_seq AND n.last_seq = c.last_seq AND n.last_public_seq = c.last_public_seq
			AND n.by_visitor = c.unread_by_visitor AND n.by_agents = c.unread_by_agents
			AND c.created_at < n.first_at AND n.last_at <= c.updated_at
			AND c.visitor_read_seq <= c.last_public_seq AND c.agent_read_seq <= c.last_seq)`
	);
	const authors = await site.query(
		`SELECT m.seq FROM {prefix}veranda_messages m JOIN {prefix}veranda_conversations c ON c.id = m.conversation_id
		WHERE m.author_id <> CASE m.author_type WHEN 'visitor' THEN c.visitor_id WHEN 'agent' THEN c.assignee_id ELSE 0 END
			OR m.body IS NULL OR m.public_id NOT REGEXP '^m_[A-Za-z0-9_-]{22}$'
			OR (m.kind = 'system' AND m.body NOT IN ('agent_joined', 'closed_by_agent', 'closed_by_visitor'))`
	);

	expect( faults ).toEqual( [] );
	expect( authors ).toEqual( [] );
} );

test( 'events have no gaps, end at the head, and name what there is', async () => {
	const [ feed ] = await site.query< { total: number; oldest: number; newest: number; head: number } >(
		`SELECT COUNT(*) AS total, MIN(number) AS oldest, MAX(number) AS newest, (SELECT head FROM {prefix}veranda_feed) AS head
		FROM {prefix}veranda_events`
	);
	const wrong = await site.query(
		`SELECT e.number FROM {prefix}veranda_events e JOIN {prefix}veranda_conversations c ON c.id = e.conversation_id
		LEFT JOIN {prefix}veranda_messages m ON m.conversation_id = e.conversation_id AND m.seq = e.seq
		WHERE e.visitor_id <> c.visitor_id OR e.number > c.activity_number
			OR (e.type = 'message.created' AND (m.seq IS NULL OR e.is_internal <> (m.kind = 'note') OR e.created_at <> m.created_at))`
	);
	const newest = await site.query(
		`SELECT c.id FROM {prefix}veranda_conversations c
		WHERE c.activity_number <> (SELECT MAX(number) FROM {prefix}veranda_events e WHERE e.conversation_id = c.id)`
	);

	expect( feed ).toEqual( { total: plan.head, oldest: 1, newest: plan.head, head: plan.head } );
	expect( wrong ).toEqual( [] );
	expect( newest ).toEqual( [] );
} );

test( 'a relay serves it', async () => {
	const relay = await startRelay( { site } );
	try {
		const agent = relay.make.agent( { id: 1_000_001 } );
		const list = expectStatus< ConversationList >( await agent.get( '/v1/conversations?q=xaver' ), 200 );
		const { visitor } = await relay.make.queuedConversation();
		const answer = await visitor.post( '/v1/conversations', { clientId: 'again' } );

		expect( list.conversations.map( ( { visitor: { name } } ) => name ) ).toEqual(
			Array( 50 ).fill( REGULAR.name )
		);
		expect( list.counts ).toMatchObject( { queued: 60, open: 240 } );
		expect( answer.status ).toBe( 200 );
	} finally {
		await relay.close();
	}
} );

test( 'what was filled in can be searched once the relay has come to it', async () => {
	await planSearch( target );
	await planSearch( target );
	const relay = await startRelay( { site } );
	try {
		await waitUntil(
			async () => ( await countRows( site, 'jobs', "kind = 'search_backfill'" ) ) === 0,
			() => 'What was filled in is not findable.',
			60_000
		);
		const { hits } = expectStatus< SearchAnswer >(
			await relay.make.agent( { id: 1_000_001 } ).get( '/v1/search?q=%22reading%20lamp%22' ),
			200
		);

		expect( hits.length ).toBeGreaterThan( 0 );
		expect( hits.every( ( { message } ) => message?.body?.includes( 'reading lamp' ) ) ).toBe( true );
	} finally {
		await relay.close();
	}
} );

test( 'tables that hold conversations are left alone unless one says so', async () => {
	const before = await countRows( site, 'messages' );

	await expect( fillTables( target, SIZE ) ).rejects.toThrow( '--add' );
	expect( await countRows( site, 'messages' ) ).toBe( before );
	await fillTables( target, { ...SIZE, mayAdd: true } );
	expect( await countRows( site, 'messages' ) ).toBe( before + SIZE.messages );
} );

test.each( [
	[ 'too few messages', { messages: 100, conversations: 100 }, 'six messages' ],
	[ 'too few conversations', { messages: 1_000, conversations: 5 }, 'at least 20' ],
] )( '%s are refused in a sentence', async ( _, size, sentence ) => {
	await expect( fillTables( target, { ...size, mayAdd: true } ) ).rejects.toThrow( sentence );
} );
