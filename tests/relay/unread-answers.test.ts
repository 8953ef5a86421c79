import { once } from 'node:events';
import { connect } from 'node:net';
import { LIMITS, type ConversationList, type Message, type MessageList } from '../../relay/protocol';
import { LOOPBACK } from '../../scripts/environment/ports';
import { waitUntil } from '../../scripts/environment/processes';
import { FakeClock } from '../support/fake-clock';
import { call } from '../support/http';
import { readHistory, say, type AgentParty } from '../support/make';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

const HEAVY = '\u0001'.repeat( LIMITS.messageCharacters );
/** One item more may be over it: its own size and what surrounds the items. */
const MAXIMUM = LIMITS.pageBytes + 100;

const METRICS_TOKEN = 'metrics-token-of-this-very-test-9fK2';
const clock = new FakeClock();
let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay( { clock, env: { METRICS_TOKEN } } );
} );

afterAll( () => relay.close() );

test( 'A78: pages of messages have a bound in bytes, and lead to all messages in both directions', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	for ( let index = 0; index < 30; index++ ) {
		await say( visitor, conversation.id, HEAVY );
	}
	const path = `/v1/conversations/${ conversation.id }/messages`;
	const backwards: Message[] = [];
	for ( let before = '', hasMore = true; hasMore; ) {
		const answer = await agent.get( `${ path }?limit=100${ before }` );
		const page = expectStatus< MessageList >( answer, 200 );
		expect( Buffer.byteLength( answer.text ) ).toBeLessThan( MAXIMUM );
		backwards.unshift( ...page.messages );
		before = `&before=${ page.messages[ 0 ]?.seq }`;
		( { hasMore } = page );
	}
	const forwards = await readHistory( agent, conversation.id );

	expect( backwards.map( ( { seq } ) => seq ) ).toEqual( backwards.map( ( _, index ) => index + 1 ) );
	expect( backwards ).toEqual( forwards );
	expect( backwards.filter( ( { body } ) => body === HEAVY ) ).toHaveLength( 30 );
} );

async function listAll( agent: AgentParty ): Promise< string[] > {
	const ids: string[] = [];
	for ( let cursor: string | null = ''; cursor !== null; ) {
		const answer = await agent.get(
			`/v1/conversations?state=closed&limit=250${ cursor && `&cursor=${ cursor }` }`
		);
		const page = expectStatus< ConversationList >( answer, 200 );
		expect( Buffer.byteLength( answer.text ) ).toBeLessThan( MAXIMUM );
		ids.push( ...page.conversations.map( ( { id } ) => id ) );
		cursor = page.nextCursor;
	}
	return ids;
}

test( 'A78: pages of conversations have a bound in bytes, and lead to all conversations', async () => {
	const made: string[] = [];
	for ( let index = 0; index < 60; index++ ) {
		const { conversation, visitor } = await relay.make.queuedConversation();
		const path = `/v1/conversations/${ conversation.id }`;
		await visitor.post( `${ path }/close` );
		const comment = '\u0001'.repeat( LIMITS.ratingCommentCharacters );
		expectStatus( await visitor.post( `${ path }/rating`, { score: 1, comment } ), 200 );
		made.push( conversation.id );
	}

	expect( await listAll( relay.make.agent() ) ).toEqual( made.reverse() );
} );

test( 'A78: a connection whose answers nobody reads is ended', async () => {
	const { conversation, visitor } = await relay.make.openConversation();
	for ( let index = 0; index < 12; index++ ) {
		await say( visitor, conversation.id, HEAVY );
	}
	const socket = connect( relay.port, LOOPBACK ).pause();
	// Reset by the relay: an error, or an end, depending on what was read.
	socket.on( 'error', () => undefined );
	await once( socket, 'connect' );
	const request = [
		`GET /v1/conversations/${ conversation.id }/messages?limit=100 HTTP/1.1`,
		'Host: relay.test',
		`Authorization: Bearer ${ visitor.token }`,
		'',
		'',
	].join( '\r\n' );
	// A newer Node also tells of answers that the end of a connection cut off.
	const answered = () =>
		relay.log.filter(
			( entry ) => /"GET".*\{id\}\/messages/.test( entry ) && ! entry.includes( 'request aborted' )
		).length;
	const before = answered();
	let sent = 0;
	/** Asks for more, as long as what was asked for before is being answered. */
	const ask = () => {
		for ( ; sent < 40 && sent - ( answered() - before ) < 8; sent++ ) {
			socket.write( request );
		}
	};
	await waitUntil(
		() => {
			ask();
			return answered() > before + 1;
		},
		() => 'Nothing is answered.'
	);
	while ( ! socket.destroyed ) {
		ask();
		await clock.advance( 1_000 );
		// Who reads nothing notices a reset by writing; empty lines between requests mean nothing.
		socket.write( '\r\n' );
	}

	expect( answered() - before ).toBeLessThan( 40 );
} );

/** Counts the answers that the relay has given. */
async function countAnswers(): Promise< number > {
	const { text } = await call( {
		port: relay.port,
		path: '/metrics',
		headers: { Authorization: `Bearer ${ METRICS_TOKEN }` },
	} );
	return [ ...text.matchAll( /^veranda_http_answers_total\{.*\} (\d+)$/gm ) ].reduce(
		( sum, [ , count ] ) => sum + Number( count ),
		0
	);
}

test( 'A78: of requests that come in one packet no more are worked on than anybody needs', async () => {
	const { conversation, agent } = await relay.make.openConversation();
	const sent = 200;
	const request = [
		`GET /v1/conversations/${ conversation.id } HTTP/1.1`,
		'Host: relay.test',
		`Authorization: Bearer ${ agent.token }`,
		'',
		'',
	].join( '\r\n' );
	const socket = connect( relay.port, LOOPBACK );
	socket.on( 'error', () => {} );
	const closed = new Promise( ( resolve ) => socket.once( 'close', resolve ) );
	const before = await countAnswers();

	socket.write( request.repeat( sent ) );
	await closed;

	expect( ( await countAnswers() ) - before ).toBeLessThan( sent / 4 );
	expect( ( await agent.get( `/v1/conversations/${ conversation.id }` ) ).status ).toBe( 200 );
} );
