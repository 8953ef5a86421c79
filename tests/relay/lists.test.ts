import type { Conversation, ConversationList, OwnConversation } from '../../relay/protocol';
import { draft, say, type AgentParty } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

test( 'pages do not overlap, leave nothing out and say when they end', async () => {
	const department = await relay.make.department( 'Pages' );
	const made: string[] = [];
	for ( let index = 0; index < 7; index++ ) {
		made.push( ( await relay.make.queuedConversation( { department } ) ).conversation.id );
	}
	const agent = relay.make.agent();
	const seen: string[] = [];
	let cursor: string | null = '';
	while ( cursor !== null ) {
		const query: string = `department=${ department }&limit=3${ cursor && `&cursor=${ cursor }` }`;
		const page: ConversationList = expectStatus( await agent.get( `/v1/conversations?${ query }` ), 200 );
		seen.push( ...page.conversations.map( ( { id } ) => id ) );
		cursor = page.nextCursor;
	}

	expect( seen ).toEqual( made.reverse() );
} );

test( 'states, assignees and counts follow what happens', async () => {
	const department = await relay.make.department( 'Counts' );
	const agent = relay.make.agent( { departments: [ department ] } );
	const colleague = relay.make.agent( { departments: [ department ] } );
	const list = async ( query: string ): Promise< ConversationList > =>
		expectStatus( await agent.get( `/v1/conversations?${ query }` ), 200 );
	const ids: string[] = [];
	for ( let index = 0; index < 4; index++ ) {
		ids.push( ( await relay.make.queuedConversation( { department } ) ).conversation.id );
	}
	const [ mine = '', theirs = '', closed = '', queued = '' ] = ids;
	await agent.accept( mine );
	await colleague.accept( theirs );
	await agent.accept( closed );
	await agent.post( `/v1/conversations/${ closed }/close` );
	const found = async ( query: string ) => ( await list( query ) ).conversations.map( ( { id } ) => id ).sort();

	expect( await found( 'state=queued' ) ).toEqual( [ queued ] );
	expect( await found( 'state=open' ) ).toEqual( [ mine, theirs ].sort() );
	expect( await found( 'state=closed' ) ).toEqual( [ closed ] );
	expect( await found( 'state=open&assignee=me' ) ).toEqual( [ mine ] );
	expect( await found( `state=open&assignee=${ colleague.id }` ) ).toEqual( [ theirs ] );
	expect( await found( 'assignee=none' ) ).toEqual( [ queued ] );
	expect( ( await list( '' ) ).counts ).toEqual( { queued: 1, mine: 1, open: 2 } );
} );

test( 'the last message is what somebody wrote, and says whether a reply is needed', async () => {
	const agent = relay.make.agent();
	const { conversation, visitor } = await relay.make.queuedConversation( { message: draft( 'Is it green?' ) } );
	const path = `/v1/conversations/${ conversation.id }`;
	const line = async ( reader: Party ) => {
		const answer = await reader.get( path );
		const read = expectStatus< { conversation: Conversation | OwnConversation } >( answer, 200 ).conversation;
		return [ read.lastMessage?.body, 'needsReply' in read ? read.needsReply : null ];
	};

	expect( await line( agent ) ).toEqual( [ 'Is it green?', true ] );
	await agent.accept( conversation.id );
	expect( await line( agent ) ).toEqual( [ 'Is it green?', true ] );
	await say( agent, conversation.id, 'Ask Ben', { kind: 'note' } );
	expect( await line( agent ) ).toEqual( [ 'Ask Ben', true ] );
	expect( await line( visitor ) ).toEqual( [ 'Is it green?', null ] );
	await say( agent, conversation.id, 'It is' );
	expect( await line( agent ) ).toEqual( [ 'It is', false ] );
	await say( visitor, conversation.id, 'Then I take it' );
	await agent.post( `${ path }/close`, {} );
	expect( await line( agent ) ).toEqual( [ 'Then I take it', false ] );
	expect( await line( visitor ) ).toEqual( [ 'Then I take it', null ] );
} );

