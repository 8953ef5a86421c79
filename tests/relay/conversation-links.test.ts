import type { FollowedLink } from '../../relay/protocol';
import { waitUntil } from '../../scripts/environment/processes';
import { FakeClock } from '../support/fake-clock';
import { FakeWordPress } from '../support/fake-wordpress';
import { call, type Answer } from '../support/http';
import { draft, say, VisitorParty, type AgentParty } from '../support/make';
import { expectStatus, freshAddress } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { identityToken } from '../support/tokens';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let clock: FakeClock;
let wordpress: FakeWordPress;
let relay: TestRelay;

beforeEach( async () => {
	clock = new FakeClock();
	wordpress = await FakeWordPress.start();
	relay = await startRelay( { clock, env: wordpress.env } );
	await wordpress.tell( relay, {}, clock.seconds );
} );

afterEach( async () => {
	await relay.close();
	await wordpress.stop();
} );

/** Answers a visitor who has gone; returns the key that the mail's link carries. */
async function mailAnswer( agent: AgentParty, conversationId: string ): Promise< string > {
	const before = wordpress.sent.size;
	await say( agent, conversationId, 'Hello Vera!' );
	await waitUntil(
		async () => {
			await clock.advance( 10_000 );
			return wordpress.sent.size > before;
		},
		() => 'No answer was mailed.'
	);
	return [ ...wordpress.sent.values() ].at( -1 )?.data.key as string;
}

async function setUp( more: object = {} ) {
	const visitor = await relay.make.visitor( more );
	const { conversation } = await visitor.start( {
		prechat: { name: 'Vera', email: 'vera@example.org' },
		message: draft( 'Hello?' ),
	} );
	const agent = relay.make.agent( { id: 5 } );
	return { visitor, conversation, agent, key: await mailAnswer( agent, conversation.id ) };
}

function follow( key: string, refreshToken?: string, more: object = {} ): Promise< Answer > {
	return call( {
		port: relay.port,
		method: 'POST',
		path: `/v1/sites/${ relay.site.id }/visitors/link`,
		body: { key, refreshToken, ...more },
		headers: { 'X-Forwarded-For': freshAddress() },
	} );
}

const open = async ( key: string, refreshToken?: string ) =>
	expectStatus< FollowedLink >( await follow( key, refreshToken ), 200 );

test( 'another browser goes on with the conversation as the same visitor, on the page where they were', async () => {
	const { visitor, conversation, key } = await setUp();
	const { session, pageUrl } = await open( key );

	expect( session ).toMatchObject( {
		visitor: { id: visitor.id, email: 'vera@example.org' },
		conversation: { id: conversation.id, unread: 1 },
	} );
	expect( pageUrl ).toBe( 'https://shop.test/lamps' );
	await say( new VisitorParty( relay, session, {} ), conversation.id, 'Great!' );
} );

test( 'A84 the same browser may follow it again and again, others only a few times', async () => {
	const { key } = await setUp();
	let { session } = await open( key );
	for ( let again = 0; again < 8; again++ ) {
		( { session } = await open( key, session.refreshToken ) );
	}
	for ( let others = 0; others < 4; others++ ) {
		await open( key );
	}
	expect( await follow( key ) ).toMatchObject( { status: 403, code: 'link_invalid' } );
	await open( key, session.refreshToken );
} );

