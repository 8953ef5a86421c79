import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../scripts/environment/processes';
import { visitorExport, type VisitorExport } from '../../relay/protocol';
import { call } from '../support/http';
import { draft, say, type VisitorParty } from '../support/make';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows, tableState } from '../support/table-state';
import { identityToken } from '../support/tokens';

/* A visitor has what is kept about them, and has it deleted. */

let relay: TestRelay;

beforeEach( async () => {
	relay = await startRelay();
} );

afterEach( () => relay.close() );

const EXPORT = '/v1/visitors/me/export';
const ME = '/v1/visitors/me';

const read = async ( who: VisitorParty ): Promise< VisitorExport > =>
	visitorExport.parse( expectStatus( await who.get( EXPORT ), 200 ) );

/** Somebody who has talked, been answered, noted about, tagged and asked for a rating. */
async function talkative() {
	const { visitor, agent, conversation } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	await visitor.start( { prechat: { name: 'Ottilie Quist', email: 'ottilie@quist.example' } } );
	await say( visitor, conversation.id, 'My zither is broken' );
	await say( agent, conversation.id, 'We mend zithers' );
	await say( agent, conversation.id, 'Asks for discounts', { kind: 'note' } );
	expectStatus( await agent.put( `${ path }/tags`, { tags: [ 'zithers' ] } ), 200 );
	const about = `/v1/visitors/${ visitor.id }`;
	const known = { company: 'Psaltery Ltd.', phone: '+49 30 901820', fields: { Grade: 'Ophicleide' } };
	expectStatus( await agent.send( 'PATCH', about, { body: known } ), 200 );
	expectStatus( await agent.post( `${ about }/notes`, { clientId: randomUUID(), body: 'Owes a crwth' } ), 201 );
	const page = { url: 'https://shop.test/bandura?utm_source=mail', title: 'Bandura' };
	expectStatus( await visitor.post( '/v1/page-views', { ...page, referrer: 'https://search.test/' } ), 204 );
	expectStatus( await visitor.post( `${ path }/close` ), 200 );
	expectStatus( await visitor.post( `${ path }/rating`, { score: 4, comment: 'Kind people' } ), 200 );
	return { visitor, agent, conversation };
}

/** Every text in every table but the agents' own. */
async function everythingKept(): Promise< string > {
	const tables = await relay.site.query< Record< string, string > >( 'SHOW TABLES' );
	const rows = await Promise.all(
		tables
			.flatMap( ( row ) => Object.values( row ) )
			.map( ( name ) => relay.site.query( `SELECT * FROM \`${ name }\`` ) )
	);
	return JSON.stringify( rows );
}

describe( 'everything about oneself', () => {
	test( 'has words, answers, rating and facts, and nothing that agents keep to themselves', async () => {
		const { visitor, conversation } = await talkative();
		const second = await visitor.start( { message: draft( 'And my lute?' ) } );
		const others = await talkative();

		const mine = await read( visitor );

		expect( mine.visitor ).toMatchObject( {
			name: 'Ottilie Quist',
			email: 'ottilie@quist.example',
			page: { url: 'https://shop.test/bandura', title: 'Bandura' },
			timezone: 'Europe/London',
			company: 'Psaltery Ltd.',
			phone: '+49 30 901820',
		} );
		expect( mine.conversations.map( ( { id } ) => id ) ).toEqual( [ conversation.id, second.conversation.id ] );
		expect( mine.conversations[ 0 ] ).toMatchObject( { rating: { score: 4, comment: 'Kind people' } } );
		expect(
			mine.conversations[ 0 ]?.messages.filter( ( { kind } ) => kind !== 'system' ).map( ( { body } ) => body )
		).toEqual( [ 'Hello?', 'My zither is broken', 'We mend zithers' ] );
		expect( mine.pageViews.map( ( { url } ) => url ) ).toContain( 'https://shop.test/bandura?utm_source=mail' );
		expect( mine.sessions ).toHaveLength( 1 );
		const text = JSON.stringify( mine );
		expect( text ).not.toMatch( /discounts|"zithers"|Ophicleide|crwth/ );
		expect( text ).not.toContain( others.conversation.id );
	} );

	test( 'comes whole, however many messages there are, and in the first moment too', async () => {
		const { visitor, conversation } = await relay.make.queuedConversation();
		for ( let sent = 0; sent < 250; sent += 50 ) {
			await Promise.all(
				Array.from( { length: 50 }, ( _, index ) =>
					say( visitor, conversation.id, `${ sent + index } ${ 'é'.repeat( 3_000 ) }` )
				)
			);
		}

		const [ only ] = ( await read( visitor ) ).conversations;
		expect( only?.messages.map( ( { seq } ) => seq ) ).toEqual(
			Array.from( { length: 251 }, ( _, index ) => index + 1 )
		);

		expect( ( await read( await relay.make.visitor() ) ).conversations ).toEqual( [] );
	} );

	test( 'is asked for a few times an hour', async () => {
		const visitor = await relay.make.visitor();
		for ( let count = 0; count < 5; count++ ) {
			expectStatus( await visitor.get( EXPORT ), 200 );
		}
		expect( ( await visitor.get( EXPORT ) ).status ).toBe( 429 );
		expectStatus( await ( await relay.make.visitor() ).get( EXPORT ), 200 );
	} );
} );

