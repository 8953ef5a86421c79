import { randomUUID } from 'node:crypto';
import { readHistory } from '../support/make';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';

let relay: TestRelay;

beforeEach( async () => {
	relay = await startRelay();
} );

afterEach( () => relay.close() );

/** Leaves a message as the plugin does while the relay is away. */
async function leave(
	name: string,
	body: string,
	department: string | null = null,
	isSuspicious = false,
	clientId: string = randomUUID()
): Promise< void > {
	await relay.site.query(
		`INSERT INTO {prefix}veranda_left_messages
		(client_id, name, email, body, department_public_id, is_suspicious, page_url, page_title, locale, created_at)
		VALUES (?, ?, 'vera@example.org', ?, ?, ?, 'https://shop.test/lamps', 'Lamps', 'en_GB', UTC_TIMESTAMP(3))`,
		[ clientId, name, body, department, isSuspicious ]
	);
}

test( 'a message left while the relay was away becomes a queued conversation', async () => {
	const agent = relay.make.agent();
	const stream = await agent.openStream();

	await leave( 'Vera', 'Please call back\n\u2028about 🏮' );
	const { conversation } = await stream.next( 'conversation.created', () => true, 20_000 );
	const history = await readHistory( agent, conversation.id );

	expect( conversation ).toMatchObject( {
		state: 'queued',
		visitor: { name: 'Vera', email: 'vera@example.org', verified: false, online: false },
	} );
	expect( history.map( ( { kind, body } ) => [ kind, body ] ) ).toEqual( [
		[ 'system', 'left_while_away' ],
		[ 'text', 'Please call back\n\u2028about 🏮' ],
	] );
} );

test( 'its row is gone then; stored again in that moment it is the same message', async () => {
	const stream = await relay.make.agent().openStream();

	await leave( 'Vera', 'Please call back', null, false, 'left-1' );
	await stream.next( 'conversation.created', () => true, 20_000 );
	expect( await countRows( relay.site, 'left_messages' ) ).toBe( 0 );

	await leave( 'Vera', 'Please call back', null, false, 'left-1' );
	await leave( 'Willy', 'I am next' );
	await stream.next( 'message.created', ( { message } ) => message.body === 'I am next', 20_000 );
	expect( await countRows( relay.site, 'left_messages' ) ).toBe( 0 );
	expect( await countRows( relay.site, 'conversations' ) ).toBe( 2 );
} );

test( 'a message whose hidden field was filled in waits like any other, and says so', async () => {
	const agent = relay.make.agent();
	const stream = await agent.openStream();

	await leave( 'Kim', 'Where is my parcel?', null, true );
	const { conversation } = await stream.next( 'conversation.created', () => true, 20_000 );
	const history = await readHistory( agent, conversation.id );

	expect( conversation.state ).toBe( 'queued' );
	expect( history.map( ( { body } ) => body ) ).toEqual( [
		'left_while_away',
		'hidden_field_filled',
		'Where is my parcel?',
	] );
} );

test( 'a left message waits in the department that it is for, or in none that has gone', async () => {
	const stream = await relay.make.agent().openStream();
	const department = await relay.make.department( 'Sales' );

	await leave( 'Vera', 'For sales', department );
	await leave( 'Willy', 'For nobody', `d_${ 'x'.repeat( 22 ) }` );
	const departmentOf = async ( name: string ) => {
		const event = await stream.next(
			'conversation.created',
			( { conversation } ) => 'visitor' in conversation && conversation.visitor.name === name,
			20_000
		);
		return event.conversation.department;
	};

	expect( await departmentOf( 'Vera' ) ).toEqual( { id: department, name: 'Sales' } );
	expect( await departmentOf( 'Willy' ) ).toBeNull();
} );

test( 'several relays turn each message into one conversation, and two messages of one address into two', async () => {
	const others = await Promise.all( [ 1, 2 ].map( () => startRelay( { site: relay.site } ) ) );
	try {
		const agent = relay.make.agent();
		const stream = await agent.openStream();
		for ( let index = 0; index < 10; index++ ) {
			await leave( 'Vera', `Left ${ index }` );
		}
		const ids = new Set< string >();
		while ( ids.size < 10 ) {
			ids.add( ( await stream.next( 'conversation.created', () => true, 20_000 ) ).conversation.id );
		}

		expect( await countRows( relay.site, 'conversations' ) ).toBe( 10 );
		expect( await countRows( relay.site, 'visitors' ) ).toBe( 10 );
		expect( await countRows( relay.site, 'messages', "kind = 'text'" ) ).toBe( 10 );
		expect( await countRows( relay.site, 'left_messages' ) ).toBe( 0 );
	} finally {
		await Promise.all( others.map( ( other ) => other.close() ) );
	}
} );

test( 'a left message that the relay would refuse holds up no other', async () => {
	const agent = relay.make.agent();
	const stream = await agent.openStream();

	await leave( 'Odd\nname', 'x'.repeat( 20_000 ) );
	await leave( 'Vera', 'I am next' );
	const event = await stream.next( 'message.created', ( { message } ) => message.body === 'I am next', 20_000 );

	expect( event.message.author.name ).toBe( 'Vera' );
} );
