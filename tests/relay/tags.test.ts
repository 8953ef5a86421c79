import type { Connection, RowDataPacket } from 'mysql2/promise';
import { LIMITS, type Conversation, type ConversationList, type Tag, type TagList } from '../../relay/protocol';
import { connectAsAnother } from '../support/hold-row';
import { draft, say, type AgentParty } from '../support/make';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows, numbersTo, tableState } from '../support/table-state';

let relay: TestRelay;
let agent: AgentParty;
let manager: AgentParty;

beforeAll( async () => {
	relay = await startRelay();
	agent = relay.make.agent();
	manager = relay.make.agent( { role: 'supervisor' } );
} );

afterAll( () => relay.close() );

afterEach( async () => {
	await relay.site.query( 'DELETE FROM {prefix}veranda_conversation_tags' );
	await relay.site.query( 'DELETE FROM {prefix}veranda_tags' );
} );

async function setTags( who: AgentParty, conversationId: string, tags: unknown[] ): Promise< string[] > {
	const answer = await who.put( `/v1/conversations/${ conversationId }/tags`, { tags } );
	return expectStatus< { conversation: Conversation } >( answer, 200 ).conversation.tags;
}

async function tagsOf( who: AgentParty, conversationId: string ): Promise< string[] > {
	const answer = await who.get( `/v1/conversations/${ conversationId }` );
	return expectStatus< { conversation: Conversation } >( answer, 200 ).conversation.tags;
}

async function listTags( who: AgentParty, query = '' ): Promise< TagList > {
	return expectStatus( await who.get( `/v1/tags${ query }` ), 200 );
}

async function findTag( name: string ): Promise< Tag > {
	const { tags } = await listTags( manager );
	const tag = tags.find( ( each ) => each.name === name );
	if ( tag === undefined ) {
		throw new Error( `There is no tag ${ name }.` );
	}
	return tag;
}

/** Resolves when a statement waits for a lock. */
async function untilSomebodyWaits( connection: Connection ): Promise< void > {
	for (;;) {
		const [ rows ] = await connection.query< RowDataPacket[] >(
			"SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"
		);
		if ( rows.length > 0 ) {
			return;
		}
	}
}

/** Makes conversations that have these tags. */
async function tagged( ...sets: string[][] ): Promise< string[] > {
	const ids: string[] = [];
	for ( const tags of sets ) {
		const { conversation } = await relay.make.queuedConversation();
		await setTags( agent, conversation.id, tags );
		ids.push( conversation.id );
	}
	return ids;
}