describe( 'deleting everything about oneself', () => {
	test( 'leaves no word, name, address or id in any table, and nothing of others is touched', async () => {
		const others = await talkative();
		await waitUntil(
			async () => ( await countRows( relay.site, 'events', "type = 'conversation.rated'" ) ) === 1,
			() => 'Not rated.'
		);
		const { visitor, agent, conversation } = await talkative();
		await visitor.start( { message: draft( 'And my lute?' ) } );
		const [ row ] = await relay.site.query< { id: number } >(
			'SELECT MAX(id) AS id FROM {prefix}veranda_conversations'
		);
		await relay.site.query(
			`INSERT INTO {prefix}veranda_jobs (kind, job_key, run_at, payload, created_at)
			VALUES ('some_kind', 'k', '2036-01-01', ?, '2026-01-01'), ('some_kind', 'l', '2036-01-01', ?, '2026-01-01')`,
			[ `{"name":"Ottilie Quist","conversationId":${ row?.id }}`, `{"conversationId":${ row?.id }0}` ]
		);
		const before = await everythingKept();
		const seeds = [
			visitor.id,
			conversation.id,
			'Ottilie',
			'quist',
			'zither',
			'lute',
			'discounts',
			'Kind people',
			'bandura',
			'Psaltery',
			'+4930901820',
			'Ophicleide',
			'crwth',
		];
		seeds.forEach( ( seed ) => expect( before ).toContain( seed ) );
		const othersBefore = await read( others.visitor );

		expectStatus( await visitor.send( 'DELETE', ME ), 204 );

		const kept = await relay.site.query( 'SELECT public_id FROM {prefix}veranda_visitors' );
		expect( kept ).toEqual( [ { public_id: others.visitor.id } ] );
		const after = await everythingKept();
		[ visitor.id, conversation.id, 'lute' ].forEach( ( seed ) => expect( after ).not.toContain( seed ) );
		// Once among the pages, once as the last of them.
		expect( after.split( 'bandura' ) ).toHaveLength( 3 );
		expect( after ).toContain( `{\\"conversationId\\":${ row?.id }0}` );
		expect( { ...( await read( others.visitor ) ), exportedAt: '' } ).toEqual( {
			...othersBefore,
			exportedAt: '',
		} );
		expectStatus( await agent.get( `/v1/conversations/${ others.conversation.id }` ), 200 );
		expect( ( await agent.get( `/v1/conversations/${ conversation.id }` ) ).status ).toBe( 404 );
		const log = relay.log.join( '\n' );
		expect( log ).toContain( '/v1/conversations/{id}' );
		seeds.forEach( ( seed ) => expect( log ).not.toContain( seed ) );
	} );

	test( 'agents and other visitors reload; the visitor’s own streams end, and nothing brings the session back', async () => {
		const { visitor, agent, conversation } = await relay.make.openConversation();
		const other = await relay.make.visitor();
		const streams = await Promise.all( [ agent.openStream(), other.openStream(), visitor.openStream() ] );
		const [ watching, apart, own ] = streams;

		expectStatus( await visitor.send( 'DELETE', ME ), 204 );

		for ( const stream of [ watching, apart ] ) {
			expect( await stream?.next( 'reset' ) ).toMatchObject( { reason: 'epoch_changed' } );
		}
		expect( await own?.next( 'bye' ) ).toMatchObject( { reason: 'revoked', retryMs: null } );
		expect( ( await visitor.get( EXPORT ) ).status ).toBe( 401 );
		expect(
			( await visitor.post( '/v1/conversations', { clientId: 'c-1', message: draft( 'Me again' ) } ) ).status
		).toBe( 401 );
		expect(
			( await visitor.post( `/v1/conversations/${ conversation.id }/messages`, draft( 'Me again' ) ) ).status
		).toBe( 401 );
		const refreshed = await call( {
			port: relay.port,
			method: 'POST',
			path: `/v1/sites/${ relay.site.id }/visitors/refresh`,
			body: { refreshToken: visitor.session.refreshToken },
		} );
		expect( refreshed.status ).toBe( 401 );
		expect( await countRows( relay.site, 'messages' ) ).toBe( 0 );
	} );

	test( 'works on another relay than the one that shows the chat', async () => {
		const there = await startRelay( { site: relay.site } );
		try {
			const { visitor, agent } = await relay.make.openConversation();
			const stream = await agent.openStream();
			visitor.relay = there;
			expectStatus( await visitor.send( 'DELETE', ME ), 204 );
			expect( await stream.next( 'reset' ) ).toMatchObject( { reason: 'epoch_changed' } );
		} finally {
			await there.close();
		}
	} );

	test( 'what is written in the same moment is deleted too, or refused', async () => {
		const { visitor, conversation } = await relay.make.queuedConversation();
		const writing = Array.from( { length: 30 }, async ( _, index ) => {
			await delay( index );
			return ( await visitor.post( `/v1/conversations/${ conversation.id }/messages`, draft( `${ index }` ) ) )
				.status;
		} );
		const starting = Array.from( { length: 5 }, async ( _, index ) => {
			await delay( index * 6 );
			return ( await visitor.post( '/v1/conversations', { clientId: `again-${ index }` } ) ).status;
		} );

		expectStatus( await visitor.send( 'DELETE', ME ), 204 );

		const statuses = await Promise.all( [ ...writing, ...starting ] );
		expect( statuses.filter( ( status ) => ! [ 200, 201, 401, 404 ].includes( status ) ) ).toEqual( [] );
		for ( const table of [ 'visitors', 'conversations', 'messages', 'visitor_sessions', 'conversation_tags' ] ) {
			expect( { table, rows: await countRows( relay.site, table ) } ).toEqual( { table, rows: 0 } );
		}
	} );

	test( 'a conversation of thousands of messages goes whole', async () => {
		const { visitor, conversation } = await relay.make.queuedConversation();
		const [ row ] = await relay.site.query< { id: number } >( 'SELECT id FROM {prefix}veranda_conversations' );
		await relay.site.query(
			'INSERT INTO {prefix}veranda_messages (conversation_id, seq, public_id, author_type, author_id, client_id, kind, body, created_at) VALUES ?',
			[
				Array.from( { length: 2_500 }, ( _, index ) => [
					row?.id,
					index + 2,
					`m_${ String( index ).padStart( 22, '0' ) }`,
					'visitor',
					1,
					`k-${ index }`,
					'text',
					'x',
					'2026-01-01',
				] ),
			]
		);

		expectStatus( await visitor.send( 'DELETE', ME ), 204 );

		expect( await countRows( relay.site, 'messages' ) ).toBe( 0 );
		expect( conversation.id ).not.toBe( '' );
	} );

	test( 'goes with what was said before logging in, and the account may come back as somebody new', async () => {
		const { visitor } = await relay.make.queuedConversation();
		const user = { userId: 41, name: 'Ottilie Quist', email: 'ottilie@quist.example' };
		const known = await relay.make.visitor( {
			identity: identityToken( relay.site, user ),
			refreshToken: visitor.session.refreshToken,
			isSamePerson: true,
		} );

		expectStatus( await known.send( 'DELETE', ME ), 204 );

		expect( await countRows( relay.site, 'events', 'conversation_id > 0' ) ).toBe( 0 );
		const again = await relay.make.visitor( { identity: identityToken( relay.site, user ) } );
		expect( again.id ).not.toBe( known.id );
		expect( ( await read( again ) ).conversations ).toEqual( [] );
	} );

	test( 'A28: nobody else can: agents, others, nobody, and with an id in the address', async () => {
		const { visitor, agent } = await talkative();
		const before = await tableState( relay.site );

		for ( const path of [ EXPORT, ME ] ) {
			const method = path === ME ? 'DELETE' : 'GET';
			expect( ( await agent.send( method, path ) ).status ).toBe( 403 );
			expect( ( await call( { port: relay.port, method, path } ) ).status ).toBe( 401 );
			for ( const id of [ visitor.id, '%', '*', '' ] ) {
				const asked = path.replace( 'me', id );
				expect( [ 404, 405 ] ).toContain( ( await visitor.send( method, asked ) ).status );
			}
		}

		expect( await tableState( relay.site ) ).toEqual( before );
	} );

	test( 'one address deletes a few people an hour: every open chat reloads each time', async () => {
		const options = { address: '192.0.2.7' };
		for ( let count = 0; count < 5; count++ ) {
			expectStatus( await ( await relay.make.visitor( {}, options ) ).send( 'DELETE', ME ), 204 );
		}
		const refused = await relay.make.visitor( {}, options );
		expect( ( await refused.send( 'DELETE', ME ) ).status ).toBe( 429 );
		expectStatus( await refused.get( EXPORT ), 200 );
	} );
} );
