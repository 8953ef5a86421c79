import type { SearchAnswer, SearchHit } from '../../relay/protocol';
import { waitUntil } from '../../scripts/environment/processes';
import { draft, say, type AgentParty, type VisitorParty } from '../support/make';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows, numbersTo } from '../support/table-state';

let relay: TestRelay;
let agent: AgentParty;
let manager: AgentParty;

beforeAll( async () => {
	relay = await startRelay();
	agent = relay.make.agent();
	manager = relay.make.agent( { role: 'supervisor' } );
} );

afterAll( () => relay.close() );

const pathOf = ( q: string, more = '' ) => `/v1/search?q=${ encodeURIComponent( q ) }${ more }`;

const search = async ( q: string, who = agent, more = '' ): Promise< SearchAnswer > =>
	expectStatus( await who.get( pathOf( q, more ) ), 200 );

/** Returns everything that is found, page by page. */
async function searchAll( q: string, who = agent, limit = 100 ): Promise< SearchHit[] > {
	const hits: SearchHit[] = [];
	for ( let cursor: string | null = ''; cursor !== null; ) {
		const page: SearchAnswer = await search( q, who, `&limit=${ limit }${ cursor && `&cursor=${ cursor }` }` );
		expect( page.hits.length ).toBeLessThanOrEqual( limit );
		hits.push( ...page.hits );
		cursor = page.nextCursor;
	}
	return hits;
}

const bodiesOf = ( hits: readonly SearchHit[] ) => hits.map( ( { message } ) => message?.body ?? null );

const found = async ( q: string, who = agent ) => bodiesOf( await searchAll( q, who ) );

/** Waits until everything that has happened can be found. */
async function untilFindable(): Promise< void > {
	const [ feed ] = await relay.site.query< { head: number } >( 'SELECT head FROM {prefix}veranda_feed' );
	await waitUntil(
		async () => {
			const [ missed ] = await relay.site.query< { missed: number } >(
				`SELECT COUNT(*) AS missed FROM {prefix}veranda_events e
				JOIN {prefix}veranda_reactions r ON r.name = 'search'
				WHERE e.number > r.position AND e.number <= ? AND (e.type = 'message.created' OR e.type LIKE 'conversation.%')`,
				[ feed?.head ]
			);
			const [ begun ] = await relay.site.query( "SELECT 1 FROM {prefix}veranda_reactions WHERE name = 'search'" );
			return begun !== undefined && missed?.missed === 0;
		},
		() => 'The words are not in the table.'
	);
}

/** Makes a conversation in which these things were said, and waits until they can be found. */
async function said( ...bodies: string[] ) {
	const made = await relay.make.queuedConversation( { message: draft( bodies[ 0 ] ?? '' ) } );
	for ( const body of bodies.slice( 1 ) ) {
		await say( made.visitor, made.conversation.id, body );
	}
	await untilFindable();
	return made;
}

