import type { Conversation, ConversationList, Message, Problem } from '../../relay/protocol';
import { FakeClock } from '../support/fake-clock';
import { draft, readHistory, say, type AgentParty } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

/* Conversations that agents put out of the lists: snoozed for a time, or as spam. */

let relay: TestRelay;
let clock: FakeClock;

beforeEach( async () => {
	clock = new FakeClock();
	relay = await startRelay( { clock } );
} );

afterEach( () => relay.close() );

const inMs = ( milliseconds: number ) => new Date( clock.now() + milliseconds ).toISOString();

async function patch( who: Party, id: string, snoozedUntil: string | null ) {
	return who.send( 'PATCH', `/v1/conversations/${ id }`, { body: { snoozedUntil } } );
}

async function setSpam( who: Party, id: string, isSpam: boolean ): Promise< Conversation > {
	const answer = await who.put( `/v1/conversations/${ id }/spam`, { isSpam } );
	return expectStatus< { conversation: Conversation } >( answer, 200 ).conversation;
}

async function read( who: Party, id: string ): Promise< Conversation > {
	return expectStatus< { conversation: Conversation } >( await who.get( `/v1/conversations/${ id }` ), 200 )
		.conversation;
}

async function list( agent: AgentParty, query: string ): Promise< ConversationList > {
	return expectStatus( await agent.get( `/v1/conversations?${ query }` ), 200 );
}

const ids = ( { conversations }: ConversationList ) => conversations.map( ( { id } ) => id );
const notices = ( messages: Message[] ) =>
	messages.filter( ( { kind } ) => kind === 'system' ).map( ( { body } ) => body );

test( 'a snoozed conversation is counted nowhere until its time is over, and the visitor hears nothing of it', async () => {
	const { conversation, agent, visitor } = await relay.make.openConversation();
	const { id } = conversation;
	const until = inMs( 60_000 );
	const stream = await agent.openStream();
	const own = await visitor.openStream();

	const snoozed = expectStatus< { conversation: Conversation } >( await patch( agent, id, until ), 200 ).conversation;

	expect( snoozed.snoozedUntil ).toBe( until );
	expect( ids( await list( agent, 'snoozed=true' ) ) ).toEqual( [ id ] );
	expect( ids( await list( agent, 'state=open&snoozed=false' ) ) ).toEqual( [] );
	expect( ( await list( agent, '' ) ).counts ).toEqual( { queued: 0, mine: 0, open: 0 } );

	const awake = stream.next(
		'conversation.updated',
		( event ) => 'snoozedUntil' in event.conversation && event.conversation.snoozedUntil === null
	);
	const interval = setInterval( () => void clock.advance( 5_000 ), 50 );
	await awake.finally( () => clearInterval( interval ) );

	expect( ( await list( agent, '' ) ).counts ).toEqual( { queued: 0, mine: 1, open: 1 } );
	expect( notices( await readHistory( agent, id ) ) ).toEqual( [ 'agent_joined', 'snoozed', 'woken' ] );
	expect( notices( await readHistory( visitor, id ) ) ).toEqual( [ 'agent_joined' ] );
	expect( await read( visitor, id ) ).not.toHaveProperty( 'snoozedUntil' );
	await say( agent, id, 'Still there?' );
	const told = await own.next( 'message.created' );
	expect( told.message.body ).toBe( 'Still there?' );
} );

test( 'what the visitor writes wakes it up at once, and an agent can, too', async () => {
	const { conversation, agent, visitor } = await relay.make.openConversation();
	const { id } = conversation;
	await patch( agent, id, inMs( 3_600_000 ) );

	await say( agent, id, 'I will look tomorrow.' );
	expect( ( await read( agent, id ) ).snoozedUntil ).not.toBeNull();
	await say( visitor, id, 'It has come!' );
	expect( ( await read( agent, id ) ).snoozedUntil ).toBeNull();

	await patch( agent, id, inMs( 3_600_000 ) );
	await patch( agent, id, null );
	expect( ( await read( agent, id ) ).snoozedUntil ).toBeNull();
	expect( notices( await readHistory( agent, id ) ).slice( 1 ) ).toEqual( [
		'snoozed',
		'woken',
		'snoozed',
		'unsnoozed',
	] );
} );

