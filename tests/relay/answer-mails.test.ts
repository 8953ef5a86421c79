import type { Conversation } from '../../relay/protocol';
import { waitUntil } from '../../scripts/environment/processes';
import { FakeClock } from '../support/fake-clock';
import { FakeWordPress, type AskedMail } from '../support/fake-wordpress';
import { say, type OpenConversation } from '../support/make';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';

const MINUTE = 60_000;

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

/** A conversation that an agent has accepted, of a visitor who gave their address. */
async function talk( email: string | null = 'vera@example.org' ): Promise< OpenConversation > {
	const prechat = email === null ? {} : { prechat: { name: 'Vera', email } };
	const { conversation, visitor } = await relay.make.queuedConversation( prechat );
	const agent = relay.make.agent( { name: 'Anna' } );
	await agent.accept( conversation.id );
	return { conversation, visitor, agent };
}

/** Lets time go by in steps, so that what is due in between is done in between. */
async function pass( milliseconds: number ): Promise< void > {
	for ( let passed = 0; passed < milliseconds; passed += 10_000 ) {
		await clock.advance( 10_000 );
		// The relay asks the database as well, and comes to its answers meanwhile.
		await countRows( relay.site, 'jobs' );
	}
}

const answers = () => wordpress.asked.filter( ( { template } ) => template === 'answer' );

/** Lets time go by until so many answers were mailed; returns the newest. */
async function mailed( count = 1 ): Promise< AskedMail > {
	await waitUntil(
		async () => {
			await pass( 10_000 );
			return wordpress.sent.size === count;
		},
		() => `${ wordpress.sent.size } answers were mailed instead of ${ count }.`
	);
	return [ ...wordpress.sent.values() ].at( -1 ) as AskedMail;
}

/** Asks what agents see of a conversation's mails; with a new token, since a token lives for ten minutes. */
async function mailOf( id: string ) {
	const answer = await relay.make.agent().get( `/v1/conversations/${ id }` );
	return expectStatus< { conversation: Conversation } >( answer, 200 ).conversation.answerMail;
}

test( 'answers that a visitor who has gone does not see go out in one mail, with what was said before', async () => {
	const { conversation, agent } = await talk();
	const stream = await agent.openStream();
	await say( agent, conversation.id, 'Hello Vera!' );
	await say( agent, conversation.id, 'Not for visitors', { kind: 'note' } );
	await pass( 3 * MINUTE );
	const last = await say( agent, conversation.id, 'We have three.' );
	await pass( MINUTE );
	expect( answers() ).toEqual( [] );
	const { idempotencyKey, data } = await mailed();
	expect( idempotencyKey ).toBe( `answer:${ conversation.id }:${ last.seq }` );
	// Two at once would carry two links, of which one does not work.
	expect( answers() ).toHaveLength( 1 );
	expect( data ).toMatchObject( {
		email: 'vera@example.org',
		locale: 'en-GB',
		key: expect.stringMatching( /^c_[\w-]{22}\.\d+\.[\w-]{43}$/ ),
		answers: [
			{ isVisitor: false, name: 'Anna', body: 'Hello Vera!' },
			{ isVisitor: false, name: 'Anna', body: 'We have three.' },
		],
		unquoted: 0,
		earlier: [ { isVisitor: true, name: 'Vera', body: 'Hello?' } ],
	} );
	expect( JSON.stringify( data ) ).not.toContain( 'Not for visitors' );
	await stream.next(
		'conversation.updated',
		( event ) => ( event.conversation as Conversation ).answerMail.seq === last.seq
	);

	// What is written later is another mail, and has the first as what was said before.
	await say( agent, conversation.id, 'Shall I keep one for you?' );
	expect( ( await mailed( 2 ) ).data ).toMatchObject( { answers: [ { body: 'Shall I keep one for you?' } ] } );
} );

test( 'there is no mail for what was read in the chat, without an address, and while it is switched off', async () => {
	const read = await talk();
	const message = await say( read.agent, read.conversation.id, 'Hello!' );
	await read.visitor.post( `/v1/conversations/${ read.conversation.id }/read`, { seq: message.seq } );
	const nameless = await talk( null );
	await say( nameless.agent, nameless.conversation.id, 'Hello!' );
	await pass( 7 * MINUTE );
	await wordpress.tell( relay, { isAnswerMailOn: false }, clock.seconds );
	const off = await talk();
	await say( off.agent, off.conversation.id, 'Hello!' );
	await pass( 7 * MINUTE );

	expect( answers() ).toEqual( [] );
	expect( await mailOf( off.conversation.id ) ).toEqual( { seq: 0, hasFailed: false } );

	// Nobody expects a mail about what was before it was switched on.
	await wordpress.tell( relay, { isAnswerMailOn: true }, clock.seconds );
	await pass( 7 * MINUTE );
	expect( answers() ).toEqual( [] );
} );

test( 'spam is mailed no answer', async () => {
	const { conversation, agent } = await talk();
	await say( agent, conversation.id, 'Hello Vera!' );
	expectStatus( await agent.put( `/v1/conversations/${ conversation.id }/spam`, { isSpam: true } ), 200 );

	await pass( 10 * MINUTE );

	expect( answers() ).toEqual( [] );
} );

test( 'who has the chat open has half an hour to read there; who leaves is mailed', async () => {
	const { conversation, visitor, agent } = await talk();
	const stream = await visitor.openStream();
	await say( agent, conversation.id, 'Hello!' );
	await pass( 8 * MINUTE );
	expect( answers() ).toEqual( [] );

	stream.close();
	expect( ( await mailed() ).data ).toMatchObject( { answers: [ { body: 'Hello!' } ] } );
} );

test( 'an answer to a message that was left reaches its sender', async () => {
	const agent = relay.make.agent( { name: 'Anna' } );
	const stream = await agent.openStream();
	await relay.site.query(
		`INSERT INTO {prefix}veranda_left_messages (client_id, name, email, body, locale, created_at)
		VALUES ('left-1', 'Nora', 'nora@example.org', 'Call me', 'de_DE', UTC_TIMESTAMP(3))`
	);
	await clock.advance( 6_000 );
	const { conversation } = await stream.next( 'conversation.created', () => true, 20_000 );
	await say( agent, conversation.id, 'Gladly.' );

	expect( ( await mailed() ).data ).toMatchObject( {
		email: 'nora@example.org',
		locale: 'de_DE',
		answers: [ { body: 'Gladly.' } ],
		earlier: [ { body: 'Call me' } ],
	} );
} );

test( 'agents learn that mail fails; it is asked for again as it was, and then they learn that it has left', async () => {
	const { conversation, agent } = await talk();
	wordpress.status = 503;
	await say( agent, conversation.id, 'Hello!' );
	await pass( 6 * MINUTE );
	await waitUntil(
		async () => ( await mailOf( conversation.id ) ).hasFailed,
		() => 'Nobody was told that mail fails.'
	);
	await say( agent, conversation.id, 'Are you there?' );
	wordpress.status = 201;
	await mailed( 2 );

	const [ first ] = answers();
	expect( [ ...wordpress.sent.values() ].map( ( { data } ) => data.answers ) ).toMatchObject( [
		[ { body: 'Hello!' } ],
		[ { body: 'Are you there?' } ],
	] );
	expect( wordpress.sent.get( first?.idempotencyKey ?? '' )?.data ).toEqual( first?.data );
	await waitUntil(
		async () => ! ( await mailOf( conversation.id ) ).hasFailed,
		() => 'Nobody was told that mail works again.'
	);
} );
