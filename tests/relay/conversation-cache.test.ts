import { FakeClock } from '../support/fake-clock';
import type { Conversation, Message, OwnConversation } from '../../relay/protocol';
import { draft, readHistory, say, type AgentParty, type VisitorParty } from '../support/make';
import { holdRow } from '../support/hold-row';
import { SERVERS, startOwnServer, type OwnServer } from '../support/own-server';
import { expectStatus } from '../support/party';
import type { Site } from '../support/site';
import { startRelay, type TestRelay } from '../support/start-relay';

/*
 * A relay writes to a conversation as its cache has it (docs/decisions/0012). Here somebody else changes it, and the relay
 * does not hear of it: nothing joins the two relays, and the clock that the first one polls by stands still.
 */
let own: OwnServer;
let site: Site;
let relay: TestRelay;
let other: TestRelay;
let visitor: VisitorParty;
let agent: AgentParty;
let conversation: OwnConversation;

/** The agent, calling the other relay. */
const elsewhere = () => other.make.agent( { id: Number( agent.id.slice( 'agent:'.length ) ) } );

async function post( text: string ) {
	return visitor.post( `/v1/conversations/${ conversation.id }/messages`, draft( text ) );
}

describe.each( SERVERS )( 'on %s', ( _name, options ) => {
	beforeAll( async () => {
		own = await startOwnServer( options );
		( { site } = own );
		relay = await startRelay( { site, clock: new FakeClock() } );
		other = await startRelay( { site } );
	} );

	afterAll( async () => {
		await relay.close();
		await other.close();
		await own.remove();
	} );

	beforeEach( async () => {
		( { conversation, visitor, agent } = await relay.make.openConversation() );
		// From here on the relay knows it.
		await say( visitor, conversation.id, 'First' );
		await say( visitor, conversation.id, 'Second' );
	} );

	test( 'messages of both have one sequence without gaps', async () => {
		for ( let turn = 0; turn < 5; turn++ ) {
			await say( elsewhere(), conversation.id, `There ${ turn }` );
			await Promise.all( [
				say( visitor, conversation.id, `Here ${ turn }` ),
				say( agent, conversation.id, 'Too' ),
			] );
		}

		const history = await readHistory( agent, conversation.id );
		expect( history.map( ( { seq } ) => seq ) ).toEqual( history.map( ( _, index ) => index + 1 ) );
		expect( history.filter( ( { kind } ) => kind === 'text' ) ).toHaveLength( 3 + 15 );
	} );

	test( 'what counts for the visitor is right after a note that the relay has not heard of', async () => {
		await elsewhere().post( `/v1/conversations/${ conversation.id }/messages`, {
			...draft( 'A note' ),
			kind: 'note',
		} );
		await say( visitor, conversation.id, 'Third' );
		const seen = await agent.get( `/v1/conversations/${ conversation.id }` );

		expect( seen.json< { conversation: { unread: number } } >().conversation.unread ).toBe( 4 );
		expect( ( await readHistory( visitor, conversation.id ) ).map( ( { body } ) => body ) ).not.toContain(
			'A note'
		);
	} );

	test( 'what an agent has read elsewhere stays read', async () => {
		expectStatus( await elsewhere().post( `/v1/conversations/${ conversation.id }/read`, { seq: 4 } ), 204 );
		await say( visitor, conversation.id, 'Third' );
		const seen = await agent.get( `/v1/conversations/${ conversation.id }` );

		expect( seen.json< { conversation: Conversation } >().conversation ).toMatchObject( {
			readSeq: { agent: 4 },
			unread: 1,
		} );
	} );

	test( 'a conversation that was closed elsewhere takes nothing any more', async () => {
		expectStatus( await elsewhere().post( `/v1/conversations/${ conversation.id }/close` ), 200 );
		const before = await readHistory( agent, conversation.id );

		const answer = await post( 'Too late' );

		expect( [ answer.status, answer.code ] ).toEqual( [ 409, 'conversation_closed' ] );
		expect( await readHistory( agent, conversation.id ) ).toEqual( before );
	} );

	test( 'a conversation that is gone is not found', async () => {
		await site.query( 'DELETE FROM {prefix}veranda_conversations WHERE public_id = ?', [ conversation.id ] );

		const answer = await post( 'To nobody' );

		expect( answer.status ).toBe( 404 );
		expect( await site.query( "SELECT seq FROM {prefix}veranda_messages WHERE body = 'To nobody'" ) ).toEqual( [] );
	} );

	test( 'a visitor who has another name by now speaks under that', async () => {
		await site.query( "UPDATE {prefix}veranda_visitors SET name = 'Ada' WHERE public_id = ?", [ visitor.id ] );

		const answer = expectStatus< { message: Message } >( await post( 'It is me' ), 201 );

		expect( answer.message.author.name ).toBe( 'Ada' );
	} );

	test( 'the same post twice is stored once, a different one under its client id is refused', async () => {
		const path = `/v1/conversations/${ conversation.id }/messages`;
		const request = draft( 'Once' );

		const answers = await Promise.all( Array.from( { length: 6 }, () => visitor.post( path, request ) ) );
		const again = await visitor.post( path, request );
		const different = await visitor.post( path, { ...request, body: 'Twice' } );

		expect( answers.map( ( { status } ) => status ).sort() ).toEqual( [ 200, 200, 200, 200, 200, 201 ] );
		expect( again.status ).toBe( 200 );
		expect( [ different.status, different.code ] ).toEqual( [ 409, 'client_id_reused' ] );
	} );

	test( 'nobody else waits for a conversation that somebody holds', async () => {
		const { conversation: free, visitor: otherVisitor } = await relay.make.openConversation();
		await say( otherVisitor, free.id, 'Cached, too' );
		const lock = await holdRow( site, conversation.id );

		let isAnswered = false;
		const held = post( 'Held' ).finally( () => ( isAnswered = true ) );
		const texts = await Promise.all(
			[ 1, 2, 3 ].map( ( index ) => say( otherVisitor, free.id, `Free ${ index }` ) )
		);
		const wasAnswered = isAnswered;
		await lock.release();

		expect( texts ).toHaveLength( 3 );
		expect( wasAnswered ).toBe( false );
		expect( ( await held ).status ).toBe( 201 );
	} );
} );
