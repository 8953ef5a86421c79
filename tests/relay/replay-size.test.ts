import { LIMITS, type Conversation } from '../../relay/protocol';
import { MAXIMUM_REPLAY_BYTES } from '../../relay/src/stream/replay';
import { readHistory, say } from '../support/make';
import { conversationOf } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

/** As long as a message may be, and six times that long as JSON. */
const HEAVY = '\u0001'.repeat( LIMITS.messageCharacters );
const HEAVY_BYTES = 6 * LIMITS.messageCharacters;

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

test( 'A64: many long messages that were missed are a reset, and what is sent has a bound', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const first = await visitor.openStream();
	const { epoch, head } = await first.find( 'hello' );
	first.close();
	const count = Math.ceil( MAXIMUM_REPLAY_BYTES / HEAVY_BYTES ) + 5;
	for ( let index = 0; index < count; index++ ) {
		await say( agent, conversation.id, HEAVY );
	}

	const stream = await visitor.openStream( { after: `${ epoch }.${ head }` } );
	const reset = await stream.next( 'reset' );
	await say( agent, conversation.id, 'Live' );
	const live = await stream.nextText( ( { message } ) => message.body === 'Live' );

	expect( reset.reason ).toBe( 'too_far_behind' );
	expect( Number( live.eventId?.split( '.' )[ 1 ] ) ).toBeGreaterThan( reset.head );
	expect( Buffer.concat( stream.chunks ).length ).toBeLessThan( MAXIMUM_REPLAY_BYTES + HEAVY_BYTES );
	expect( ( await readHistory( visitor, conversation.id ) ).length ).toBeGreaterThan( count );
} );

test( 'A64: events of a conversation carry the beginning of its last message, whole characters', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const stream = await agent.openStream();
	await say( visitor, conversation.id, `x${ '😀'.repeat( 3_000 ) }` );
	await visitor.post( `/v1/conversations/${ conversation.id }/rating`, { score: 5 } );
	const rated = await stream.next( 'conversation.rated' );
	const list = ( await agent.get( '/v1/conversations?assignee=me' ) ).json< { conversations: Conversation[] } >();
	const own = await conversationOf( visitor, conversation.id );

	const beginning = `x${ '😀'.repeat( LIMITS.previewCharacters / 2 - 1 ) }`;
	for ( const shown of [ rated.conversation, list.conversations[ 0 ], own ] ) {
		expect( shown?.lastMessage?.body ).toBe( beginning );
	}
	const [ , ...others ] = await readHistory( agent, conversation.id );
	expect( others.at( -1 )?.body ).toHaveLength( 6_001 );
} );
