import type { Conversation, ConversationList, MessageList, OwnConversation } from '../../relay/protocol';
import { FakeClock } from '../support/fake-clock';
import { say, type AgentParty } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

/* Agents who close the inbox, or who may not answer any more, while a visitor waits for them. */

let relay: TestRelay;
let clock: FakeClock;

beforeEach( async () => {
	clock = new FakeClock();
	relay = await startRelay( { clock } );
	// After a start it is not known yet who is there.
	await clock.advance( 20_000 );
} );

afterEach( () => relay.close() );

/** Lets time go by until something has happened. */
async function hurry< Result >( until: Promise< Result > ): Promise< Result > {
	const interval = setInterval( () => void clock.advance( 5_000 ), 50 );
	return until.finally( () => clearInterval( interval ) );
}

async function read< View extends Conversation | OwnConversation >( who: Party, id: string ): Promise< View > {
	const answer = await who.get( `/v1/conversations/${ id }` );
	return expectStatus< { conversation: View } >( answer, 200 ).conversation;
}

/** An agent with an open inbox, and a colleague with another one, who hears what happens. */
async function openInboxes() {
	const agent = relay.make.agent( { name: 'Anna' } );
	const colleague = relay.make.agent( { name: 'Ben' } );
	return { agent, inbox: await agent.openStream(), colleague, watching: await colleague.openStream() };
}

async function listQueue( agent: AgentParty ): Promise< string[] > {
	const answer = await agent.get( '/v1/conversations?state=queued' );
	return expectStatus< ConversationList >( answer, 200 ).conversations.map( ( { id } ) => id );
}

test( 'a visitor who waits for an agent who has gone is offered to everybody, at their place', async () => {
	const { agent, inbox, colleague, watching } = await openInboxes();
	const { conversation, visitor } = await relay.make.openConversation( { agent } );
	const before = await read< Conversation >( colleague, conversation.id );
	await clock.advance( 60_000 );
	const later = await relay.make.queuedConversation();
	const stream = await visitor.openStream();

	inbox.close();
	const dropped = await hurry(
		stream.next( 'conversation.updated', ( event ) => event.conversation.assignee !== null )
	);
	expect( dropped.conversation.assignee ).toMatchObject( { id: agent.id, status: 'offline' } );
	expect( dropped.eventId ).toBeNull();

	await hurry( watching.next( 'conversation.assigned', ( event ) => event.conversation.state === 'queued' ) );
	const own = await read< OwnConversation >( visitor, conversation.id );
	expect( own ).toMatchObject( { state: 'queued', assignee: null, queuePosition: 1 } );
	expect( own.queuedAt ).toBe( before.queuedAt );
	expect( await read< OwnConversation >( later.visitor, later.conversation.id ) ).toMatchObject( {
		queuePosition: 2,
	} );
	expect( await listQueue( colleague ) ).toContain( conversation.id );
	const { messages } = expectStatus< MessageList >(
		await visitor.get( `/v1/conversations/${ own.id }/messages` ),
		200
	);
	expect( messages.at( -1 ) ).toMatchObject( { kind: 'system', body: 'agent_absent', author: { name: 'Anna' } } );

	await colleague.accept( conversation.id );
	expect( await read< OwnConversation >( visitor, conversation.id ) ).toMatchObject( {
		state: 'open',
		assignee: { id: colleague.id, status: 'online' },
	} );
} );

test( 'what the agent has answered stays theirs until the visitor writes again, whose place is then from that moment', async () => {
	const { agent, inbox, colleague, watching } = await openInboxes();
	const { conversation, visitor } = await relay.make.openConversation( { agent } );
	await say( agent, conversation.id, 'Hello' );
	expectStatus( await agent.post( `/v1/conversations/${ conversation.id }/messages`, note() ), 201 );
	inbox.close();
	await inbox.ended;
	await clock.advance( 300_000 );
	expect( await read< Conversation >( colleague, conversation.id ) ).toMatchObject( { state: 'open' } );

	const first = await say( visitor, conversation.id, 'One more thing' );
	await say( visitor, conversation.id, 'Are you there?' );
	await hurry( watching.next( 'conversation.assigned', ( event ) => event.conversation.state === 'queued' ) );

	const { queuedAt } = await read< Conversation >( colleague, conversation.id );
	expect( queuedAt ).toBe( first.createdAt );
} );