test( 'nobody who waits is put off, nothing that has ended is snoozed, and no time is past', async () => {
	const agent = relay.make.agent();
	const { conversation, visitor } = await relay.make.queuedConversation();
	const field = async ( until: string ) =>
		( await patch( agent, conversation.id, until ) ).json< Problem >().fields?.[ 0 ]?.path;

	expect( await field( inMs( 60_000 ) ) ).toBe( 'snoozedUntil' );
	await agent.accept( conversation.id );
	expect( await field( inMs( -1 ) ) ).toBe( 'snoozedUntil' );
	expect( await field( inMs( 400 * 86_400_000 ) ) ).toBe( 'snoozedUntil' );
	expect( ( await patch( visitor, conversation.id, inMs( 60_000 ) ) ).code ).toBe( 'wrong_scope' );
	const department = await relay.make.department( 'Elsewhere' );
	const stranger = relay.make.agent( { departments: [ department ] } );
	expect( ( await patch( stranger, conversation.id, inMs( 60_000 ) ) ).code ).toBe( 'not_found' );
	await agent.post( `/v1/conversations/${ conversation.id }/close`, {} );
	expect( ( await patch( agent, conversation.id, inMs( 60_000 ) ) ).code ).toBe( 'conversation_closed' );
} );

test( 'who is put off while they are moved is put off there, unless they wait in the queue there', async () => {
	const department = await relay.make.department( 'Elsewhere' );
	const everywhere = relay.make.agent();
	const { conversation, agent } = await relay.make.openConversation();
	const here = await relay.make.department( 'Here' );
	const elsewhere = await relay.make.queuedConversation( { department: here } );
	await relay.make.agent( { departments: [ here ] } ).accept( elsewhere.conversation.id );
	const until = inMs( 60_000 );
	const move = ( id: string ) =>
		everywhere.send( 'PATCH', `/v1/conversations/${ id }`, {
			body: { departmentId: department, snoozedUntil: until },
		} );

	expectStatus( await move( conversation.id ), 200 );
	expect( await read( agent, conversation.id ) ).toMatchObject( { snoozedUntil: until, state: 'open' } );

	expect( ( await move( elsewhere.conversation.id ) ).code ).toBe( 'invalid_request' );
	expect( await read( everywhere, elsewhere.conversation.id ) ).toMatchObject( {
		snoozedUntil: null,
		state: 'open',
	} );
} );

test( 'spam ends, is in no other list, and its visitor cannot take it up again', async () => {
	const { conversation, agent, visitor } = await relay.make.openConversation();
	const { id } = conversation;

	expect( await setSpam( agent, id, true ) ).toMatchObject( { state: 'closed', isSpam: true } );

	expect( ids( await list( agent, 'state=closed' ) ) ).toEqual( [] );
	expect( ids( await list( agent, 'spam=true' ) ) ).toEqual( [ id ] );
	expect( ids( await list( agent, `visitor=${ visitor.id }` ) ) ).toEqual( [ id ] );
	expect( ( await visitor.post( `/v1/conversations/${ id }/continue`, {} ) ).code ).toBe( 'forbidden' );
	expect( await read( visitor, id ) ).not.toHaveProperty( 'isSpam' );
	expect( notices( await readHistory( visitor, id ) ) ).toEqual( [ 'agent_joined', 'closed_by_agent' ] );

	expect( await setSpam( agent, id, true ) ).toMatchObject( { isSpam: true } );
	expect( await setSpam( agent, id, false ) ).toMatchObject( {
		state: 'open',
		isSpam: false,
		closedAt: null,
		assignee: { id: agent.id },
	} );
	await say( visitor, id, 'I am no robot.' );
	expect( notices( await readHistory( agent, id ) ).slice( 1 ) ).toEqual( [
		'closed_by_agent',
		'marked_spam',
		'unmarked_spam',
	] );
} );

