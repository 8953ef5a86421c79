import { waitUntil } from '../../scripts/environment/processes';
import { draft } from '../support/make';
import { expectStatus } from '../support/party';
import { FakeClock } from '../support/fake-clock';
import { FakeWordPress } from '../support/fake-wordpress';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';

/* What is older than the owner wants it is deleted, a little at a time. */

let clock: FakeClock;
let wordpress: FakeWordPress;
let relay: TestRelay;

beforeEach( async () => {
	clock = new FakeClock();
	wordpress = await FakeWordPress.start();
	relay = await startRelay( { clock, env: wordpress.env } );
} );

afterEach( async () => {
	await relay.close();
	await wordpress.stop();
} );

/** Lets a round of background work go by, and waits until the condition holds. */
async function passUntil( isDone: () => Promise< boolean > ): Promise< void > {
	await waitUntil(
		async () => {
			await clock.advance( 600_000 );
			return isDone();
		},
		() => 'It was not done.'
	);
}

/** Makes a conversation in which nothing has happened for some days. */
async function idleConversation( days: number, { isClosed = true } = {} ) {
	const made = await relay.make.queuedConversation();
	if ( isClosed ) {
		expectStatus( await made.visitor.post( `/v1/conversations/${ made.conversation.id }/close` ), 200 );
	}
	await relay.site.query(
		// Who has left the queue already is not taken out of it now, which would be something that happens.
		'UPDATE {prefix}veranda_conversations SET updated_at = UTC_TIMESTAMP(3) - INTERVAL ? DAY, left_at = queued_at WHERE public_id = ?',
		[ days, made.conversation.id ]
	);
	return made;
}

const idsKept = async () =>
	(
		await relay.site.query< { public_id: string } >(
			'SELECT public_id FROM {prefix}veranda_conversations ORDER BY id'
		)
	).map( ( row ) => row.public_id );

test( 'conversations go so many days after the last thing that happened in them, whatever their state', async () => {
	const { visitor: gone } = await idleConversation( 40 );
	await relay.site.query(
		"UPDATE {prefix}veranda_visitors SET name = 'Otto', email = 'otto@example.org', last_seen_at = UTC_TIMESTAMP(3) - INTERVAL 40 DAY WHERE public_id = ?",
		[ gone.id ]
	);
	await idleConversation( 35, { isClosed: false } );
	const younger = await idleConversation( 20 );
	const waiting = await relay.make.queuedConversation();
	await wordpress.tell( relay, { conversationRetentionDays: '30' }, clock.seconds );

	await passUntil( async () => ( await idsKept() ).length === 2 );

	expect( await idsKept() ).toEqual( [ younger.conversation.id, waiting.conversation.id ] );
	// Nobody is left whose last conversation has gone and who has not been here since.
	await passUntil( async () => ( await countRows( relay.site, 'visitors', "name = 'Otto'" ) ) === 0 );
	expect( await countRows( relay.site, 'visitors' ) ).toBe( 3 );
	expect(
		await countRows(
			relay.site,
			'messages',
			'conversation_id NOT IN (SELECT id FROM {prefix}veranda_conversations)'
		)
	).toBe( 0 );
} );

test( 'on a new site they are kept for ever', async () => {
	const { conversation } = await idleConversation( 4_000 );
	await wordpress.tell( relay, {}, clock.seconds );
	const { make } = relay;
	await make.visitor();
	await relay.site.query( "UPDATE {prefix}veranda_visitors SET last_seen_at = '2020-01-01'" );

	// The same round that forgets facts would delete them.
	await passUntil( async () => ( await countRows( relay.site, 'visitors', 'page_url IS NOT NULL' ) ) === 0 );

	expect( await idsKept() ).toEqual( [ conversation.id ] );
} );

test( 'many go over several batches, whichever relay does the work', async () => {
	const { conversation } = await idleConversation( 40 );
	await relay.site.query(
		`INSERT INTO {prefix}veranda_conversations
		(public_id, visitor_id, client_id, state, created_at, updated_at, activity_number) VALUES ?`,
		[
			Array.from( { length: 230 }, ( _, index ) => [
				`c_${ String( index ).padStart( 22, '0' ) }`,
				1,
				`old-${ index }`,
				'closed',
				'2020-01-01',
				'2020-01-01',
				0,
			] ),
		]
	);
	expect( ( await idsKept() ).includes( conversation.id ) ).toBe( true );
	await wordpress.tell( relay, { conversationRetentionDays: '30' }, clock.seconds );
	const successor = await startRelay( { site: relay.site, clock, env: wordpress.env } );
	try {
		await passUntil( async () => ( await idsKept() ).length < 231 );
		await passUntil( async () => ( await idsKept() ).length === 0 );
	} finally {
		await successor.close();
	}
} );

