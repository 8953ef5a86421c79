import { randomUUID } from 'node:crypto';
import type { Conversation, MessageList, OwnConversation, VisitorSession } from '../../relay/protocol';
import { call, type Answer } from '../support/http';
import { draft, say, type VisitorParty } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { identityToken } from '../support/tokens';

/* Somebody talks without an account, and logs in: they get a session of their own, and what they talk about comes along. */

let relay: TestRelay;
let users = 900;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

const newUser = () => ( { userId: ++users, name: 'Grace Hopper', email: 'grace@example.org' } );

/** Starts a session as a user, in place of the one that a visitor has. */
function logIn( user: ReturnType< typeof newUser >, { session }: VisitorParty ): Promise< VisitorParty > {
	return relay.make.visitor( {
		identity: identityToken( relay.site, user ),
		refreshToken: session.refreshToken,
		isSamePerson: true,
	} );
}

async function read< View extends Conversation | OwnConversation >( who: Party, id: string ): Promise< View > {
	return expectStatus< { conversation: View } >( await who.get( `/v1/conversations/${ id }` ), 200 ).conversation;
}

function refresh( refreshToken: string ): Promise< Answer > {
	const path = `/v1/sites/${ relay.site.id }/visitors/refresh`;
	return call( { port: relay.port, method: 'POST', path, body: { refreshToken } } );
}

test( 'what they talk about is theirs now, for them and for the agents, and nobody else’s', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const watching = await agent.openStream();
	const sent = draft( 'My order is late' );
	expectStatus( await visitor.post( `/v1/conversations/${ conversation.id }/messages`, sent ), 201 );
	const user = newUser();

	const known = await logIn( user, visitor );

	expect( known.session.visitor ).toMatchObject( { name: user.name, verified: true } );
	expect( known.session.conversation?.id ).toBe( conversation.id );
	const heard = await watching.next( 'conversation.updated' );
	expect( heard.conversation ).toMatchObject( { id: conversation.id, visitor: { id: known.id, name: user.name } } );
	const { messages } = expectStatus< MessageList >(
		await known.get( `/v1/conversations/${ conversation.id }/messages` ),
		200
	);
	expect( messages.filter( ( { author } ) => author.type === 'visitor' ).map( ( { author } ) => author.id ) ).toEqual(
		[ known.id, known.id ]
	);
	// The same message once more, as an outbox sends it whose answer was lost.
	expectStatus( await known.post( `/v1/conversations/${ conversation.id }/messages`, sent ), 200 );
	const stream = await known.openStream();
	await say( agent, conversation.id, 'It comes tomorrow' );
	await stream.next( 'message.created', ( { message } ) => message.body === 'It comes tomorrow' );

	expect( ( await visitor.get( `/v1/conversations/${ conversation.id }` ) ).status ).toBe( 404 );
	expect(
		( await visitor.post( `/v1/conversations/${ conversation.id }/messages`, draft( 'Me too' ) ) ).status
	).toBe( 404 );
	expect( await refresh( visitor.session.refreshToken ) ).toMatchObject( { status: 401, code: 'token_invalid' } );
} );

test( 'on another device of theirs it is found too, although it was refused there before', async () => {
	const user = newUser();
	const phone = await relay.make.visitor( { identity: identityToken( relay.site, user ) } );
	const { conversation, visitor } = await relay.make.queuedConversation();
	expect( ( await phone.get( `/v1/conversations/${ conversation.id }` ) ).status ).toBe( 404 );

	await logIn( user, visitor );

	expect( await read< OwnConversation >( phone, conversation.id ) ).toMatchObject( { state: 'queued' } );
	await say( phone, conversation.id, 'Here I am' );
} );

test( 'who has another active conversation hears so, and nothing changes', async () => {
	const user = newUser();
	const identity = identityToken( relay.site, user );
	const phone = await relay.make.visitor( { identity: identityToken( relay.site, user ) } );
	const { conversation: other } = await phone.start( { message: draft( 'From my phone' ) } );
	const { conversation, visitor } = await relay.make.queuedConversation();
	const { refreshToken } = visitor.session;

	const answer = await relay.make.visitorAnswer( { identity, refreshToken, isSamePerson: true } );

	expect( answer ).toMatchObject( { status: 409, code: 'conversation_active' } );
	expect( await read< OwnConversation >( visitor, conversation.id ) ).toMatchObject( { state: 'queued' } );
	expectStatus( await phone.post( `/v1/conversations/${ other.id }/close` ), 200 );
	const known = expectStatus< VisitorSession >(
		await relay.make.visitorAnswer( { identity, refreshToken, isSamePerson: true } ),
		201
	);
	expect( known.conversation?.id ).toBe( conversation.id );
} );

