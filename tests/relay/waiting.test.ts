import type { Conversation, OwnConversation } from '../../relay/protocol';
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

test( 'the wait is what others have waited in this department lately, those who gave up not counted', async () => {
	const [ department, other ] = [ await relay.make.department( 'Busy' ), await relay.make.department( 'Calm' ) ];
	const agent = relay.make.agent();
	const ids: string[] = [];
	for ( let count = 0; count < 3; count++ ) {
		ids.push( ( await queue( department, false ) ).id );
	}
	const givesUp = await queue( department, false );
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
	expect( await own( elsewhere.visitor, elsewhere.id ) ).toMatchObject( { expectedWaitMs: null } );
} );
