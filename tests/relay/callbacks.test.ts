import type { ConversationList, OwnConversation } from '../../relay/protocol';
import { waitUntil } from '../../scripts/environment/processes';
import { FakeClock } from '../support/fake-clock';
import { FakeWordPress } from '../support/fake-wordpress';
import { draft, say } from '../support/make';
import { conversationOf, expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

const HOUR = 3_600_000;
const PHONE = '+49 30 901820';

let relay: TestRelay;
let clock: FakeClock;
let wordpress: FakeWordPress;

beforeEach( async () => {
	clock = new FakeClock();
	wordpress = await FakeWordPress.start();
	relay = await startRelay( { clock, env: wordpress.env } );
	await wordpress.tell( relay );
} );

afterEach( async () => {
	await relay.close();
	await wordpress.stop();
} );

const inHours = ( hours: number ) => new Date( clock.now() + hours * HOUR ).toISOString();

/** Lets time go by until WordPress has been asked for so many mails. */
async function mails( count: number ) {
	await waitUntil(
		async () => {
			await clock.advance( 2_000 );
			return wordpress.sent.size === count;
		},
		() => `There are ${ wordpress.sent.size } mails.`
	);
	return [ ...wordpress.sent.values() ];
}

test( 'who waits may ask for a call instead: agents see where and when, and the site gets one mail', async () => {
	const { visitor, conversation } = await relay.make.queuedConversation();
	const at = inHours( 20 );

	const answer = await visitor.post( '/v1/conversations', {
		clientId: 'call-1',
		kind: 'callback',
		callback: { phone: PHONE, at },
		prechat: { name: 'Vera' },
	} );
	const own = expectStatus< { conversation: OwnConversation } >( answer, 200 ).conversation;
	expect( own ).toMatchObject( { id: conversation.id, kind: 'callback', callback: { phone: PHONE, at } } );
	// Nobody stands in line for a call.
	expect( own.queuePosition ).toBeNull();

	const agent = relay.make.agent();
	const list = async ( kind: string ) =>
		expectStatus< ConversationList >( await agent.get( `/v1/conversations?kind=${ kind }` ), 200 ).conversations;
	expect( await list( 'callback' ) ).toMatchObject( [ { id: conversation.id, callback: { phone: PHONE, at } } ] );
	expect( await list( 'chat' ) ).toEqual( [] );

	const [ mail ] = await mails( 1 );
	expect( mail ).toMatchObject( {
		template: 'visitor_request',
		data: {
			conversationId: conversation.id,
			phone: PHONE,
			callAt: at,
			name: 'Vera',
			messages: [ { body: 'Hello?' } ],
		},
	} );
	await clock.advance( 400_000 );
	expect( wordpress.sent.size ).toBe( 1 );
} );

test( 'a message is a conversation of its kind, and a mail', async () => {
	const visitor = await relay.make.visitor();
	const { conversation } = await visitor.start( {
		kind: 'message',
		prechat: { email: 'vera@example.org' },
		message: draft( 'Do you deliver to Lyon?' ),
	} );
	expect( conversation ).toMatchObject( { kind: 'message', callback: null, state: 'queued' } );

	const [ mail ] = await mails( 1 );
	expect( mail?.data ).toMatchObject( { phone: null, messages: [ { body: 'Do you deliver to Lyon?' } ] } );
} );

test( 'who was answered before is mailed about, too, when nobody has the conversation any more', async () => {
	const { visitor, conversation } = await relay.make.queuedConversation();
	const agent = relay.make.agent();
	await agent.accept( conversation.id );
	await say( agent, conversation.id, 'One moment.' );
	expectStatus(
		await agent.post( `/v1/conversations/${ conversation.id }/assign`, {
			agentId: null,
			expectedAssigneeId: agent.id,
		} ),
		200
	);
	expectStatus(
		await visitor.post( '/v1/conversations', {
			clientId: 'call-1',
			kind: 'callback',
			callback: { phone: PHONE, at: null },
		} ),
		200
	);

	expect( ( await mails( 1 ) )[ 0 ] ).toMatchObject( { template: 'visitor_request', data: { phone: PHONE } } );
} );

test( 'another number is another mail, and somebody else’s conversation stays as it is', async () => {
	const { visitor, conversation } = await relay.make.queuedConversation();
	const other = await relay.make.queuedConversation();
	const ask = ( phone: string ) =>
		visitor.post( '/v1/conversations', { clientId: 'call-1', kind: 'callback', callback: { phone, at: null } } );
	expectStatus( await ask( PHONE ), 200 );
	await mails( 1 );
	expectStatus( await ask( '+49 30 901821' ), 200 );
	await mails( 2 );

	expect( await conversationOf< OwnConversation >( visitor, conversation.id ) ).toMatchObject( { kind: 'callback' } );
	expect( await conversationOf< OwnConversation >( other.visitor, other.conversation.id ) ).toMatchObject( {
		kind: 'chat',
		callback: null,
	} );
} );

test.each( [
	[ 'callback.phone', () => ( { phone: 'call me', at: null } ) ],
	[ 'callback.phone', () => ( { phone: '12', at: null } ) ],
	// In which country?
	[ 'callback.phone', () => ( { phone: '030 901820', at: null } ) ],
	[ 'callback.at', () => ( { phone: PHONE, at: inHours( -1 ) } ) ],
	[ 'callback.at', () => ( { phone: PHONE, at: inHours( 24 * 61 ) } ) ],
	[ 'callback.at', () => ( { phone: PHONE, at: 'tomorrow' } ) ],
	[ 'callback', () => undefined ],
] )( 'what is wrong is told at %s, and changes nothing', async ( path, callback ) => {
	const { visitor, conversation } = await relay.make.queuedConversation();

	const answer = await visitor.post( '/v1/conversations', {
		clientId: 'call-1',
		kind: 'callback',
		callback: callback(),
	} );

	expect( answer.status ).toBe( 400 );
	expect( answer.json< { fields: object[] } >().fields ).toMatchObject( [ { path } ] );
	expect( await conversationOf< OwnConversation >( visitor, conversation.id ) ).toMatchObject( { kind: 'chat' } );
} );

test( 'a number without a country code belongs to the country of the site, and is kept with the code', async () => {
	await wordpress.tell( relay, { phoneCountry: 'DE' } );
	const { visitor, conversation } = await relay.make.queuedConversation();
	const answer = await visitor.post( '/v1/conversations', {
		clientId: 'call-1',
		kind: 'callback',
		callback: { phone: '(030) 90 18-20', at: null },
		prechat: { phone: '030 901821' },
	} );

	expect( expectStatus< { conversation: OwnConversation } >( answer, 200 ).conversation.callback?.phone ).toBe(
		PHONE
	);
	const [ kept ] = await relay.site.query(
		`SELECT c.callback_phone, l.phone FROM {prefix}veranda_conversations AS c
		JOIN {prefix}veranda_leads AS l ON l.conversation_id = c.id WHERE c.public_id = ?`,
		[ conversation.id ]
	);
	expect( kept ).toEqual( { callback_phone: '+4930901820', phone: '+4930901821' } );
} );

test( 'nobody is called outside opening hours', async () => {
	const week = Array( 7 ).fill( [ [ '09:00', '17:00' ] ] );
	await wordpress.tell( relay, {
		hasOpeningHours: true,
		openingHours: JSON.stringify( { timezone: 'UTC', week, exceptions: [] } ),
	} );
	const { visitor } = await relay.make.queuedConversation();
	const dayAfterTomorrow = new Date( clock.now() + 48 * HOUR ).toISOString().slice( 0, 10 );
	const ask = ( time: string ) =>
		visitor.post( '/v1/conversations', {
			clientId: 'call-1',
			kind: 'callback',
			callback: { phone: PHONE, at: `${ dayAfterTomorrow }T${ time }:00.000Z` },
		} );

	expect( ( await ask( '20:00' ) ).status ).toBe( 400 );
	expectStatus( await ask( '09:30' ), 200 );
} );

test( 'a call is within the hours of the department of its conversation, whichever way it got there', async () => {
	const manager = relay.make.agent( { role: 'supervisor' } );
	const week = Array( 7 ).fill( [ [ '20:00', '23:00' ] ] );
	const answer = await manager.post( '/v1/departments', {
		name: 'Evenings',
		openingHours: { timezone: 'UTC', week, exceptions: [] },
	} );
	const { id } = expectStatus< { department: { id: string } } >( answer, 201 ).department;
	const options = [ { value: 'late', label: 'Late', tags: [], department: id } ];
	await wordpress.tell( relay, {
		hasOpeningHours: true,
		openingHours: JSON.stringify( {
			timezone: 'UTC',
			week: Array( 7 ).fill( [ [ '09:00', '17:00' ] ] ),
			exceptions: [],
		} ),
		isPrechatOn: true,
		prechatFields: JSON.stringify( [ { key: 'when', type: 'choice', label: 'When', isRequired: false, options } ] ),
	} );
	const day = new Date( clock.now() + 48 * HOUR ).toISOString().slice( 0, 10 );
	const call = ( time: string ) => ( {
		clientId: 'call-1',
		kind: 'callback',
		callback: { phone: PHONE, at: `${ day }T${ time }:00.000Z` },
	} );
	const answered = { prechat: { fields: { when: 'late' } } };

	const asked = await relay.make.visitor();
	const chosen = await relay.make.visitor();
	expectStatus( await chosen.post( '/v1/leads', answered ), 200 );
	const talks = await relay.make.visitor();
	await talks.start( { department: id } );
	for ( const [ visitor, more ] of [
		[ asked, { department: id } ],
		[ await relay.make.visitor(), answered ],
		[ chosen, {} ],
		[ talks, {} ],
	] as const ) {
		const refused = await visitor.post( '/v1/conversations', { ...call( '09:30' ), ...more } );
		expect( refused.json() ).toMatchObject( { code: 'invalid_request', fields: [ { path: 'callback.at' } ] } );
		expectStatus( await visitor.post( '/v1/conversations', { ...call( '20:30' ), ...more } ), 200, 201 );
	}
	expect( ( await ( await relay.make.visitor() ).post( '/v1/conversations', call( '20:30' ) ) ).status ).toBe( 400 );
} );
