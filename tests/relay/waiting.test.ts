import type { Conversation, ConversationList, OwnConversation } from '../../relay/protocol';
import { FakeClock } from '../support/fake-clock';
import { conversationOf, expectStatus, type Party } from '../support/party';
import { serviceCall } from '../support/service-call';
import { startRelay, type TestRelay } from '../support/start-relay';

const MINUTE = 60_000;

let relay: TestRelay;
let clock: FakeClock;

beforeEach( async () => {
	clock = new FakeClock();
	relay = await startRelay( { clock } );
} );

afterEach( () => relay.close() );

/** Moves ahead by minutes, in steps in which the streams stay alive. */
const pass = ( minutes: number ) => clock.advance( minutes * MINUTE );

/** Has a conversation wait in a department, with or without a visitor who stays. */
async function queue( department: string, stays: boolean ) {
	const { visitor, conversation } = await relay.make.queuedConversation( { department } );
	const stream = stays ? await visitor.openStream() : null;
	return { visitor, id: conversation.id, stream };
}

const own = ( visitor: Party, id: string ) => conversationOf< OwnConversation >( visitor, id );

test( 'those who wait are told when they move up, also because somebody before them has left', async () => {
	const message = {
		version: 'v-1',
		restUrl: `${ relay.site.origin }/wp-json/veranda/v1/`,
		settings: { leftQueueMinutes: 2 },
	};
	expect( ( await serviceCall( relay, '/v1/service/settings', message ) ).status ).toBe( 204 );
	const department = await relay.make.department( 'Sales' );
	const first = await queue( department, true );
	const gone = await queue( department, false );
	const last = await queue( department, true );
	const watching = await relay.make.agent().openStream();
	expect( await own( last.visitor, last.id ) ).toMatchObject( { queuePosition: 3 } );

	const movedUp = last.stream?.next(
		'conversation.updated',
		( { conversation } ) => ( conversation as OwnConversation ).queuePosition === 2
	);
	const marked = watching.next(
		'conversation.updated',
		( { conversation } ) => conversation.id === gone.id && ( conversation as Conversation ).leftAt !== null
	);
	await pass( 3 );
	await Promise.all( [ movedUp, marked ] );

	// Whoever has a stream stays, however long it takes, and nobody else is told who has left.
	expect( await own( first.visitor, first.id ) ).toMatchObject( { queuePosition: 1 } );
	expect( await own( first.visitor, first.id ) ).not.toHaveProperty( 'leftAt' );

	const isBack = watching.next(
		'conversation.updated',
		( { conversation } ) => conversation.id === gone.id && ( conversation as Conversation ).leftAt === null
	);
	await gone.visitor.openStream();
	expect( await own( gone.visitor, gone.id ) ).toMatchObject( { state: 'queued', queuePosition: 2 } );
	await pass( 0.2 );
	await isBack;
	expect( await own( last.visitor, last.id ) ).toMatchObject( { queuePosition: 3 } );
} );

test( 'who is more urgent comes first, and those behind hear where they stand', async () => {
	const department = await relay.make.department();
	const waiting = [
		await queue( department, true ),
		await queue( department, true ),
		await queue( department, true ),
	];
	const [ first, second, third ] = waiting;
	const agent = relay.make.agent();
	const places = () =>
		Promise.all( waiting.map( async ( { visitor, id } ) => ( await own( visitor, id ) ).queuePosition ) );
	const put = async ( id = '', priority = '' ) =>
		expectStatus( await agent.send( 'PATCH', `/v1/conversations/${ id }`, { body: { priority } } ), 200 );
	const movedBack = first?.stream?.next(
		'conversation.updated',
		( { conversation } ) => ( conversation as OwnConversation ).queuePosition === 2
	);

	await put( third?.id, 'urgent' );

	expect( await places() ).toEqual( [ 2, 3, 1 ] );
	await pass( 0.2 );
	await movedBack;
	await put( second?.id, 'urgent' );
	await put( first?.id, 'low' );
	expect( await places() ).toEqual( [ 3, 1, 2 ] );
	const found = async ( query: string ) =>
		expectStatus< ConversationList >( await agent.get( `/v1/conversations?${ query }` ), 200 ).conversations;
	expect( await found( `priority=urgent&department=${ department }` ) ).toHaveLength( 2 );
	expect( ( await found( 'priority=low' ) ).map( ( { id } ) => id ) ).toEqual( [ first?.id ] );
	expect( ( await agent.get( '/v1/conversations?priority=3' ) ).code ).toBe( 'invalid_request' );
	expect( ( await first?.visitor.get( '/v1/conversations?priority=low' ) )?.code ).toBe( 'wrong_scope' );
} );

test( 'agents’ counts leave out who has left the queue', async () => {
	const department = await relay.make.department();
	const limited = relay.make.agent( { departments: [ department ] } );
	const counts = async () =>
		expectStatus< ConversationList >( await limited.get( '/v1/conversations?state=queued' ), 200 );
	await queue( department, true );
	const gone = await queue( department, false );
	const watching = await limited.openStream();
	expect( ( await counts() ).counts.queued ).toBe( 2 );

	const marked = watching.next(
		'conversation.updated',
		( { conversation } ) => conversation.id === gone.id && ( conversation as Conversation ).leftAt !== null
	);
	await pass( 6 );
	await marked;

	const list = await counts();
	expect( list.counts.queued ).toBe( 1 );
	// They are still there for whoever looks, marked as gone.
	expect( list.conversations ).toHaveLength( 2 );
} );

test( 'who had left, and came back, has not left again the moment that their agent goes', async () => {
	const department = await relay.make.department( 'Service' );
	const gone = await queue( department, false );
	const agent = relay.make.agent();
	const watching = await agent.openStream();
	const marked = watching.next(
		'conversation.updated',
		( { conversation } ) => conversation.id === gone.id && ( conversation as Conversation ).leftAt !== null
	);
	await pass( 6 );
	await marked;

	const path = `/v1/conversations/${ gone.id }/assign`;
	expectStatus( await agent.post( path, { agentId: agent.id } ), 200 );
	const back = await agent.post( path, { agentId: null, expectedAssigneeId: agent.id } );

	expect( expectStatus< { conversation: Conversation } >( back, 200 ).conversation.leftAt ).toBeNull();
} );

test( 'the wait is what others have waited lately, here or else anywhere, those who gave up not counted', async () => {
	const [ department, other ] = [ await relay.make.department( 'Busy' ), await relay.make.department( 'Calm' ) ];
	const agent = relay.make.agent();
	const ids: string[] = [];
	for ( let count = 0; count < 3; count++ ) {
		ids.push( ( await queue( department, false ) ).id );
	}
	const givesUp = await queue( department, false );
	// Nobody has had to wait yet.
	expect( await own( givesUp.visitor, givesUp.id ) ).toMatchObject( { expectedWaitMs: null } );
	await pass( 4 );
	for ( const id of ids ) {
		await agent.accept( id );
	}
	expectStatus( await givesUp.visitor.post( `/v1/conversations/${ givesUp.id }/close`, {} ), 200 );
	// What is known is looked up anew after half a minute.
	await pass( 0.6 );

	const waits = await queue( department, false );
	const elsewhere = await queue( other, false );

	const { expectedWaitMs } = await own( waits.visitor, waits.id );
	expect( [ 4 * MINUTE, 5 * MINUTE ] ).toContain( expectedWaitMs );
	expect( await own( elsewhere.visitor, elsewhere.id ) ).toMatchObject( { expectedWaitMs } );
} );
