import { randomUUID } from 'node:crypto';
import { waitUntil } from '../../scripts/environment/processes';
import { FakeWordPress } from '../support/fake-wordpress';
import { draft, say } from '../support/make';
import { SeveralRelays } from '../support/several-relays';
import { createSite } from '../support/site';
import { RelayProcess, startRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';

/** Answers have jobs of their own. */
const MISSED = "kind = 'missed_chat'";

let wordpress: FakeWordPress;
let several: SeveralRelays;

beforeEach( async () => {
	wordpress = await FakeWordPress.start();
	several = await SeveralRelays.start( 2, { env: wordpress.env } );
	await wordpress.tell( several.at( 0 ) );
	await waitUntil(
		async () =>
			( await several.figure( 0, 'veranda_leader' ) ) + ( await several.figure( 1, 'veranda_leader' ) ) === 1,
		() => 'No relay does the background work.'
	);
} );

afterEach( async () => {
	await several.remove();
	await wordpress.stop();
} );

/** Starts a conversation with a message, on the second relay. */
async function startChat( message = 'Hello?' ) {
	const visitor = several.move( await several.make.visitor(), 1 );
	const { conversation } = await visitor.start( {
		prechat: { name: 'Vera', email: 'vera@example.org' },
		message: draft( message ),
	} );
	await planned();
	return { visitor, conversation };
}

/** Waits until the reaction has planned the look at a new conversation. */
const planned = () =>
	waitUntil(
		async () => ( await countRows( several.site, 'jobs', MISSED ) ) > 0,
		() => 'No look was planned.'
	);

/** Lets time go by until no look is planned any more. */
async function passUntilDone( milliseconds: number ): Promise< void > {
	await several.clock.advance( milliseconds );
	await waitUntil(
		async () => ( await countRows( several.site, 'jobs', MISSED ) ) === 0,
		() => 'The look is still planned.'
	);
}

test( 'when nobody is online, one mail tells what was said, whichever relay it was said to', async () => {
	const { visitor, conversation } = await startChat();
	await say( visitor, conversation.id, 'I need a lamp.' );
	expect( wordpress.asked ).toEqual( [] );
	await passUntilDone( 32_000 );

	expect( wordpress.asked ).toMatchObject( [
		{
			template: 'missed_chat',
			idempotencyKey: `missed_chat:${ conversation.id }`,
			data: {
				conversationId: conversation.id,
				minutesWaited: null,
				name: 'Vera',
				email: 'vera@example.org',
				pageUrl: 'https://shop.test/lamps',
				messages: [ { body: 'Hello?' }, { body: 'I need a lamp.' } ],
			},
		},
	] );

	// Whatever is said later, this conversation has had its mail.
	await say( visitor, conversation.id, 'Still nobody?' );
	await several.clock.advance( 600_000 );
	expect( wordpress.asked ).toHaveLength( 1 );
} );

test( 'while somebody is online, the mail waits for the minutes that are set; an answer spares it', async () => {
	await wordpress.tell( several.at( 1 ), { missedChatMinutes: 3 }, several.clock.seconds );
	const agent = several.make.agent();
	await agent.openStream();
	const unanswered = await startChat();
	const answered = await startChat();
	await agent.accept( answered.conversation.id );
	await say( agent, answered.conversation.id, 'Hello Vera!' );
	await say( answered.visitor, answered.conversation.id, 'Thanks, bye' );

	await several.clock.advance( 60_000 );
	await waitUntil(
		async () => ( await countRows( several.site, 'jobs', MISSED ) ) === 1,
		() => 'The answered one is still looked at.'
	);
	expect( wordpress.asked ).toEqual( [] );
	await passUntilDone( 130_000 );

	expect( wordpress.asked ).toMatchObject( [
		{ idempotencyKey: `missed_chat:${ unanswered.conversation.id }`, data: { minutesWaited: 3 } },
	] );
} );

test( 'who continues a chat that was answered is missed anew, with what they say then', async () => {
	const agent = several.make.agent();
	const { visitor, conversation } = await startChat();
	const path = `/v1/conversations/${ conversation.id }`;
	await agent.accept( conversation.id );
	await say( agent, conversation.id, 'Hello Vera!' );
	await agent.post( `${ path }/close` );
	await passUntilDone( 32_000 );

	expect( ( await visitor.post( `${ path }/continue` ) ).status ).toBe( 200 );
	await say( visitor, conversation.id, 'One more thing' );
	await planned();
	await passUntilDone( 32_000 );

	expect( wordpress.asked ).toMatchObject( [
		{
			idempotencyKey: expect.stringMatching( `^missed_chat:${ conversation.id }:\\d+$` ),
			data: { messages: [ { body: 'One more thing' } ] },
		},
	] );
} );

test( 'what was taken for spam, and is in the queue again, is looked at again', async () => {
	const agent = several.make.agent();
	const { conversation } = await startChat();
	const path = `/v1/conversations/${ conversation.id }/spam`;
	await agent.put( path, { isSpam: true } );
	await passUntilDone( 32_000 );
	expect( wordpress.asked ).toEqual( [] );

	await agent.put( path, { isSpam: false } );
	await planned();
	await passUntilDone( 300_000 );

	expect( wordpress.asked ).toMatchObject( [ { idempotencyKey: `missed_chat:${ conversation.id }` } ] );
} );

test( 'agents who come back after a restart are not taken for gone', async () => {
	const { site, clock } = several;
	await Promise.all( [ several.close( 1 ), several.close( 0 ) ] );
	const before = await startRelay( { site, clock, env: wordpress.env } );
	const agent = before.make.agent();
	await agent.openStream();
	await ( await before.make.visitor() ).start( { message: draft( 'Hello?' ) } );
	await planned();
	await before.close();
	clock.jump( 31_000 );

	const after = await startRelay( { site, clock, env: wordpress.env } );
	try {
		await waitUntil(
			async () =>
				( await countRows( site, 'jobs', 'attempts = 0 AND run_at > created_at + INTERVAL 31 SECOND' ) ) === 1,
			() => 'It was not looked whether somebody is online.'
		);
		agent.relay = after;
		await agent.openStream();
		await clock.advance( 30_000 );
		expect( wordpress.asked ).toEqual( [] );

		await passUntilDone( 300_000 );
		expect( wordpress.asked ).toMatchObject( [ { data: { minutesWaited: 5 } } ] );
	} finally {
		await after.close();
	}
} );

test( 'no mail when an agent has closed it, when it is switched off, and for a message that was left', async () => {
	const agent = several.make.agent();
	const closed = await startChat();
	await agent.post( `/v1/conversations/${ closed.conversation.id }/close` );
	await several.site.query(
		`INSERT INTO {prefix}veranda_left_messages (client_id, name, email, body, created_at)
		VALUES (?, 'Nora', 'nora@example.org', 'Call me', UTC_TIMESTAMP(3))`,
		[ randomUUID() ]
	);
	await several.clock.advance( 6_000 );
	await waitUntil(
		async () => ( await countRows( several.site, 'jobs', MISSED ) ) === 2,
		() => 'The left message was not taken in.'
	);
	await passUntilDone( 40_000 );
	expect( wordpress.asked ).toEqual( [] );

	// What is planned already is not sent either.
	await startChat();
	await wordpress.tell( several.at( 0 ), { isMissedChatMailOn: false }, several.clock.seconds );
	await passUntilDone( 40_000 );
	await several.move( await several.make.visitor(), 1 ).start( { message: draft( 'Hello?' ) } );
	await several.clock.advance( 5_000 );
	expect( await countRows( several.site, 'jobs', MISSED ) ).toBe( 0 );
	expect( wordpress.asked ).toEqual( [] );
} );

test( 'a WordPress that does not take the mail is asked again with the same key until it does', async () => {
	wordpress.status = 503;
	const { conversation } = await startChat();
	await several.clock.advance( 32_000 );
	for ( const failures of [ 1, 2, 3 ] ) {
		await waitUntil(
			async () =>
				( await countRows( several.site, 'jobs', `attempts = ${ failures } AND last_error LIKE '%503%'` ) ) ===
				1,
			() => `There was no try ${ failures }.`
		);
		several.clock.jump( 30_000 );
	}
	wordpress.status = 201;
	await passUntilDone( 60_000 );

	expect( new Set( wordpress.asked.map( ( { idempotencyKey } ) => idempotencyKey ) ) ).toEqual(
		new Set( [ `missed_chat:${ conversation.id }` ] )
	);
	expect( wordpress.sent.size ).toBe( 1 );
} );

test( 'a relay that is killed while it sends is taken over, and the mail is asked for under the same key', async () => {
	const site = await createSite();
	const relays = [ await RelayProcess.start( { site, env: wordpress.env } ) ];
	try {
		const [ first ] = relays as [ RelayProcess ];
		await wordpress.tell( first );
		const visitor = await first.make.visitor();
		const { conversation } = await visitor.start( { message: draft( 'Hello?' ) } );
		await waitUntil(
			async () => ( await countRows( site, 'jobs', MISSED ) ) === 1,
			() => 'No look was planned.'
		);
		wordpress.delayMs = null;
		// The minutes are over: right after a start nobody says that nobody is online.
		await site.query( 'UPDATE {prefix}veranda_messages SET created_at = created_at - INTERVAL 1 HOUR' );
		await site.query( 'UPDATE {prefix}veranda_jobs SET run_at = UTC_TIMESTAMP(3)' );
		await waitUntil(
			() => wordpress.asked.length === 1,
			() => 'The mail was not asked for.'
		);
		relays.push( await RelayProcess.start( { site, env: wordpress.env } ) );
		wordpress.delayMs = 0;
		await first.kill();
		await waitUntil(
			() => wordpress.sent.size === 1,
			() => 'Nobody took over.',
			10_000
		);

		expect( [ ...wordpress.sent.keys() ] ).toEqual( [ `missed_chat:${ conversation.id }` ] );
		await waitUntil(
			async () => ( await countRows( site, 'jobs', MISSED ) ) === 0,
			() => 'The job is still there.'
		);
	} finally {
		await Promise.all( relays.map( ( relay ) => relay.remove() ) );
		await site.remove();
	}
} );
