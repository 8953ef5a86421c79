import { randomUUID } from 'node:crypto';
import type { OwnConversation, StartedConversation } from '../../relay/protocol';
import { draft, readHistory } from '../support/make';
import { conversationOf, expectStatus, type Party } from '../support/party';
import { countRows } from '../support/table-state';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

test( 'a conversation starts in the queue with its first message', async () => {
	const visitor = await relay.make.visitor();

	const answer = await visitor.post( '/v1/conversations', {
		clientId: 'start-1',
		prechat: { name: 'Vera', email: 'vera@example.org' },
		message: { clientId: 'first', body: 'Hello?' },
	} );
	const { conversation, message } = expectStatus< StartedConversation >( answer, 201 );

	expect( conversation ).toMatchObject( { state: 'queued', assignee: null, lastSeq: 1, unread: 0 } );
	expect( conversation.queuePosition ).toBeGreaterThan( 0 );
	expect( message ).toMatchObject( {
		seq: 1,
		clientId: 'first',
		body: 'Hello?',
		kind: 'text',
		author: { type: 'visitor', id: visitor.id, name: 'Vera' },
	} );
	expect( conversation.lastMessage ).toEqual( message );
} );

test( 'starting again with the same client id answers with the same conversation and message', async () => {
	const visitor = await relay.make.visitor();
	const request = { clientId: randomUUID(), message: draft( 'Once' ) };

	const first = expectStatus< StartedConversation >( await visitor.post( '/v1/conversations', request ), 201 );
	const second = expectStatus< StartedConversation >( await visitor.post( '/v1/conversations', request ), 200, 201 );

	expect( second.conversation.id ).toBe( first.conversation.id );
	expect( second.message?.id ).toBe( first.message?.id );
	expect( await readHistory( visitor, first.conversation.id ) ).toHaveLength( 1 );
} );

test( 'starting while one is active returns that one with 200 and stores the message in it', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();

	const answer = await visitor.post( '/v1/conversations', {
		clientId: randomUUID(),
		message: draft( 'One more thing' ),
	} );
	const again = expectStatus< StartedConversation >( answer, 200 );

	expect( again.conversation.id ).toBe( conversation.id );
	expect( again.message ).toMatchObject( { seq: 2, body: 'One more thing', conversationId: conversation.id } );
} );

test( 'a start that is repeated after its conversation was closed stores its message once', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	const start = { clientId: randomUUID(), message: draft( 'Was this heard?' ) };
	const first = expectStatus< StartedConversation >( await visitor.post( '/v1/conversations', start ), 200 );
	expectStatus( await visitor.post( `/v1/conversations/${ conversation.id }/close`, {} ), 200 );

	const second = expectStatus< StartedConversation >( await visitor.post( '/v1/conversations', start ), 200 );

	expect( second.conversation.id ).toBe( conversation.id );
	expect( second.message?.id ).toBe( first.message?.id );
	expect( await countRows( relay.site, 'messages', 'client_id = ?', [ start.message.clientId ] ) ).toBe( 1 );
} );

test( 'A30: of 20 starts at once one conversation comes, and all answers name it', async () => {
	const visitor = await relay.make.visitor();
	const agent = relay.make.agent();
	const stream = await agent.openStream();

	const answers = await Promise.all(
		Array.from( { length: 20 }, ( _, index ) =>
			visitor.post( '/v1/conversations', { clientId: randomUUID(), message: draft( `Start ${ index }` ) } )
		)
	);
	const started = answers.map( ( answer ) => expectStatus< StartedConversation >( answer, 200, 201 ) );
	const id = started[ 0 ]?.conversation.id ?? '';
	await stream.find( 'message.created', ( { message } ) => message.seq === 20 );

	expect( new Set( started.map( ( { conversation } ) => conversation.id ) ).size ).toBe( 1 );
	expect( answers.filter( ( { status } ) => status === 201 ) ).toHaveLength( 1 );
	expect( await countRows( relay.site, 'conversations', 'public_id = ?', [ id ] ) ).toBe( 1 );
	expect(
		stream.all( 'conversation.created' ).filter( ( { conversation } ) => conversation.id === id )
	).toHaveLength( 1 );
	const seqs = ( await readHistory( visitor, id ) ).map( ( { seq } ) => seq );
	expect( seqs ).toEqual( Array.from( { length: 20 }, ( _, index ) => index + 1 ) );
} );

test( 'an unknown department is refused', async () => {
	const visitor = await relay.make.visitor();
	const answer = await visitor.post( '/v1/conversations', {
		clientId: randomUUID(),
		department: 'd_AAAAAAAAAAAAAAAAAAAAAA',
		message: draft( 'Hello' ),
	} );

	expect( answer.status ).toBeGreaterThanOrEqual( 400 );
	expect( answer.status ).toBeLessThan( 500 );
} );

test( 'the place in the queue counts those who came before', async () => {
	const department = await relay.make.department( 'Queue' );
	const ours: [ Party, string ][] = [];
	for ( let index = 0; index < 3; index++ ) {
		const { visitor, conversation } = await relay.make.queuedConversation( { department } );
		ours.push( [ visitor, conversation.id ] );
	}
	const places = async () =>
		Promise.all(
			ours.map(
				async ( [ visitor, id ] ) => ( await conversationOf< OwnConversation >( visitor, id ) ).queuePosition
			)
		);
	const before = ( await places() ) as number[];

	await relay.make.agent().accept( ours[ 0 ]?.[ 1 ] ?? '' );
	const after = await places();

	expect( [ before[ 1 ], before[ 2 ] ] ).toEqual( [ ( before[ 0 ] as number ) + 1, ( before[ 0 ] as number ) + 2 ] );
	expect( after ).toEqual( [ null, before[ 0 ], before[ 1 ] ] );
} );