test( 'what the agent has snoozed is offered when it is due, and not before', async () => {
	const { agent, inbox, colleague, watching } = await openInboxes();
	const { conversation, visitor } = await relay.make.openConversation( { agent } );
	await say( visitor, conversation.id, 'Take your time' );
	const snoozedUntil = new Date( clock.now() + 240_000 ).toISOString();
	expectStatus(
		await agent.send( 'PATCH', `/v1/conversations/${ conversation.id }`, { body: { snoozedUntil } } ),
		200
	);

	inbox.close();
	await inbox.ended;
	await clock.advance( 180_000 );
	expect( await read< Conversation >( colleague, conversation.id ) ).toMatchObject( { state: 'open', snoozedUntil } );

	await hurry( watching.next( 'conversation.assigned', ( event ) => event.conversation.state === 'queued' ) );
	expect( clock.now() ).toBeGreaterThan( Date.parse( snoozedUntil ) );
} );

test( 'an agent who reloads the page, or is away from the desk, keeps the conversation', async () => {
	const { agent, inbox, colleague } = await openInboxes();
	const { conversation } = await relay.make.openConversation( { agent } );
	expectStatus( await agent.put( '/v1/presence', { status: 'away' } ), 200 );

	inbox.close();
	await inbox.ended;
	await clock.advance( 30_000 );
	await agent.openStream();
	await clock.advance( 300_000 );

	expect( await read< Conversation >( colleague, conversation.id ) ).toMatchObject( {
		state: 'open',
		assignee: { id: agent.id },
	} );
} );

test( 'A06: what somebody held who was deleted is offered too', async () => {
	const { agent, inbox, colleague, watching } = await openInboxes();
	const { conversation } = await relay.make.openConversation( { agent } );
	await relay.site.query(
		'INSERT INTO {prefix}veranda_agent_access (agent_id, version, updated_at) VALUES (?, 1, UTC_TIMESTAMP(3))',
		[ Number( agent.id.slice( 'agent:'.length ) ) ]
	);
	await relay.site.query( 'UPDATE {prefix}veranda_feed SET access_version = access_version + 1 WHERE id = 1' );
	await inbox.next( 'bye', () => true, 10_000 );

	await hurry( watching.next( 'conversation.assigned', ( event ) => event.conversation.state === 'queued' ) );

	expect( await listQueue( colleague ) ).toEqual( [ conversation.id ] );
} );

describe( 'an agent without a stream', () => {
	/** Somebody who has long been without one, with a conversation that they have answered, and a colleague who watches. */
	async function beAway() {
		const agent = relay.make.agent( { name: 'Anna' } );
		const { conversation, visitor } = await relay.make.openConversation( { agent } );
		await say( agent, conversation.id, 'Good bye' );
		const colleague = relay.make.agent( { name: 'Ben' } );
		const watching = await colleague.openStream();
		await clock.advance( 300_000 );
		/** Resolves after a look at all conversations: this one is due at the next, as soon as its visitor writes. */
		const nextLook = async () => {
			await say( visitor, conversation.id, 'One more thing' );
			await clock.advance( 5_000 );
			await watching.next( 'conversation.assigned', ( event ) => event.conversation.id === conversation.id );
		};
		return { agent, colleague, watching, nextLook };
	}

	test( 'keeps what they have just answered for a minute', async () => {
		const { agent, colleague, watching, nextLook } = await beAway();
		const { conversation, visitor } = await relay.make.openConversation( { agent } );
		await say( agent, conversation.id, 'Hello' );
		await clock.advance( 120_000 );
		await say( agent, conversation.id, 'Which lamp is it?' );
		const question = await say( visitor, conversation.id, 'The blue one' );

		await nextLook();
		expect( await read< Conversation >( colleague, conversation.id ) ).toMatchObject( {
			state: 'open',
			assignee: { id: agent.id },
		} );

		await hurry( watching.next( 'conversation.assigned', ( event ) => event.conversation.state === 'queued' ) );
		const { state, queuedAt } = await read< Conversation >( colleague, conversation.id );
		expect( [ state, queuedAt ] ).toEqual( [ 'queued', question.createdAt ] );
	} );

	test( 'keeps what a colleague has just given them for a minute', async () => {
		const { agent, colleague, watching, nextLook } = await beAway();
		const { conversation } = await relay.make.queuedConversation();
		await clock.advance( 120_000 );
		const path = `/v1/conversations/${ conversation.id }/assign`;
		expectStatus( await colleague.post( path, { agentId: agent.id } ), 200 );

		await nextLook();
		expect( await read< Conversation >( colleague, conversation.id ) ).toMatchObject( {
			state: 'open',
			assignee: { id: agent.id },
		} );

		await hurry( watching.next( 'conversation.assigned', ( event ) => event.conversation.state === 'queued' ) );
		expect( await listQueue( colleague ) ).toContain( conversation.id );
	} );
} );

const note = () => ( { clientId: crypto.randomUUID(), kind: 'note', body: 'Likes blue' } );
