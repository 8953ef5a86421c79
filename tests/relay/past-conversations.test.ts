import {
	ownConversationList,
	type Conversation,
	type OwnConversation,
	type OwnConversationList,
} from '../../relay/protocol';
import { draft, readHistory, say, type AgentParty, type VisitorParty } from '../support/make';
import { expectStatus } from '../support/party';
import { serviceCall } from '../support/service-call';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';

/* A visitor finds their own conversations again, searches in them, and takes one up again. */

let relay: TestRelay;

beforeEach( async () => {
	relay = await startRelay();
} );

afterEach( () => relay.close() );

const MINE = '/v1/visitors/me/conversations';

/** Returns a page as its schema has it: not one field more. */
const list = async ( who: VisitorParty, query = '' ): Promise< OwnConversationList > =>
	ownConversationList.parse( expectStatus( await who.get( MINE + query ), 200 ) );

const find = async ( who: VisitorParty, q: string ): Promise< string[] > =>
	( await list( who, `?q=${ encodeURIComponent( q ) }` ) ).conversations.map( ( { id } ) => id );

/** Somebody with a conversation that has ended, about this. */
async function ended( who: VisitorParty, agent: AgentParty, ...words: string[] ): Promise< string > {
	const [ first = 'Hello?', ...more ] = words;
	const { id } = ( await who.start( { message: draft( first ) } ) ).conversation;
	await agent.accept( id );
	for ( const body of more ) {
		await say( agent, id, body );
	}
	expectStatus( await agent.post( `/v1/conversations/${ id }/close` ), 200 );
	return id;
}

/** Two people who have talked to the same agent. */
async function people() {
	const [ vera, otto ] = [ await relay.make.visitor(), await relay.make.visitor() ];
	const agent = relay.make.agent( { name: 'Anna' } );
	return { vera, otto, agent };
}

test( 'A18, A23: the list has what the visitor talked about, and nothing of others or of what agents keep to themselves', async () => {
	const { vera, otto, agent } = await people();
	const lamp = await ended( vera, agent, 'The green lamp?', 'It is sold out' );
	await say( agent, lamp, 'Haggles', { kind: 'note' } );
	expectStatus( await agent.put( `/v1/conversations/${ lamp }/tags`, { tags: [ 'hagglers' ] } ), 200 );
	const current = ( await vera.start( { message: draft( 'A chair, then' ) } ) ).conversation.id;
	await ended( otto, agent, 'My own secret' );

	const answer = await vera.get( MINE );
	const { conversations, nextCursor } = await list( vera );

	expect( conversations.map( ( { id, state, lastMessage } ) => [ id, state, lastMessage?.body ] ) ).toEqual( [
		[ current, 'queued', 'A chair, then' ],
		[ lamp, 'closed', 'It is sold out' ],
	] );
	expect( nextCursor ).toBeNull();
	expect( answer.text ).not.toMatch( /Haggles|hagglers|secret/ );
	expect( ( await agent.get( MINE ) ).code ).toBe( 'wrong_scope' );
	expect( ( await vera.get( '/v1/conversations' ) ).code ).toBe( 'wrong_scope' );
} );

test( 'pages do not overlap and leave nothing out; what is asked for wrongly is refused', async () => {
	const { vera, agent } = await people();
	const made: string[] = [];
	for ( let index = 0; index < 5; index++ ) {
		made.unshift( await ended( vera, agent, `Matter ${ index }` ) );
	}
	const seen: string[] = [];
	for ( let cursor: string | null = ''; cursor !== null; ) {
		const page: OwnConversationList = await list( vera, `?limit=2${ cursor && `&cursor=${ cursor }` }` );
		expect( page.conversations.length ).toBeLessThanOrEqual( 2 );
		seen.push( ...page.conversations.map( ( { id } ) => id ) );
		cursor = page.nextCursor;
	}

	expect( seen ).toEqual( made );
	for ( const query of [ '?limit=51', '?limit=0', '?cursor=x', `?q=${ 'x'.repeat( 201 ) }` ] ) {
		expect( ( await vera.get( MINE + query ) ).code ).toBe( 'invalid_request' );
	}
	for ( const query of [ `?visitor=${ vera.id }`, '?assignee=me', '?state=closed', '?tag=x' ] ) {
		expect( ( await vera.get( MINE + query ) ).code ).toBe( 'unknown_field' );
	}
} );