describe( 'what is found', () => {
	test( 'is what was said, by visitors and agents and in notes, and where in it', async () => {
		const { conversation } = await said( 'My theremin hums', 'It is a new one' );
		await say( agent, conversation.id, 'We mend theremins' );
		await say( agent, conversation.id, 'Theremin people are odd', { kind: 'note' } );
		await untilFindable();

		const { hits, nextCursor } = await search( 'theremin' );

		expect( bodiesOf( hits ) ).toEqual( [ 'Theremin people are odd', 'We mend theremins', 'My theremin hums' ] );
		expect( nextCursor ).toBeNull();
		expect( hits[ 2 ] ).toMatchObject( {
			conversation: { id: conversation.id, visitor: { page: { title: 'Lamps' } } },
			message: { seq: 1, conversationId: conversation.id },
			highlights: [ { field: 'body', text: 'My theremin hums', ranges: [ { start: 3, end: 11 } ] } ],
		} );
	} );

	test( 'has all words, by their beginnings, whatever their case and accents', async () => {
		await said( 'Où est ma COMMANDE de chaussettes?', 'La commande est là' );

		expect( await found( 'comm chauss' ) ).toEqual( [ 'Où est ma COMMANDE de chaussettes?' ] );
		expect( await found( 'OU Commandé' ) ).toEqual( [ 'Où est ma COMMANDE de chaussettes?' ] );
		expect( await found( 'commande gants' ) ).toEqual( [] );
		expect( await found( '"est la"' ) ).toEqual( [ 'La commande est là' ] );
		expect( await found( '"commande chaussettes"' ) ).toEqual( [] );
	} );

	test( 'may be short, an emoji, a number, or in a language without spaces', async () => {
		await said( '配送状況を確認したい', 'ราคาเท่าไหร่ครับ', 'qz 7 🦔', '送配はない' );

		expect( await found( '状況' ) ).toEqual( [ '配送状況を確認したい' ] );
		expect( await found( '配送' ) ).toEqual( [ '配送状況を確認したい' ] );
		expect( await found( '況' ) ).toEqual( [ '配送状況を確認したい' ] );
		expect( await found( 'เท่าไหร่' ) ).toEqual( [ 'ราคาเท่าไหร่ครับ' ] );
		expect( await found( 'qz' ) ).toEqual( [ 'qz 7 🦔' ] );
		expect( await found( 'q 7' ) ).toEqual( [ 'qz 7 🦔' ] );
		expect( await found( '🦔' ) ).toEqual( [ 'qz 7 🦔' ] );
	} );

	test( 'is who the visitor is, where they were and how the conversation is tagged, alone or with what they said', async () => {
		const { conversation, visitor } = await said( 'My balalaika is broken' );
		await visitor.start( { prechat: { name: 'Quirin Ottosson', email: 'q.ottosson@balalaika.example' } } );
		expectStatus( await agent.put( `/v1/conversations/${ conversation.id }/tags`, { tags: [ 'Repairs' ] } ), 200 );
		await untilFindable();

		const byName = await search( 'ottosson' );
		expect( byName.hits ).toMatchObject( [ { conversation: { id: conversation.id }, message: null } ] );
		expect( byName.hits[ 0 ]?.highlights.map( ( { field } ) => field ) ).toEqual( [ 'name', 'email' ] );
		expect( ( await search( 'q.ottosson@balalaika.example' ) ).hits ).toHaveLength( 1 );
		for ( const q of [
			'quirin broken',
			'broken quirin',
			'repair balalaika broken',
			'"My balalaika" lamps otto',
		] ) {
			expect( await found( q ) ).toEqual( [ 'My balalaika is broken' ] );
		}
		expect(
			( await search( 'quirin lamps shop.test' ) ).hits[ 0 ]?.highlights.map( ( { field } ) => field )
		).toEqual( [ 'name', 'pageTitle', 'pageUrl' ] );

		expectStatus( await agent.put( `/v1/conversations/${ conversation.id }/tags`, { tags: [] } ), 200 );
		expect( await found( 'repair broken' ) ).toEqual( [] );
	} );

	test( 'is a new name, in the newest conversations of who came very often', async () => {
		const { conversation, visitor } = await said( 'My accordion is broken' );
		await relay.site.query(
			`INSERT INTO {prefix}veranda_conversations (public_id, visitor_id, client_id, state, created_at, updated_at)
			SELECT CONCAT('c_often', LPAD(n, 17, '0')), visitor_id, CONCAT('often-', n), 'closed', created_at, created_at
			FROM {prefix}veranda_conversations, (${ numbersTo( 60 ) }) numbers WHERE public_id = ? ORDER BY n`,
			[ conversation.id ]
		);

		await visitor.start( { prechat: { name: 'Ottilie Brandt' } } );
		await untilFindable();

		const ids = ( await searchAll( 'ottilie' ) ).map( ( hit ) => hit.conversation.id );
		expect( ids ).toContain( conversation.id );
		expect( ids ).toContain( 'c_often00000000000000060' );
	} );

	test( 'comes page by page, each hit once and in order, also in the middle of a conversation', async () => {
		const bodies = Array.from( { length: 7 }, ( _, index ) => `ocarina ${ index }` );
		await said( ...bodies.slice( 0, 4 ) );
		await said( ...bodies.slice( 4 ) );

		expect( bodiesOf( await searchAll( 'ocarina', agent, 2 ) ) ).toEqual( [
			...bodies.slice( 4 ).reverse(),
			...bodies.slice( 0, 4 ).reverse(),
		] );
	} );

	test( 'is nothing for signs only, and no sign is an error', async () => {
		for ( const q of [
			'+',
			'%',
			'_',
			'-- ',
			"'; DROP TABLE x",
			'+(a* -"b" ~<c>)@3',
			'\\',
			'"',
			'%2527',
			'a'.repeat( 200 ),
		] ) {
			expect( ( await agent.get( pathOf( q ) ) ).status ).toBe( 200 );
		}
		expect( await search( '+(*)' ) ).toEqual( { hits: [], nextCursor: null } );
	} );
} );