describe( 'the tags of a conversation', () => {
	test( 'are set as a whole, by name, and every list shows them', async () => {
		const { conversation } = await relay.make.openConversation();

		expect( await setTags( agent, conversation.id, [ 'vip', 'Billing' ] ) ).toEqual( [ 'Billing', 'vip' ] );
		expect( await setTags( agent, conversation.id, [ 'vip', 'Straße 王 😀' ] ) ).toEqual( [
			'Straße 王 😀',
			'vip',
		] );
		const list = expectStatus< ConversationList >( await agent.get( '/v1/conversations' ), 200 );

		expect( list.conversations[ 0 ]?.tags ).toEqual( [ 'Straße 王 😀', 'vip' ] );
		expect( await setTags( agent, conversation.id, [] ) ).toEqual( [] );
		expect( await countRows( relay.site, 'conversation_tags' ) ).toBe( 0 );
	} );

	test( 'of somebody who says what they have seen change by that alone, and what a colleague did stays', async () => {
		const { conversation } = await relay.make.openConversation();
		await setTags( agent, conversation.id, [ 'billing', 'vip' ] );
		await setTags( manager, conversation.id, [ 'billing', 'later' ] );

		const put = ( tags: string[], previousTags: string[] ) =>
			agent.put( `/v1/conversations/${ conversation.id }/tags`, { tags, previousTags } );
		await put( [ 'VIP', 'shipping' ], [ 'Billing', 'vip' ] );
		expect( await tagsOf( agent, conversation.id ) ).toEqual( [ 'later', 'shipping' ] );

		const many = Array.from( { length: LIMITS.tagsPerConversation }, ( _, index ) => `tag ${ index }` );
		expect( await put( many, [] ) ).toMatchObject( { status: 400, code: 'invalid_request' } );
		expect( await tagsOf( agent, conversation.id ) ).toEqual( [ 'later', 'shipping' ] );
	} );

	test( 'are the same in upper and lower case, and however a letter is written', async () => {
		const { conversation } = await relay.make.openConversation();

		expect( await setTags( agent, conversation.id, [ '  Café ', 'CAFE\u0301', 'café' ] ) ).toEqual( [ 'Café' ] );
		await tagged( [ 'CAFÉ' ] );

		expect( await countRows( relay.site, 'tags' ) ).toBe( 1 );
		expect( ( await listTags( agent ) ).tags ).toMatchObject( [ { name: 'Café', conversationCount: 2 } ] );
	} );

	test( 'reach every agent who may see the conversation, and no visitor', async () => {
		const { conversation, visitor } = await relay.make.openConversation();
		const stream = await agent.openStream();
		const visitors = await visitor.openStream();

		await setTags( agent, conversation.id, [ 'difficult' ] );
		const event = await stream.next( 'conversation.tagged' );
		await say( agent, conversation.id, 'Hello' );
		await visitors.next( 'message.created', ( { message } ) => message.body === 'Hello' );
		const resumed = await visitor.openStream( { after: `${ ( await visitors.find( 'hello' ) ).epoch }.0` } );
		await resumed.next( 'message.created', ( { message } ) => message.body === 'Hello' );
		const answers = await Promise.all( [
			visitor.get( `/v1/conversations/${ conversation.id }` ),
			visitor.post( `/v1/conversations/${ conversation.id }/close` ),
		] );

		expect( event.conversation.tags ).toEqual( [ 'difficult' ] );
		expect( event.eventId ).not.toBeNull();
		for ( const text of [ visitors.text, resumed.text, ...answers.map( ( answer ) => answer.text ) ] ) {
			// Quotes and dots, because random ids may spell any word.
			expect( text ).not.toMatch( /difficult|"tags?"|tag\.changed|\.tagged/ );
		}
	} );

	test( 'the same ones again are no event', async () => {
		const { conversation } = await relay.make.openConversation();
		await setTags( agent, conversation.id, [ 'a', 'b' ] );
		const before = await tableState( relay.site );

		await setTags( agent, conversation.id, [ 'B', 'a' ] );

		expect( await tableState( relay.site ) ).toEqual( before );
	} );

	test.each( [
		[ 'an empty name', [ '' ] ],
		[ 'a blank name', [ ' \u00a0 ' ] ],
		[ 'a line break', [ 'a\nb' ] ],
		[ 'NUL', [ 'a\0b' ] ],
		[ 'half a character', [ '\ud83d' ] ],
		[ 'a name of 51 characters', [ 'x'.repeat( 51 ) ] ],
		[ 'one that grows to 51 when it is written another way', [ `${ 'x'.repeat( 49 ) }\u0958` ] ],
		[ '21 tags', Array.from( { length: 21 }, ( _, index ) => `t${ index }` ) ],
		[ 'a number', [ 1 ] ],
		[ 'an object', [ { name: 'a' } ] ],
		[ 'a list', [ [ 'a' ] ] ],
	] )( '%s is refused', async ( _, tags ) => {
		const { conversation } = await relay.make.openConversation();
		await setTags( agent, conversation.id, [ 'kept' ] );

		const answer = await agent.put( `/v1/conversations/${ conversation.id }/tags`, { tags } );

		expect( [ answer.status, answer.code ] ).toEqual( [ 400, 'invalid_request' ] );
		expect( await tagsOf( agent, conversation.id ) ).toEqual( [ 'kept' ] );
	} );

	test( 'twenty of fifty characters fit', async () => {
		const { conversation } = await relay.make.openConversation();
		const names = Array.from( { length: 20 }, ( _, index ) =>
			`İ${ String( index ).padStart( 2, '0' ) }`.padEnd( 50, '王' )
		);

		expect( await setTags( agent, conversation.id, names ) ).toEqual( names );
	} );

	test( 'a visitor and an agent of another department set none and read none', async () => {
		const sales = await relay.make.department( 'Sales' );
		const support = await relay.make.department( 'Support' );
		const visitor = await relay.make.visitor();
		const { conversation } = await visitor.start( { department: sales, message: draft( 'Hello' ) } );
		const seller = relay.make.agent( { departments: [ sales ] } );
		const helper = relay.make.agent( { departments: [ support ] } );
		const path = `/v1/conversations/${ conversation.id }/tags`;
		await setTags( seller, conversation.id, [ 'lamps' ] );
		const stream = await helper.openStream();

		expect( ( await visitor.put( path, { tags: [ 'x' ] } ) ).code ).toBe( 'wrong_scope' );
		expect( ( await visitor.get( '/v1/tags' ) ).code ).toBe( 'wrong_scope' );
		expect( ( await helper.put( path, { tags: [ 'x' ] } ) ).code ).toBe( 'not_found' );
		expect(
			( await helper.put( path.replace( conversation.id, `c_${ 'x'.repeat( 22 ) }` ), { tags: [] } ) ).code
		).toBe( 'not_found' );
		await setTags( seller, conversation.id, [ 'lamps', 'blue' ] );
		await setTags( agent, ( await tagged( [ 'other' ] ) )[ 0 ] as string, [] );

		expect( ( await listTags( seller, '?q=lamps' ) ).tags ).toMatchObject( [ { conversationCount: 1 } ] );
		expect( ( await listTags( helper, '?q=lamps' ) ).tags ).toMatchObject( [ { conversationCount: 0 } ] );
		expect(
			expectStatus< ConversationList >( await helper.get( '/v1/conversations?tag=lamps' ), 200 ).conversations
		).toEqual( [] );
		expect( stream.text ).not.toContain( 'conversation.tagged' );
	} );

	test( 'two agents who tag at once leave what one of them asked for, and each tag is made once', async () => {
		const { conversation } = await relay.make.openConversation();
		const others = await tagged( [], [], [], [] );
		const colleagues = Array.from( { length: 4 }, () => relay.make.agent() );
		const sets = colleagues.map( ( _, index ) => [ 'new', `only-${ index }`, `z-${ 3 - index }` ].sort() );

		const [ results ] = await Promise.all( [
			Promise.all(
				colleagues.map( ( colleague, index ) => setTags( colleague, conversation.id, sets[ index ] ?? [] ) )
			),
			...others.map( ( id, index ) => setTags( agent, id, [ `z-${ index }`, 'new', `only-${ index }` ] ) ),
		] );

		expect( results ).toHaveLength( 4 );
		expect( sets ).toContainEqual( await tagsOf( agent, conversation.id ) );
		expect( await countRows( relay.site, 'tags' ) ).toBe( 9 );
	} );
} );