test( 'A18: a search finds what was written to each other, in whichever of their conversations, letter by letter', async () => {
	const { vera, otto, agent } = await people();
	const lamp = await ended( vera, agent, 'The green lamp?', 'It is 100% sold out', 'Sorry' );
	const chair = await ended( vera, agent, 'A chair?', 'We have green_ones' );
	const ottos = await ended( otto, agent, 'A green zither' );
	await say( agent, lamp, 'Haggles about zithers', { kind: 'note' } );

	expect( await find( vera, 'GREEN' ) ).toEqual( expect.arrayContaining( [ lamp, chair ] ) );
	expect( await find( vera, 'lamp' ) ).toEqual( [ lamp ] );
	expect( await find( vera, '0%' ) ).toEqual( [ lamp ] );
	expect( await find( vera, 'n_o' ) ).toEqual( [ chair ] );
	expect( await find( vera, '%' ) ).toEqual( [ lamp ] );
	expect( await find( vera, '\\' ) ).toEqual( [] );
	expect( await find( otto, 'green' ) ).toEqual( [ ottos ] );
	// A note, a notice, a name.
	for ( const hidden of [ 'Haggles', 'zither', 'closed_by', 'Anna' ] ) {
		expect( await find( vera, hidden ) ).toEqual( [] );
	}
	const [ found ] = ( await list( vera, '?q=sold' ) ).conversations;
	expect( found?.lastMessage?.body ).toBe( 'It is 100% sold out' );
} );

test( 'a long message is shown from where it was found, by whole words or whole characters', async () => {
	const { vera, agent } = await people();
	await ended( vera, agent, `${ 'Many words before it. '.repeat( 50 ) }And then the zither!` );
	await ended( vera, agent, `${ '🪕'.repeat( 60 ) }banjo` );
	const found = async ( q: string ) => ( await list( vera, `?q=${ q }` ) ).conversations[ 0 ]?.lastMessage?.body;

	expect( await found( 'ZITHER' ) ).toBe( '…it. And then the zither!' );
	expect( await found( 'anjo' ) ).toBe( `…${ '🪕'.repeat( 9 ) }banjo` );
} );

test( 'what was erased is found no more', async () => {
	const { vera, agent } = await people();
	const lamp = await ended( vera, agent, 'The green lamp?' );
	expect( await find( vera, 'lamp' ) ).toEqual( [ lamp ] );

	expectStatus( await vera.send( 'DELETE', '/v1/visitors/me' ), 204 );

	expect( ( await vera.get( `${ MINE }?q=lamp` ) ).status ).toBe( 401 );
	const next = await relay.make.visitor();
	expect( ( await list( next ) ).conversations ).toEqual( [] );
	expect( ( await next.post( `/v1/conversations/${ lamp }/continue` ) ).status ).toBe( 404 );
} );

test( 'a search looks through a thousand messages at a time, and through the rest on the next page', async () => {
	const { vera, agent } = await people();
	const old = await ended( vera, agent, 'The first lamp' );
	const long = await ended( vera, agent, 'Another lamp' );
	const fresh = await ended( vera, agent, 'Something else' );
	// As many as one page looks through, without saying each.
	await relay.site.query( 'UPDATE {prefix}veranda_conversations SET last_seq = 999 WHERE public_id = ?', [ long ] );

	const first = await list( vera, '?q=lamp' );
	const second = await list( vera, `?q=lamp&cursor=${ first.nextCursor }` );

	expect( first.conversations ).toEqual( [] );
	expect( first.nextCursor ).not.toBeNull();
	expect( second.conversations.map( ( { id } ) => id ) ).toEqual( [ long ] );
	expect(
		( await list( vera, `?q=lamp&cursor=${ second.nextCursor }` ) ).conversations.map( ( { id } ) => id )
	).toEqual( [ old ] );
	expect( fresh ).not.toBe( long );
} );

test( 'too many searches are refused for a while; the list is still there', async () => {
	const { vera } = await people();
	const answers = [];
	for ( let count = 0; count < 31; count++ ) {
		answers.push( ( await vera.get( `${ MINE }?q=x` ) ).status );
	}

	expect( [ answers.indexOf( 429 ), ( await vera.get( MINE ) ).status ] ).toEqual( [ 30, 200 ] );
} );