describe( 'what many messages have', () => {
	/** Fills the tables as a site that has been used for long, the newest last. */
	async function fill( conversations: number, textOf: ( index: number ) => string ): Promise< void > {
		const { conversation } = await relay.make.queuedConversation();
		const [ model ] = await relay.site.query< { id: number; visitor_id: number } >(
			'SELECT id, visitor_id FROM {prefix}veranda_conversations WHERE public_id = ?',
			[ conversation.id ]
		);
		const first = ( model?.id ?? 0 ) + 1;
		const numbers = Array.from( { length: conversations }, ( _, index ) => index );
		const id = ( kind: string, index: number ) => `${ kind }_${ String( first + index ).padStart( 22, '0' ) }`;
		await relay.site.query(
			`INSERT INTO {prefix}veranda_conversations (id, public_id, visitor_id, client_id, state, last_seq, created_at, updated_at)
			VALUES ?`,
			[
				numbers.map( ( index ) => [
					first + index,
					id( 'c', index ),
					model?.visitor_id,
					id( 'c', index ),
					'closed',
					1,
					'2026-01-01',
					'2026-01-01',
				] ),
			]
		);
		await relay.site.query(
			`INSERT INTO {prefix}veranda_messages
			(conversation_id, seq, public_id, author_type, author_id, client_id, kind, body, created_at) VALUES ?`,
			[
				numbers.map( ( index ) => [
					first + index,
					1,
					id( 'm', index ),
					'visitor',
					model?.visitor_id,
					id( 'm', index ),
					'text',
					textOf( index ),
					'2026-01-01',
				] ),
			]
		);
		await relay.site.query(
			`INSERT INTO {prefix}veranda_jobs (kind, job_key, run_at, payload, created_at)
			VALUES ('search_backfill', 'all', '2026-01-01', '{}', '2026-01-01') ON DUPLICATE KEY UPDATE run_at = '2026-01-01'`
		);
		await waitUntil(
			async () => ( await countRows( relay.site, 'jobs', "kind = 'search_backfill'" ) ) === 0,
			() => 'What was said before is not in the table.'
		);
	}

	test( 'is found all the same, also where the rare word is far behind', async () => {
		// More than are counted, so that both words are common, and one is in the oldest of them only.
		await fill( 4_500, ( index ) => `saxophone saxo${ index } ${ index < 40 ? 'tarantella' : 'polka' }` );

		const page = await search( 'saxophone', agent, '&limit=3' );
		expect( bodiesOf( page.hits ) ).toEqual( [ 4_499, 4_498, 4_497 ].map( ( n ) => `saxophone saxo${ n } polka` ) );
		expect( page.nextCursor ).not.toBeNull();
		expect( bodiesOf( ( await search( 'sax', agent, '&limit=2' ) ).hits ) ).toHaveLength( 2 );
		expect( await found( 'sax tarantella' ) ).toHaveLength( 40 );
		expect( await found( '"saxophone saxo7"' ) ).toEqual( [ 'saxophone saxo7 tarantella' ] );
		// Both are everywhere and never next to one another: the search goes on page by page, and comes to an end.
		expect( await found( '"polka saxophone"' ) ).toEqual( [] );
		expect( ( await searchAll( 'sax' ) ).length ).toBe( 4_500 );
	} );
} );