test( 'lists are narrowed by rating, page, language and time, together and across pages', async () => {
	const agent = relay.make.agent();
	const department = await relay.make.department( 'Narrowed' );
	const make = async ( path: string, locale: string, score?: number ) => {
		const visitor = await relay.make.visitor( {
			page: { url: `${ relay.site.origin }${ path }`, title: 'Page' },
			locale,
		} );
		const { conversation } = await visitor.start( { department, message: draft( 'Hello' ) } );
		if ( score !== undefined ) {
			await agent.post( `/v1/conversations/${ conversation.id }/close`, {} );
			expectStatus( await visitor.post( `/v1/conversations/${ conversation.id }/rating`, { score } ), 200 );
		}
		return conversation.id;
	};
	const lamp = await make( '/shop/lamp_1', 'de-AT', 5 );
	const chair = await make( '/shop/chair', 'de', 2 );
	const waiting = await make( '/shop/lamp01', 'den', undefined );
	const found = async ( query: string ) => {
		const answer = await agent.get( `/v1/conversations?department=${ department }&${ query }` );
		return expectStatus< ConversationList >( answer, 200 ).conversations.map( ( { id } ) => id );
	};
	const in1h = new Date( Date.now() + 3_600_000 ).toISOString();
	const before1h = new Date( Date.now() - 3_600_000 ).toISOString();

	expect( await found( 'rating=5' ) ).toEqual( [ lamp ] );
	expect( await found( 'page=lamp_1' ) ).toEqual( [ lamp ] );
	expect( await found( 'page=/shop/' ) ).toEqual( [ waiting, chair, lamp ] );
	expect( await found( 'language=de' ) ).toEqual( [ chair, lamp ] );
	expect( await found( 'language=de&rating=2&state=closed' ) ).toEqual( [ chair ] );
	expect( await found( `from=${ before1h }&to=${ in1h }` ) ).toEqual( [ waiting, chair, lamp ] );
	expect( await found( `from=${ in1h }` ) ).toEqual( [] );
	expect( await found( `to=${ before1h }` ) ).toEqual( [] );
	const { updatedAt } = expectStatus< { conversation: Conversation } >(
		await agent.get( `/v1/conversations/${ chair }` ),
		200
	).conversation;
	expect( await found( `to=${ updatedAt }` ) ).toEqual( [ lamp ] );
	expect( await found( `from=${ updatedAt }` ) ).toEqual( [ waiting, chair ] );
	for ( const wrong of [ 'rating=6', 'language=German', 'from=yesterday', 'snoozed=yes' ] ) {
		expect( ( await agent.get( `/v1/conversations?${ wrong }` ) ).code ).toBe( 'invalid_request' );
	}
} );

test( 'a page has fifty, or as many as are asked for, up to 250', async () => {
	const department = await relay.make.department( 'Long pages' );
	// Not at once: all would wait for the same row, and on a slow machine one longer than it may.
	for ( let index = 0; index < 51; index++ ) {
		await relay.make.queuedConversation( { department } );
	}
	const agent = relay.make.agent();
	const path = `/v1/conversations?department=${ department }`;
	const list = async ( more = '' ): Promise< ConversationList > =>
		expectStatus( await agent.get( path + more ), 200 );

	expect( ( await list() ).conversations ).toHaveLength( 50 );
	expect( ( await list( '&limit=250' ) ).conversations ).toHaveLength( 51 );
	expect( ( await agent.get( `${ path }&limit=251` ) ).code ).toBe( 'invalid_request' );
} );

test( 'a visitor’s history is theirs alone, within what the agent may see', async () => {
	const sales = await relay.make.department( 'History, sales' );
	const support = await relay.make.department( 'History, support' );
	const agent = relay.make.agent();
	const visitor = await relay.make.visitor();
	const made: string[] = [];
	for ( const department of [ sales, support, sales ] ) {
		const { conversation } = await visitor.start( {
			department,
			message: draft( 'Hello' ),
		} );
		expectStatus( await agent.post( `/v1/conversations/${ conversation.id }/close`, {} ), 200 );
		made.push( conversation.id );
	}
	const { visitor: other } = await relay.make.queuedConversation( { department: sales } );
	const history = async ( reader: AgentParty, query: string ) => {
		const answer = await reader.get( `/v1/conversations?${ query }` );
		return expectStatus< ConversationList >( answer, 200 ).conversations.map( ( { id } ) => id );
	};
	const [ first, second, third ] = made;
	const seller = relay.make.agent( { departments: [ sales ] } );

	expect( await history( agent, `visitor=${ visitor.id }` ) ).toEqual( [ third, second, first ] );
	expect( await history( seller, `visitor=${ visitor.id }` ) ).toEqual( [ third, first ] );
	expect( await history( agent, `visitor=${ visitor.id }&department=${ support }` ) ).toEqual( [ second ] );
	expect( await history( agent, `visitor=${ visitor.id }&state=open` ) ).toEqual( [] );
	expect( await history( agent, `visitor=${ visitor.id }&q=nobody-has-this-name` ) ).toEqual( [] );
	expect( await history( agent, `visitor=${ other.id }` ) ).toHaveLength( 1 );
	expect( await history( agent, `visitor=v_${ 'x'.repeat( 22 ) }` ) ).toEqual( [] );
	expect( ( await agent.get( '/v1/conversations?visitor=1' ) ).status ).toBe( 400 );
	expect( ( await visitor.get( `/v1/conversations?visitor=${ visitor.id }` ) ).code ).toBe( 'wrong_scope' );
} );

test( 'search finds a visitor’s name and email address', async () => {
	const prechat = { name: 'Zacharias Quill', email: 'quill@example.org' };
	const { conversation } = await relay.make.queuedConversation( { prechat } );
	const agent = relay.make.agent();
	const search = async ( text: string ) => {
		const answer = await agent.get( `/v1/conversations?q=${ encodeURIComponent( text ) }` );
		return expectStatus< ConversationList >( answer, 200 ).conversations.map( ( { id } ) => id );
	};

	expect( await search( 'Zacharias' ) ).toEqual( [ conversation.id ] );
	expect( await search( 'quill@example.org' ) ).toEqual( [ conversation.id ] );
	expect( await search( 'nobody-has-this-name' ) ).toEqual( [] );
} );