test( 'what has ended stays with the session that it was in', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	expectStatus( await visitor.post( `/v1/conversations/${ conversation.id }/close` ), 200 );

	const known = await logIn( newUser(), visitor );

	expect( known.session.conversation ).toBeNull();
	expect( ( await known.get( `/v1/conversations/${ conversation.id }` ) ).status ).toBe( 404 );
} );

test( 'A15: the session of an account gives nothing to another account, or to nobody', async () => {
	const ada = await relay.make.visitor( { identity: identityToken( relay.site, newUser() ) } );
	const { conversation } = await ada.start( { message: draft( 'Only for Ada' ) } );

	const other = await logIn( newUser(), ada );
	const nobody = await relay.make.visitor( { refreshToken: other.session.refreshToken, isSamePerson: true } );

	for ( const who of [ other, nobody ] ) {
		expect( who.session.conversation ).toBeNull();
		expect( ( await who.get( `/v1/conversations/${ conversation.id }` ) ).status ).toBe( 404 );
	}
	for ( const { session } of [ ada, other ] ) {
		expect( await refresh( session.refreshToken ) ).toMatchObject( { status: 401 } );
	}
	expect( await read< OwnConversation >( ada, conversation.id ) ).toMatchObject( { state: 'queued' } );
} );

test( 'A15: who does not say that they are the same person gets nothing', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	const identity = identityToken( relay.site, newUser() );

	const other = await relay.make.visitor( { identity, refreshToken: visitor.session.refreshToken } );

	expect( other.session.conversation ).toBeNull();
	expect( ( await other.get( `/v1/conversations/${ conversation.id }` ) ).status ).toBe( 404 );
	expect( await refresh( visitor.session.refreshToken ) ).toMatchObject( { status: 401 } );
} );

test( 'A15: nobody takes a conversation along without an account', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();

	const nobody = await relay.make.visitor( { refreshToken: visitor.session.refreshToken, isSamePerson: true } );

	expect( nobody.session.conversation ).toBeNull();
	expect( ( await nobody.get( `/v1/conversations/${ conversation.id }` ) ).status ).toBe( 404 );
} );

test( 'of two tabs that race, the one with the replaced token takes it along too, for a minute', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	expectStatus( await refresh( visitor.session.refreshToken ), 200 );

	const known = await logIn( newUser(), visitor );

	expect( known.session.conversation?.id ).toBe( conversation.id );
	const late = await relay.make.queuedConversation();
	expectStatus( await refresh( late.visitor.session.refreshToken ), 200 );
	await relay.site.query(
		'UPDATE {prefix}veranda_visitor_sessions SET replaced_at = UTC_TIMESTAMP(3) - INTERVAL 61 SECOND WHERE replaced_at IS NOT NULL'
	);
	expect( ( await logIn( newUser(), late.visitor ) ).session.conversation ).toBeNull();
} );

test( 'an answer that was not seen comes along, though the conversation has ended', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	await say( agent, conversation.id, 'It is in the post' );
	expectStatus( await agent.post( `/v1/conversations/${ conversation.id }/close` ), 200 );

	const known = await logIn( newUser(), visitor );

	expect( known.session.conversation ).toMatchObject( { id: conversation.id, state: 'closed', unread: 1 } );
	await known.start( { message: draft( 'Thank you' ) } );
} );

test( 'A15: the session that has ended hears no more of it, and begins nothing that nobody could answer', async () => {
	const { conversation, visitor } = await relay.make.openConversation();
	const before = await visitor.openStream();
	const { epoch, head } = await before.find( 'hello' );
	await say( visitor, conversation.id, 'Before' );
	before.close();
	const known = await logIn( newUser(), visitor );
	await say( known, conversation.id, 'PRIVATE AFTER LOGIN' );

	const again = await visitor.openStream( { after: `${ epoch }.${ head }` } );
	await again.find( 'hello' );
	await relay.make.openConversation();
	expect( again.text ).not.toContain( 'PRIVATE' );
	expect( again.text ).not.toContain( 'Before' );
	expect(
		await visitor.post( '/v1/conversations', { clientId: randomUUID(), message: draft( 'Me again' ) } )
	).toMatchObject( {
		status: 401,
		code: 'token_invalid',
	} );
} );

test.each( [ 'garbage', '', 'a'.repeat( 42 ), 1, null, {} ] )(
	'what is no token is refused: %j',
	async ( refreshToken ) => {
		expect( await relay.make.visitorAnswer( { refreshToken } ) ).toMatchObject( {
			status: 400,
			code: 'invalid_request',
		} );
	}
);

test( 'a token that nobody has starts a session like any other', async () => {
	const answer = await relay.make.visitorAnswer( {
		refreshToken: randomUUID().replaceAll( '-', '' ).padEnd( 43, 'x' ),
	} );

	expect( answer.status ).toBe( 201 );
} );