describe( 'who may search', () => {
	test( 'agents find what is in their departments, and visitors nothing', async () => {
		const mine = await relay.make.department();
		const other = await relay.make.department();
		const limited = relay.make.agent( { departments: [ mine ] } );
		const nowhere = relay.make.agent( { departments: [ `d_${ 'x'.repeat( 22 ) }` ] } );
		const texts = [ 'bassoon here', 'bassoon there', 'bassoon anywhere' ];
		const made: VisitorParty[] = [];
		for ( const [ index, department ] of [ mine, other, undefined ].entries() ) {
			const { visitor } = await relay.make.queuedConversation( {
				message: draft( texts[ index ] as string ),
				...( department === undefined ? {} : { department } ),
			} );
			made.push( visitor );
		}
		await untilFindable();

		expect( ( await found( 'bassoon' ) ).sort() ).toEqual( [ ...texts ].sort() );
		expect( await found( 'bassoon', limited ) ).toEqual( [ 'bassoon here' ] );
		expect( await found( 'bassoon', nowhere ) ).toEqual( [] );
		for ( const path of [ pathOf( 'bassoon' ), '/v1/search/export?q=bassoon' ] ) {
			expect( await ( made[ 0 ] as VisitorParty ).get( path ) ).toMatchObject( { status: 403 } );
		}
		const another = await startRelay();
		const stranger = another.make.agent();
		expectStatus( await stranger.get( pathOf( 'bassoon' ) ), 200 );
		expect( ( await stranger.get( pathOf( 'bassoon' ) ) ).text ).not.toContain( 'bassoon' );
		await another.close();
	} );

	test.each( [
		[ 'nothing', '' ],
		[ 'an empty text', 'q=' ],
		[ 'a space', 'q=%20' ],
		[ 'a text that is too long', `q=${ 'a'.repeat( 8_000 ) }` ],
		[ 'two texts', 'q=a&q=b' ],
		[ 'a page without hits', 'q=a&limit=0' ],
		[ 'a page that is too long', 'q=a&limit=101' ],
	] )( 'to search for %s is refused', async ( _what, query ) => {
		expect( await agent.get( `/v1/search?${ query }` ) ).toMatchObject( { status: 400, code: 'invalid_request' } );
	} );

	test( 'what is not asked for by name is refused', async () => {
		expect( await agent.get( '/v1/search?q[]=a' ) ).toMatchObject( { status: 400, code: 'unknown_field' } );
	} );

	test.each( [ 'x', '1', '1.-1', "1.1' OR 1", '99999999999999999.1' ] )(
		'the cursor %s is refused',
		async ( cursor ) => {
			expect( ( await agent.get( pathOf( 'a', `&cursor=${ encodeURIComponent( cursor ) }` ) ) ).status ).toBe(
				400
			);
		}
	);
} );

describe( 'the export', () => {
	const exportOf = ( q: string, more = '' ) =>
		manager.get( `/v1/search/export?q=${ encodeURIComponent( q ) }${ more }` );

	test( 'has every hit as CSV or JSON, for who manages', async () => {
		const bodies = Array.from( { length: 130 }, ( _, index ) => `=kazoo "${ index }"` );
		await said( ...bodies );

		const csv = textOf( await exportOf( 'kazoo' ) );
		const lines = csv.trimEnd().split( '\r\n' );
		expect( lines ).toHaveLength( 131 );
		expect( lines[ 0 ] ).toContain( '"Said at","By","Kind","Text","Visitor"' );
		expect( lines[ 1 ] ).toContain( `,"'=kazoo ""129""",` );
		const { hits } = JSON.parse( textOf( await exportOf( 'kazoo', '&format=json' ) ) ) as SearchAnswer;
		expect( bodiesOf( hits ) ).toEqual( [ ...bodies ].reverse() );
		expect( JSON.parse( textOf( await exportOf( 'nothing-like-it', '&format=json' ) ) ) ).toEqual( { hits: [] } );

		expect( await agent.get( '/v1/search/export?q=kazoo' ) ).toMatchObject( { status: 403, code: 'forbidden' } );
		expect( ( await exportOf( 'kazoo', '&format=xml' ) ).status ).toBe( 400 );
	} );

	function textOf( answer: { status: number; text: string } ): string {
		expect( answer.status ).toBe( 200 );
		return answer.text;
	}
} );

describe( 'what is forgotten', () => {
	test( 'is not found any more, and none of its words is left', async () => {
		const before = await countRows( relay.site, 'search_words' );
		const { visitor, conversation } = await said( 'My glockenspiel rattles', 'glockenspiel' );
		await visitor.start( { prechat: { name: 'Wilhelmine', email: 'w@glocken.example' } } );
		await say( agent, conversation.id, 'glockenspiel', { kind: 'note' } );
		await untilFindable();
		expect( await found( 'glockenspiel' ) ).toHaveLength( 3 );

		expectStatus( await visitor.send( 'DELETE', '/v1/visitors/me' ), 204 );

		expect( await found( 'glocken' ) ).toEqual( [] );
		expect( await countRows( relay.site, 'search_words' ) ).toBe( before );
	} );
} );
