import type { OwnConversation } from '../../relay/protocol';
import { say } from '../support/make';
import { conversationOf } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

test( 'reading advances, never goes back, and both sides hear it', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	const stream = await visitor.openStream();
	await say( visitor, conversation.id, 'One' );
	const { seq } = await say( visitor, conversation.id, 'Two' );

	expect( ( await conversationOf( agent, conversation.id ) ).unread ).toBeGreaterThanOrEqual( 2 );
	expect( ( await agent.post( `${ path }/read`, { seq } ) ).status ).toBe( 204 );
	const event = await stream.next( 'read.advanced', ( { reader } ) => reader === 'agent' );
	expect( ( await agent.post( `${ path }/read`, { seq: 1 } ) ).status ).toBe( 204 );
	const after = await conversationOf( agent, conversation.id );

	expect( event ).toMatchObject( { conversationId: conversation.id, seq } );
	expect( after ).toMatchObject( { unread: 0, readSeq: { agent: seq } } );
} );

test( 'reading beyond the end reads to the end', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const { seq } = await say( visitor, conversation.id, 'The end' );

	const answer = await agent.post( `/v1/conversations/${ conversation.id }/read`, { seq: 2_000_000_000 } );
	const after = await conversationOf( agent, conversation.id );

	expect( [ 204, 400 ] ).toContain( answer.status );
	expect( after.readSeq.agent ).toBeLessThanOrEqual( seq );
} );

test( 'a visitor’s unread messages are the other side’s, without notes', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const own = () => conversationOf< OwnConversation >( visitor, conversation.id );
	const before = ( await own() ).unread;

	await say( agent, conversation.id, 'One' );
	await say( agent, conversation.id, 'A note', { kind: 'note' } );
	await say( agent, conversation.id, 'Two' );
	await say( visitor, conversation.id, 'Mine' );
	const unread = ( await own() ).unread;
	await visitor.post( `/v1/conversations/${ conversation.id }/read`, { seq: ( await own() ).lastSeq } );

	expect( unread ).toBe( before + 2 );
	expect( ( await own() ).unread ).toBe( 0 );
} );