test( 'what was spam stays ended if its visitor has another conversation, and what had ended before, too', async () => {
	const { conversation, agent, visitor } = await relay.make.openConversation();
	await setSpam( agent, conversation.id, true );
	const { conversation: next } = await visitor.start( { message: draft( 'Hello again' ) } );

	expect( await setSpam( agent, conversation.id, false ) ).toMatchObject( { state: 'closed', isSpam: false } );

	await agent.post( `/v1/conversations/${ next.id }/close`, {} );
	await setSpam( agent, next.id, true );
	expect( await setSpam( agent, next.id, false ) ).toMatchObject( { state: 'closed', isSpam: false } );
	await setSpam( agent, next.id, true );
	const reopened = await agent.post( `/v1/conversations/${ next.id }/reopen`, {} );
	expect( expectStatus< { conversation: Conversation } >( reopened, 200 ).conversation.isSpam ).toBe( false );
} );

test( 'spam is for agents, each in their departments', async () => {
	const { conversation, visitor } = await relay.make.openConversation();
	const department = await relay.make.department( 'Elsewhere' );
	const stranger = relay.make.agent( { departments: [ department ] } );
	const path = `/v1/conversations/${ conversation.id }/spam`;

	expect( ( await visitor.put( path, { isSpam: true } ) ).code ).toBe( 'wrong_scope' );
	expect( ( await stranger.put( path, { isSpam: true } ) ).code ).toBe( 'not_found' );
	expect( ( await relay.make.agent().put( path, {} ) ).code ).toBe( 'invalid_request' );
	await setSpam( relay.make.agent(), conversation.id, true );
	expect( ids( await list( stranger, 'spam=true' ) ) ).toEqual( [] );
} );

test( 'a tag does not widen the lists of what is snoozed and of spam', async () => {
	const { conversation, agent } = await relay.make.openConversation();
	const { conversation: other } = await relay.make.openConversation( { agent } );
	for ( const { id } of [ conversation, other ] ) {
		await agent.put( `/v1/conversations/${ id }/tags`, { tags: [ 'lamp' ] } );
	}
	await patch( agent, conversation.id, inMs( 60_000 ) );

	expect( ids( await list( agent, 'tag=lamp&snoozed=true' ) ) ).toEqual( [ conversation.id ] );
	await setSpam( agent, conversation.id, true );
	expect( ids( await list( agent, 'tag=lamp&spam=true' ) ) ).toEqual( [ conversation.id ] );
} );

test( 'what has ended does not wait again when it is put where its agent does not answer', async () => {
	const [ sales, repairs ] = [ await relay.make.department( 'Sales' ), await relay.make.department( 'Repairs' ) ];
	const { conversation } = await relay.make.queuedConversation( { department: sales } );
	const agent = relay.make.agent( { departments: [ sales ] } );
	await agent.accept( conversation.id );
	await setSpam( agent, conversation.id, true );
	const everywhere = relay.make.agent();

	const moved = await everywhere.send( 'PATCH', `/v1/conversations/${ conversation.id }`, {
		body: { departmentId: repairs },
	} );

	expect( expectStatus< { conversation: Conversation } >( moved, 200 ).conversation ).toMatchObject( {
		state: 'closed',
		isSpam: true,
		department: { id: repairs },
	} );
} );

test( 'a wish for a call wakes up a message that was left', async () => {
	const visitor = await relay.make.visitor();
	const { conversation } = await visitor.start( {
		kind: 'message',
		prechat: { email: 'vera@example.org' },
		message: draft( 'Do you deliver to Lyon?' ),
	} );
	const agent = relay.make.agent();
	expectStatus( await patch( agent, conversation.id, inMs( 3_600_000 ) ), 200 );

	const wish = { clientId: 'call-1', kind: 'callback', callback: { phone: '+49 30 901820', at: null } };
	expectStatus( await visitor.post( '/v1/conversations', wish ), 200 );

	expect( await read( agent, conversation.id ) ).toMatchObject( { kind: 'callback', snoozedUntil: null } );
} );