test( 'pages, languages and time zones are forgotten after a while; names and words stay', async () => {
	const { visitor, conversation } = await relay.make.queuedConversation( {
		prechat: { name: 'Vera', email: 'vera@example.org' },
		message: draft( 'Hello' ),
	} );
	const { visitor: recent } = await relay.make.queuedConversation();
	await relay.site.query(
		'UPDATE {prefix}veranda_visitors SET last_seen_at = UTC_TIMESTAMP(3) - INTERVAL 8 DAY WHERE public_id = ?',
		[ visitor.id ]
	);
	await passUntil( async () => ( await countRows( relay.site, 'search_words', "word = 'lamps'" ) ) > 1 );
	await wordpress.tell( relay, { visitorFactsRetentionDays: '7' }, clock.seconds );

	await passUntil( async () => ( await countRows( relay.site, 'visitors', 'page_url IS NULL' ) ) === 1 );

	const [ row ] = await relay.site.query(
		'SELECT name, email, locale, timezone, page_title FROM {prefix}veranda_visitors WHERE public_id = ?',
		[ visitor.id ]
	);
	expect( row ).toEqual( {
		name: 'Vera',
		email: 'vera@example.org',
		locale: null,
		timezone: null,
		page_title: null,
	} );
	expect( await countRows( relay.site, 'visitors', 'page_url IS NOT NULL AND public_id = ?', [ recent.id ] ) ).toBe(
		1
	);
	expect( await idsKept() ).toContain( conversation.id );
	// Nor are they among the words that are searched for.
	const words = await relay.site.query< { word: string } >(
		`SELECT CAST(w.word AS CHAR) AS word FROM {prefix}veranda_search_words w
		JOIN {prefix}veranda_conversations c ON c.id = w.conversation_id WHERE c.public_id = ? AND w.seq = 0`,
		[ conversation.id ]
	);
	expect( words.map( ( { word } ) => word ) ).toEqual( [ 'example', 'org', 'vera' ] );
} );

test( 'who opened the chat and never said anything is gone when no session can bring them back', async () => {
	const silent = await relay.make.visitor();
	const named = await relay.make.queuedConversation();
	const returning = await relay.make.visitor();
	await relay.site.query( 'UPDATE {prefix}veranda_visitors SET last_seen_at = UTC_TIMESTAMP(3) - INTERVAL 31 DAY' );
	await relay.site.query(
		'DELETE FROM {prefix}veranda_visitor_sessions WHERE visitor_id = (SELECT id FROM {prefix}veranda_visitors WHERE public_id = ?)',
		[ silent.id ]
	);

	await passUntil( async () => ( await countRows( relay.site, 'visitors' ) ) === 2 );

	const rows = await relay.site.query< { id: string } >(
		'SELECT public_id AS id FROM {prefix}veranda_visitors ORDER BY id'
	);
	expect( rows.map( ( { id } ) => id ).sort() ).toEqual( [ named.visitor.id, returning.id ].sort() );
} );

test( 'where visitors were goes with the other facts about them, or else with the conversations', async () => {
	await relay.make.queuedConversation();
	const left = () => countRows( relay.site, 'page_views' );
	const make = async ( days: number ) =>
		relay.site.query(
			`INSERT INTO {prefix}veranda_page_views (visitor_id, url, title, viewed_at)
			VALUES (1, 'https://shop.test/', '', UTC_TIMESTAMP(3) - INTERVAL ? DAY)`,
			[ days ]
		);
	await make( 8 );
	await make( 40 );
	await wordpress.tell( relay, { visitorFactsRetentionDays: '0', conversationRetentionDays: '30' }, clock.seconds );
	await passUntil( async () => ( await left() ) === 2 );

	await wordpress.tell( relay, { visitorFactsRetentionDays: '7', conversationRetentionDays: '30' }, clock.seconds );
	await passUntil( async () => ( await left() ) === 1 );

	const [ row ] = await relay.site.query( 'SELECT url FROM {prefix}veranda_page_views' );
	expect( row ).toEqual( { url: 'https://shop.test/lamps' } );
} );
