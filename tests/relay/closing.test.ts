import { randomUUID } from 'node:crypto';
import type { Conversation, Message, OwnConversation, StartedConversation } from '../../relay/protocol';
import { draft, readHistory, say } from '../support/make';
import { conversationOf, expectStatus } from '../support/party';
import { countRows } from '../support/table-state';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

test( 'either side closes; closing again is the same; both sides hear it', async () => {
	for ( const side of [ 'visitor', 'agent' ] as const ) {
		const scene = await relay.make.openConversation();
		const { conversation, visitor, agent } = scene;
		const streams = [ await visitor.openStream(), await agent.openStream() ];
		const path = `/v1/conversations/${ conversation.id }/close`;

		const first = expectStatus< { conversation: Conversation } >( await scene[ side ].post( path ), 200 );
		const second = expectStatus< { conversation: Conversation } >( await scene[ side ].post( path ), 200 );

		expect( first.conversation ).toMatchObject( { state: 'closed', closedBy: side } );
		expect( second.conversation.closedAt ).toBe( first.conversation.closedAt );
		for ( const stream of streams ) {
			await stream.find( 'conversation.closed' );
		}
		const notices = ( await readHistory( agent, conversation.id ) ).filter( ( { body } ) =>
			body.startsWith( 'closed_by_' )
		);
		expect( notices.map( ( { body } ) => body ) ).toEqual( [ `closed_by_${ side }` ] );
	}
} );

test( 'a closed conversation takes no message; the next one starts anew with the same client id', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	await agent.post( `/v1/conversations/${ conversation.id }/close` );
	const request = draft( 'One more question' );

	const refused = await visitor.post( `/v1/conversations/${ conversation.id }/messages`, request );
	const started = await visitor.post( '/v1/conversations', { clientId: randomUUID(), message: request } );

	expect( [ refused.status, refused.code ] ).toEqual( [ 409, 'conversation_closed' ] );
	const next = expectStatus< StartedConversation >( started, 201 );
	expect( next.conversation.id ).not.toBe( conversation.id );
	expect( next.message ).toMatchObject( { clientId: request.clientId, body: request.body, seq: 1 } );
} );

test( 'a message that was stored before the end is still answered with 200', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	const request = draft( 'Just in time' );
	const first = expectStatus< { message: Message } >( await visitor.post( `${ path }/messages`, request ), 201 );
	await agent.post( `${ path }/close` );

	const repeated = expectStatus< { message: Message } >( await visitor.post( `${ path }/messages`, request ), 200 );

	expect( repeated.message.id ).toBe( first.message.id );
} );

test( 'reopening gives it back; with a newer active one it is refused', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	await agent.post( `${ path }/close` );

	const reopened = expectStatus< { conversation: Conversation } >( await agent.post( `${ path }/reopen` ), 200 );
	await say( visitor, conversation.id, 'Thank you' );
	await agent.post( `${ path }/close` );
	await visitor.start( { message: draft( 'A new matter' ) } );
	const refused = await agent.post( `${ path }/reopen` );

	expect( reopened.conversation.state ).not.toBe( 'closed' );
	expect( reopened.conversation.closedAt ).toBeNull();
	expect( [ refused.status, refused.code ] ).toEqual( [ 409, 'conversation_active' ] );
	expect( ( await readHistory( agent, conversation.id ) ).map( ( { body } ) => body ) ).toContain( 'reopened' );
} );

test( 'a rating is stored, shown to agents and can be replaced', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	await agent.post( `${ path }/close` );
	const stream = await agent.openStream();

	await visitor.post( `${ path }/rating`, { score: 2 } );
	const answer = await visitor.post( `${ path }/rating`, { score: 5, comment: 'On second thoughts…' } );

	const rating = { score: 5, comment: 'On second thoughts…' };
	expect( expectStatus< { conversation: OwnConversation } >( answer, 200 ).conversation.rating ).toEqual( rating );
	expect( ( await conversationOf( agent, conversation.id ) ).rating ).toEqual( rating );
	await stream.next( 'conversation.rated', ( event ) => event.conversation.rating?.score === 5 );
	for ( const score of [ 0, 6, 1.5, '5', null, -1 ] ) {
		expect( ( await visitor.post( `${ path }/rating`, { score } ) ).status ).toBe( 400 );
	}
} );

test( 'what changes nothing writes no event', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	const start = { clientId: 'again', prechat: { name: 'Vera' } };
	await visitor.post( '/v1/conversations', start );
	await agent.post( `${ path }/close` );
	await visitor.post( `${ path }/rating`, { score: 5, comment: 'Fine' } );
	const before = await countRows( relay.site, 'events' );

	await visitor.post( `${ path }/rating`, { score: 5, comment: 'Fine' } );
	await agent.post( `${ path }/close` );
	await agent.post( `${ path }/reopen` );
	const reopened = await countRows( relay.site, 'events' );
	await agent.post( `${ path }/reopen` );
	await visitor.post( '/v1/conversations', start );

	expect( reopened - before ).toBe( 2 );
	expect( await countRows( relay.site, 'events' ) ).toBe( reopened );
} );