describe( 'lists of conversations by tag', () => {
	async function listed( query: string ): Promise< string[] > {
		const { conversations } = expectStatus< ConversationList >(
			await agent.get( `/v1/conversations?${ query }` ),
			200
		);
		return conversations.map( ( { id } ) => id );
	}

	test( 'a tag is asked for by name, together with anything else', async () => {
		const [ first, second, third ] = await tagged( [ 'Billing' ], [ 'vip' ], [ 'billing', 'vip' ] );
		await agent.accept( third as string );

		expect( await listed( 'tag=BILLING' ) ).toEqual( [ third, first ] );
		expect( await listed( 'tag=vip&state=queued' ) ).toEqual( [ second ] );
		expect( await listed( 'tag=vip&assignee=me' ) ).toEqual( [ third ] );
		expect( await listed( 'tag=billing&limit=1' ) ).toEqual( [ third ] );
		expect( await listed( 'tag=nobody' ) ).toEqual( [] );
	} );

	test( 'a tag that very many have is found page by page, and none is left out', async () => {
		const ids = await tagged( [ 'common' ], [], [ 'common' ] );
		const older = await addOlder( 999 );
		await relay.site.query(
			`INSERT INTO {prefix}veranda_conversation_tags SELECT c.id, t.id FROM {prefix}veranda_conversations c
			JOIN {prefix}veranda_tags t ON t.name = 'common' WHERE c.client_id LIKE 'older-%'`
		);
		const found: string[] = [];
		for ( let cursor: string | null = ''; cursor !== null; ) {
			const query: string = `tag=common&limit=250${ cursor === '' ? '' : `&cursor=${ cursor }` }`;
			const page: ConversationList = expectStatus( await agent.get( `/v1/conversations?${ query }` ), 200 );
			found.push( ...page.conversations.map( ( { id } ) => id ) );
			cursor = page.nextCursor;
		}

		expect( found.slice( 0, 2 ) ).toEqual( [ ids[ 2 ], ids[ 0 ] ] );
		expect( found.slice( 2 ) ).toEqual( older );
		expect( await listed( 'tag=common&state=queued' ) ).toEqual( [ ids[ 2 ], ids[ 0 ] ] );
		expect( ( await listTags( agent ) ).tags ).toMatchObject( [ { name: 'common', conversationCount: 1_000 } ] );
	} );

	/** Adds closed conversations that are older than all others; returns their ids, the newest first. */
	async function addOlder( count: number ): Promise< string[] > {
		await relay.site.query( 'UPDATE {prefix}veranda_feed SET head = head + 2000 WHERE id = 1' );
		await relay.site.query( 'UPDATE {prefix}veranda_conversations SET activity_number = activity_number + 2000' );
		await relay.site.query(
			`INSERT INTO {prefix}veranda_conversations
			(public_id, visitor_id, client_id, state, created_at, updated_at, activity_number)
			SELECT CONCAT('c_', LPAD(n, 22, '0')), 1, CONCAT('older-', n), 'closed', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), n
			FROM (${ numbersTo( count ) }) numbers`
		);
		return Array.from( { length: count }, ( _, index ) => `c_${ String( count - index ).padStart( 22, '0' ) }` );
	}
} );