test( 'A84 a link is over after seven days, after a newer one, with another address, and after erasure', async () => {
	const { visitor, conversation, agent, key } = await setUp();
	const newer = await mailAnswer( agent, conversation.id );
	expect( await follow( key ) ).toMatchObject( { status: 403, code: 'link_invalid' } );
	await open( newer );

	const { site } = relay;
	await site.query( "UPDATE {prefix}veranda_visitors SET email = 'other@example.org'" );
	expect( await follow( newer ) ).toMatchObject( { code: 'link_invalid' } );
	await site.query( "UPDATE {prefix}veranda_visitors SET email = 'vera@example.org'" );
	await open( newer );

	await site.query( 'UPDATE {prefix}veranda_answer_mails SET conversation_id = conversation_id + 1000' );
	expect( await follow( newer ) ).toMatchObject( { code: 'link_invalid' } );
	await site.query( 'UPDATE {prefix}veranda_answer_mails SET conversation_id = conversation_id - 1000' );
	clock.jump( 6 * DAY );
	await open( newer, visitor.session.refreshToken );
	clock.jump( DAY );
	expect( await follow( newer ) ).toMatchObject( { code: 'link_invalid' } );
} );

test( 'A84 a link opens nobody else’s conversation, whatever is changed in it', async () => {
	const { conversation, key } = await setUp();
	const other = await setUp();
	const [ , seq, signature ] = key.split( '.' ) as [ string, string, string ];
	const [ , , foreign ] = other.key.split( '.' ) as [ string, string, string ];
	for ( const forged of [
		`${ other.conversation.id }.${ seq }.${ signature }`,
		`${ conversation.id }.${ seq }.${ foreign }`,
		`${ conversation.id }.${ Number( seq ) + 1 }.${ signature }`,
		`${ conversation.id }.${ seq }.${ 'A'.repeat( 43 ) }`,
		`c_${ 'x'.repeat( 22 ) }.${ seq }.${ signature }`,
		`${ key }.`,
		'',
	] ) {
		expect( await follow( forged ) ).toMatchObject( { status: 403, code: 'link_invalid' } );
	}
	// A conversation that has become somebody else's is theirs alone.
	await relay.site.query(
		`UPDATE {prefix}veranda_conversations SET active_visitor_id = NULL,
		visitor_id = ( SELECT id FROM {prefix}veranda_visitors WHERE public_id = ? ) WHERE public_id = ?`,
		[ other.visitor.id, conversation.id ]
	);
	expect( await follow( key ) ).toMatchObject( { code: 'link_invalid' } );
} );

test( 'A84 an account is not opened by a mail: its owner has to log in', async () => {
	const identity = identityToken( relay.site, { userId: 7 }, { now: clock.seconds } );
	const { key } = await setUp( { identity } );

	expect( await follow( key ) ).toMatchObject( { status: 403, code: 'login_required' } );
} );

test( 'a chat that goes on in the browser is left only by who says so, and stays as it is until then', async () => {
	const { conversation, key } = await setUp();
	const other = await relay.make.visitor();
	const own = await other.start( { message: draft( 'My own question' ) } );
	const { refreshToken } = other.session;

	expect( await follow( key, refreshToken ) ).toMatchObject( { status: 409, code: 'conversation_active' } );
	// Its session has not ended, and no use of the link was counted.
	const kept = await call( {
		port: relay.port,
		method: 'POST',
		path: `/v1/sites/${ relay.site.id }/visitors/refresh`,
		body: { refreshToken },
	} );
	const session = expectStatus< FollowedLink[ 'session' ] >( kept, 200 );
	expect( session.conversation?.id ).toBe( own.conversation.id );
	const [ mail ] = await relay.site.query< { uses: number } >(
		'SELECT link_uses AS uses FROM {prefix}veranda_answer_mails'
	);
	expect( mail?.uses ).toBe( 0 );

	const replaced = await follow( key, session.refreshToken, { replacesChat: true } );
	expect( expectStatus< FollowedLink >( replaced, 200 ).session.conversation?.id ).toBe( conversation.id );
} );

test( 'a chat that has ended in the browser is no reason to ask', async () => {
	const { key, agent } = await setUp();
	const other = await relay.make.visitor();
	const { conversation } = await other.start( { message: draft( 'My own question' ) } );
	await agent.post( `/v1/conversations/${ conversation.id }/close` );

	expectStatus( await follow( key, other.session.refreshToken ), 200 );
} );