test( 'a visitor continues conversations a few times, each of which calls every agent; another visitor has their own', async () => {
	const { vera, otto, agent } = await people();
	const [ lamp, chair ] = [ await ended( vera, agent, 'The lamp?' ), await ended( vera, agent, 'A chair?' ) ];
	const ottos = await ended( otto, agent, 'My own' );
	const answers = [];
	for ( let count = 0; count < 11; count++ ) {
		const path = `/v1/conversations/${ count % 2 ? lamp : chair }`;
		answers.push( await vera.post( `${ path }/continue` ) );
		await agent.post( `${ path }/close` );
	}
	const refused = answers.pop();

	expect( answers.map( ( { status } ) => status ) ).toEqual( new Array( 10 ).fill( 200 ) );
	expect( [ refused?.status, refused?.code ] ).toEqual( [ 429, 'rate_limited' ] );
	expect( Number( refused?.headers[ 'retry-after' ] ) ).toBeGreaterThan( 0 );
	expect( await countRows( relay.site, 'conversations', "state <> 'closed'" ) ).toBe( 0 );
	expect( ( await otto.post( `/v1/conversations/${ ottos }/continue` ) ).status ).toBe( 200 );
	// Something new to say is not held up by it.
	await vera.start( { message: draft( 'A new matter' ) } );
} );

test( 'who continues a conversation waits again, with all that was said, and agents see why', async () => {
	const { vera, agent } = await people();
	const id = await ended( vera, agent, 'The green lamp?', 'It is sold out' );
	const stream = await agent.openStream();

	const { conversation } = expectStatus< { conversation: OwnConversation } >(
		await vera.post( `/v1/conversations/${ id }/continue` ),
		200
	);
	const again = await vera.post( `/v1/conversations/${ id }/continue` );

	expect( conversation ).toMatchObject( {
		state: 'queued',
		assignee: null,
		closedAt: null,
		closedBy: null,
		queuePosition: 1,
	} );
	expect( again.status ).toBe( 200 );
	await stream.next( 'conversation.assigned', ( event ) => event.conversation.state === 'queued' );
	await stream.next( 'message.created', ( { message } ) => message.body === 'reopened_by_visitor' );
	expect( ( await readHistory( agent, id ) ).filter( ( { body } ) => body === 'reopened_by_visitor' ) ).toHaveLength(
		1
	);
	await say( vera, id, 'And the red one?' );
	const { conversations } = expectStatus< { conversations: Conversation[] } >(
		await agent.get( '/v1/conversations?state=queued' ),
		200
	);
	expect( conversations.map( ( each ) => [ each.id, each.leftAt ] ) ).toEqual( [ [ id, null ] ] );
} );

test( 'A18: nobody continues what is another’s, an agent’s token does not, and there is one active conversation', async () => {
	const { vera, otto, agent } = await people();
	const id = await ended( vera, agent, 'The green lamp?' );
	const path = `/v1/conversations/${ id }/continue`;

	expect( ( await otto.post( path ) ).status ).toBe( 404 );
	expect( ( await agent.post( path ) ).code ).toBe( 'wrong_scope' );
	expect( ( await vera.post( path, { state: 'open' } ) ).code ).toBe( 'unknown_field' );
	expect( ( await vera.post( `/v1/conversations/${ id }/reopen` ) ).code ).toBe( 'wrong_scope' );
	await vera.start( { message: draft( 'A new matter' ) } );
	expect( ( await vera.post( path ) ).code ).toBe( 'conversation_active' );
	expect( await countRows( relay.site, 'conversations', "state = 'closed'" ) ).toBe( 1 );
} );

test( 'what was a callback is a chat when it is continued', async () => {
	const vera = await relay.make.visitor();
	const { conversation } = await vera.start( { kind: 'callback', callback: { phone: '+49 30 901820', at: null } } );
	const path = `/v1/conversations/${ conversation.id }`;
	expectStatus( await vera.post( `${ path }/close` ), 200 );

	const answer = expectStatus< { conversation: OwnConversation } >( await vera.post( `${ path }/continue` ), 200 );

	expect( answer.conversation ).toMatchObject( { kind: 'chat', callback: null, queuePosition: 1 } );
} );

test( 'where the owner does not want it, what has ended stays so', async () => {
	const { vera, agent } = await people();
	const id = await ended( vera, agent, 'The green lamp?' );
	const message = {
		version: 'v-1',
		restUrl: `${ relay.site.origin }/wp-json/veranda/v1/`,
		settings: { allowReopening: false },
	};
	expect( ( await serviceCall( relay, '/v1/service/settings', message ) ).status ).toBe( 204 );

	expect( ( await vera.post( `/v1/conversations/${ id }/continue` ) ).code ).toBe( 'forbidden' );
	expect( ( await list( vera ) ).conversations[ 0 ]?.state ).toBe( 'closed' );
	expectStatus( await agent.post( `/v1/conversations/${ id }/reopen` ), 200 );
} );