describe( 'the tags that there are', () => {
	test( 'are listed by name, page by page, by their beginning', async () => {
		await tagged( [ 'Zebra', 'apple', 'Banana', '100%', 'bandit' ] );

		const first = await listTags( agent, '?limit=2' );
		const second = await listTags( agent, `?limit=2&cursor=${ first.nextCursor }` );
		const third = await listTags( agent, `?limit=2&cursor=${ second.nextCursor }` );

		expect( [ first, second, third ].map( ( { tags } ) => tags.map( ( { name } ) => name ) ) ).toEqual( [
			[ '100%', 'apple' ],
			[ 'Banana', 'bandit' ],
			[ 'Zebra' ],
		] );
		expect( third.nextCursor ).toBeNull();
		expect( ( await listTags( agent, '?q=BAN' ) ).tags.map( ( { name } ) => name ) ).toEqual( [
			'Banana',
			'bandit',
		] );
		expect( ( await listTags( agent, '?q=%25' ) ).tags ).toEqual( [] );
		for ( const query of [
			'?limit=0',
			'?limit=101',
			'?limit=x',
			'?cursor=*',
			`?q=${ 'x'.repeat( 51 ) }`,
			'?q=a&q=b',
		] ) {
			expect( ( await agent.get( `/v1/tags${ query }` ) ).status ).toBe( 400 );
		}
	} );

	test( 'one is renamed wherever it is, and every agent hears of it', async () => {
		const [ id ] = await tagged( [ 'billing' ] );
		const limited = relay.make.agent( { departments: [ await relay.make.department() ] } );
		const streams = [ await agent.openStream(), await limited.openStream() ];
		const { epoch, head } = await ( await limited.openStream() ).find( 'hello' );
		const tag = await findTag( 'billing' );

		const answer = await manager.send( 'PATCH', `/v1/tags/${ tag.id }`, { body: { name: 'Invoices' } } );

		expect( expectStatus( answer, 200 ) ).toEqual( {
			tag: { id: tag.id, name: 'Invoices', conversationCount: 1 },
		} );
		const resumed = await limited.openStream( { after: `${ epoch }.${ head }` } );
		for ( const stream of [ ...streams, resumed ] ) {
			expect( await stream.next( 'tag.changed' ) ).toMatchObject( {
				previousName: 'billing',
				tag: { id: tag.id, name: 'Invoices' },
			} );
		}
		expect( await tagsOf( agent, id as string ) ).toEqual( [ 'Invoices' ] );
		const before = await tableState( relay.site );
		await manager.send( 'PATCH', `/v1/tags/${ tag.id }`, { body: { name: 'Invoices' } } );
		expect( await tableState( relay.site ) ).toEqual( before );
		await manager.send( 'PATCH', `/v1/tags/${ tag.id }`, { body: { name: 'INVOICES' } } );
		expect( await tagsOf( agent, id as string ) ).toEqual( [ 'INVOICES' ] );
	} );

	test( 'a name that is taken is answered with the tag to merge with', async () => {
		const [ first, both ] = await tagged( [ 'billing' ], [ 'billing', 'Invoices' ] );
		const billing = await findTag( 'billing' );
		const invoices = await findTag( 'Invoices' );
		const stream = await agent.openStream();

		const refused = await manager.send( 'PATCH', `/v1/tags/${ billing.id }`, { body: { name: 'INVOICES' } } );
		expect( [ refused.status, refused.json() ] ).toMatchObject( [
			409,
			{ code: 'tag_exists', tag: { id: invoices.id, name: 'Invoices' } },
		] );

		const merged = await manager.post( `/v1/tags/${ billing.id }/merge`, { into: invoices.id } );
		expect( expectStatus( merged, 200 ) ).toEqual( { tag: { ...invoices, conversationCount: 2 } } );
		expect( await stream.next( 'tag.changed' ) ).toMatchObject( {
			previousName: 'billing',
			tag: { id: invoices.id, name: 'Invoices' },
		} );
		expect( await tagsOf( agent, first as string ) ).toEqual( [ 'Invoices' ] );
		expect( await tagsOf( agent, both as string ) ).toEqual( [ 'Invoices' ] );
		expect( ( await listTags( agent ) ).tags ).toHaveLength( 1 );
	} );

	test( 'a deleted one is nowhere any more, however many had it', async () => {
		const [ id ] = await tagged( [ 'old', 'kept' ] );
		const old = await findTag( 'old' );
		await relay.site.query(
			`INSERT INTO {prefix}veranda_conversation_tags (conversation_id, tag_id)
			SELECT numbers.n + 1000000, t.id FROM {prefix}veranda_tags t, (${ numbersTo( 999 ) }) numbers WHERE t.name = 'old'`
		);
		const stream = await agent.openStream();

		expect( ( await manager.send( 'DELETE', `/v1/tags/${ old.id }` ) ).status ).toBe( 204 );

		expect( await stream.next( 'tag.changed' ) ).toMatchObject( { previousName: 'old', tag: null } );
		expect( await tagsOf( agent, id as string ) ).toEqual( [ 'kept' ] );
		expect( await countRows( relay.site, 'conversation_tags' ) ).toBe( 1 );
		expect( ( await manager.send( 'DELETE', `/v1/tags/${ old.id }` ) ).code ).toBe( 'not_found' );
	} );

	test( 'one that somebody puts on a conversation at this moment is deleted from that one too', async () => {
		const [ , other ] = await tagged( [ 'busy' ], [] );
		const busy = await findTag( 'busy' );
		const colleague = await connectAsAnother( relay.site );
		const table = ( name: string ) => `${ relay.site.prefix }veranda_${ name }`;
		await colleague.query( 'START TRANSACTION' );
		await colleague.query( `SELECT id FROM ${ table( 'tags' ) } WHERE name = 'busy' FOR UPDATE` );
		await colleague.query(
			`INSERT INTO ${ table( 'conversation_tags' ) } SELECT c.id, t.id FROM ${ table( 'conversations' ) } c
			JOIN ${ table( 'tags' ) } t ON t.name = 'busy' WHERE c.public_id = ?`,
			[ other ]
		);

		const deleting = manager.send( 'DELETE', `/v1/tags/${ busy.id }` );
		// It has begun when it waits for our lock, or has wrongly not waited.
		await Promise.race( [ deleting, untilSomebodyWaits( colleague ) ] );
		await colleague.query( 'COMMIT' );
		await colleague.end();

		// On a busy machine our lock may have been held longer than anybody waits.
		const first = await deleting;
		const { status } = first.status === 503 ? await manager.send( 'DELETE', `/v1/tags/${ busy.id }` ) : first;

		expect( status ).toBe( 204 );
		expect( await countRows( relay.site, 'conversation_tags' ) ).toBe( 0 );
	} );

	test( 'A70: only who manages changes them', async () => {
		await tagged( [ 'billing', 'Invoices' ] );
		const { id } = await findTag( 'billing' );
		const into = ( await findTag( 'Invoices' ) ).id;
		const { visitor } = await relay.make.queuedConversation();
		const before = await tableState( relay.site );

		for ( const [ who, code ] of [
			[ agent, 'forbidden' ],
			[ visitor, 'wrong_scope' ],
		] as const ) {
			expect( ( await who.send( 'PATCH', `/v1/tags/${ id }`, { body: { name: 'x' } } ) ).code ).toBe( code );
			expect( ( await who.post( `/v1/tags/${ id }/merge`, { into } ) ).code ).toBe( code );
			expect( ( await who.send( 'DELETE', `/v1/tags/${ id }` ) ).code ).toBe( code );
		}

		expect( await tableState( relay.site ) ).toEqual( before );
	} );

	test( 'what is not there is told apart from what is wrong', async () => {
		await tagged( [ 'billing' ] );
		const { id } = await findTag( 'billing' );
		const unknown = `t_${ 'x'.repeat( 22 ) }`;

		for ( const nowhere of [ unknown, 'billing', `c_${ 'x'.repeat( 22 ) }` ] ) {
			const path = `/v1/tags/${ nowhere }`;
			expect( ( await manager.send( 'PATCH', path, { body: { name: 'x' } } ) ).code ).toBe( 'not_found' );
			expect( ( await manager.post( `${ path }/merge`, { into: id } ) ).code ).toBe( 'not_found' );
			expect( ( await manager.send( 'DELETE', path ) ).code ).toBe( 'not_found' );
		}
		for ( const into of [ unknown, id, 'billing', null ] ) {
			expect( ( await manager.post( `/v1/tags/${ id }/merge`, { into } ) ).code ).toBe( 'invalid_request' );
		}
		for ( const name of [ '', ' ', 'a\nb', 'x'.repeat( 51 ), 7, null ] ) {
			const answer = await manager.send( 'PATCH', `/v1/tags/${ id }`, { body: { name } } );
			expect( answer.code ).toBe( 'invalid_request' );
		}
		expect( ( await listTags( agent ) ).tags ).toMatchObject( [ { id, name: 'billing' } ] );
	} );
} );
