import { LIMITS, type Conversation, type DepartmentDetails, type DepartmentList } from '../../relay/protocol';
import { draft, say, type AgentParty } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { SeveralRelays } from '../support/several-relays';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows, tableState } from '../support/table-state';

let relay: TestRelay;
let agent: AgentParty;
let manager: AgentParty;

beforeEach( async () => {
	relay = await startRelay();
	agent = relay.make.agent();
	manager = relay.make.agent( { role: 'supervisor' } );
} );

afterEach( () => relay.close() );

const DAY = [ [ '09:00', '17:00' ] ];
const HOURS = {
	timezone: 'Europe/Berlin',
	week: [ DAY, DAY, DAY, DAY, DAY, [], [] ],
	exceptions: [ { from: '2026-12-24', to: '2026-12-26', name: 'Christmas', spans: [] } ],
};
const NOBODY = { status: 'offline', agents: [], backAt: null };
const DIGITS = `(SELECT 0 AS n ${ [ 1, 2, 3, 4, 5, 6, 7, 8, 9 ].map( ( n ) => `UNION ALL SELECT ${ n }` ).join( ' ' ) })`;
const UNKNOWN = `d_${ 'x'.repeat( 22 ) }`;

async function create( request: object ): Promise< DepartmentDetails > {
	const answer = await manager.post( '/v1/departments', request );
	return expectStatus< { department: DepartmentDetails } >( answer, 201 ).department;
}

async function change( id: string, request: object ): Promise< DepartmentDetails > {
	const answer = await manager.send( 'PATCH', `/v1/departments/${ id }`, { body: request } );
	return expectStatus< { department: DepartmentDetails } >( answer, 200 ).department;
}

async function names( who: Party = agent ): Promise< string[] > {
	const { departments, nextCursor } = expectStatus< DepartmentList >( await who.get( '/v1/departments' ), 200 );
	expect( nextCursor ).toBeNull();
	return departments.map( ( { name } ) => name );
}

describe( 'the departments that there are', () => {
	test( 'one is made with all it has, or with its name alone, and comes last', async () => {
		const sales = await create( {
			name: ' Sales ',
			color: '#1d4ed8',
			openingHours: HOURS,
			closedOn: '2026-11-30',
			order: 7,
		} );
		const repairs = await create( { name: 'Repairs' } );

		expect( sales ).toMatchObject( {
			name: 'Sales',
			color: '#1d4ed8',
			openingHours: HOURS,
			closedOn: '2026-11-30',
			order: 7,
		} );
		expect( repairs ).toEqual( {
			id: expect.stringMatching( /^d_/ ),
			name: 'Repairs',
			color: null,
			openingHours: null,
			closedOn: null,
			order: 8,
			availability: NOBODY,
		} );
		expect( await names() ).toEqual( [ 'Sales', 'Repairs' ] );
		expect( expectStatus( await agent.get( `/v1/departments/${ repairs.id }` ), 200 ) ).toEqual( {
			department: repairs,
		} );
	} );

	test( 'they are in their order, then by name', async () => {
		for ( const [ name, order ] of [
			[ 'c', 1 ],
			[ 'B', 1 ],
			[ 'a', 1 ],
			[ 'z', 0 ],
		] as const ) {
			await create( { name, order } );
		}

		expect( await names() ).toEqual( [ 'z', 'a', 'B', 'c' ] );
		expect( await create( { name: 'last', order: LIMITS.departmentOrder } ) ).toMatchObject( { order: 999 } );
		expect( await create( { name: 'later' } ) ).toMatchObject( { order: 999 } );
	} );

	test( 'what is not named stays, and null takes it away', async () => {
		const { id } = await create( { name: 'Sales', color: '#1d4ed8', openingHours: HOURS, closedOn: '2026-11-30' } );

		expect( await change( id, { order: 3 } ) ).toMatchObject( {
			name: 'Sales',
			color: '#1d4ed8',
			openingHours: HOURS,
			closedOn: '2026-11-30',
			order: 3,
		} );
		expect( await change( id, { name: 'SALES', color: null, openingHours: null, closedOn: null } ) ).toMatchObject(
			{
				name: 'SALES',
				color: null,
				openingHours: null,
				closedOn: null,
				order: 3,
			}
		);
	} );

	test( 'a name belongs to one, in whatever case', async () => {
		const sales = await create( { name: 'Çay' } );
		const other = await create( { name: 'Other' } );
		const answers = [
			await manager.post( '/v1/departments', { name: 'ÇAY' } ),
			await manager.send( 'PATCH', `/v1/departments/${ other.id }`, { body: { name: 'c\u0327ay', order: 5 } } ),
		];

		for ( const { status, code, text } of answers ) {
			expect( [ status, code ] ).toEqual( [ 409, 'department_exists' ] );
			expect( JSON.parse( text ) ).toMatchObject( { department: { id: sales.id, name: 'Çay' } } );
		}
		expect( await change( other.id, { name: 'Cay' } ) ).toMatchObject( { name: 'Cay', order: 1 } );
	} );

	test( 'there are fifty at most', async () => {
		for ( let count = 0; count < LIMITS.departments; count++ ) {
			await create( { name: `Department ${ count }` } );
		}

		expect( ( await manager.post( '/v1/departments', { name: 'One more' } ) ).code ).toBe( 'too_many_departments' );
		expect( await names() ).toHaveLength( LIMITS.departments );
	} );

	test( 'what is wrong is told at its field, and changes nothing', async () => {
		const { id } = await create( { name: 'Sales' } );
		const before = await tableState( relay.site );
		const withHours = ( changes: object ) => ( { openingHours: { ...HOURS, ...changes } } );
		const exception = ( changes: object ) =>
			withHours( { exceptions: [ { ...HOURS.exceptions[ 0 ], ...changes } ] } );
		const week = ( ...spans: unknown[] ) => withHours( { week: [ spans, ...HOURS.week.slice( 1 ) ] } );

		for ( const [ path, request ] of [
			[ 'name', { name: ' ' } ],
			[ 'name', { name: 'x'.repeat( 101 ) } ],
			[ 'name', { name: 'a\nb' } ],
			[ 'color', { color: '#FFF' } ],
			[ 'color', { color: 'url(x)' } ],
			[ 'order', { order: -1 } ],
			[ 'order', { order: 1_000 } ],
			[ 'closedOn', { closedOn: '2026-02-30' } ],
			[ 'openingHours.timezone', withHours( { timezone: 'Mars/Base' } ) ],
			[ 'openingHours.week', withHours( { week: HOURS.week.slice( 1 ) } ) ],
			[ 'openingHours.week.0.0.1', week( [ '09:00', '25:00' ] ) ],
			[ 'openingHours.week.0.0', week( [ '24:00', '24:00' ] ) ],
			[ 'openingHours.week.0', week( ...Array.from( { length: 7 }, () => [ '09:00', '10:00' ] ) ) ],
			[ 'openingHours.exceptions.0.to', exception( { to: '2026-12-23' } ) ],
			[ 'openingHours.exceptions.0.name', exception( { name: 'x'.repeat( 61 ) } ) ],
			[ 'openingHours.exceptions', withHours( { exceptions: Array( 61 ).fill( HOURS.exceptions[ 0 ] ) } ) ],
		] as const ) {
			const answers = [
				await manager.post( '/v1/departments', { name: 'Another', ...request } ),
				await manager.send( 'PATCH', `/v1/departments/${ id }`, { body: request } ),
			];
			for ( const { code, text } of answers ) {
				expect( { code, body: JSON.parse( text ) as unknown } ).toMatchObject( {
					code: 'invalid_request',
					body: { fields: expect.arrayContaining( [ expect.objectContaining( { path } ) ] ) },
				} );
			}
		}
		expect( ( await manager.send( 'PATCH', `/v1/departments/${ id }`, { body: {} } ) ).code ).toBe(
			'invalid_request'
		);
		expect( ( await manager.post( '/v1/departments', {} ) ).code ).toBe( 'invalid_request' );
		expect( ( await manager.post( '/v1/departments', { name: 'x', availability: NOBODY } ) ).code ).toBe(
			'unknown_field'
		);
		expect( await tableState( relay.site ) ).toEqual( before );
	} );

	test( 'every agent hears of what changes, also after it; the same again is no news', async () => {
		const elsewhere = await relay.make.department();
		const limited = relay.make.agent( { departments: [ elsewhere ] } );
		const stream = await limited.openStream();
		const { epoch, head } = await stream.find( 'hello' );

		const made = await create( { name: 'Sales' } );
		await change( made.id, { name: 'Sales', order: made.order } );
		const renamed = await change( made.id, { name: 'Advice' } );
		expectStatus( await manager.send( 'DELETE', `/v1/departments/${ made.id }` ), 204 );

		const changed = { type: 'department.changed', departmentId: made.id };
		const told = [ await stream.next( 'department.changed' ), await stream.next( 'department.changed' ) ];
		expect( told[ 0 ] ).toMatchObject( changed );
		expect( told[ 1 ] ).toMatchObject( { ...changed, department: { name: renamed.name } } );
		expect( await stream.next( 'department.changed' ) ).toMatchObject( { ...changed, department: null } );
		const resumed = await limited.openStream( { after: `${ epoch }.${ head }` } );
		expect( await resumed.next( 'department.changed' ) ).toMatchObject( { ...changed, department: null } );
	} );
} );

describe( 'one that is deleted', () => {
	test( 'leaves its conversations as they are, in none, however many there are', async () => {
		const sales = await create( { name: 'Sales' } );
		const limited = relay.make.agent( { departments: [ sales.id ] } );
		const [ open, closed, queued ] = await Promise.all(
			[ 1, 2, 3 ].map( () => relay.make.queuedConversation( { department: sales.id } ) )
		);
		await agent.accept( open?.conversation.id ?? '' );
		expectStatus( await agent.post( `/v1/conversations/${ closed?.conversation.id }/close`, {} ), 200 );
		await relay.site.query(
			`INSERT INTO {prefix}veranda_conversations
			(public_id, visitor_id, client_id, state, department_id, created_at, updated_at, activity_number)
			SELECT CONCAT('c_', LPAD(n, 22, '0')), 1, CONCAT('older-', n), 'closed', d.id, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 0
			FROM {prefix}veranda_departments d, (SELECT a.n + 10 * b.n + 100 * c.n AS n FROM ${ DIGITS } a, ${ DIGITS } b, ${ DIGITS } c) numbers`
		);
		const look = async ( id = '' ) =>
			expectStatus< { conversation: Conversation } >( await agent.get( `/v1/conversations/${ id }` ), 200 )
				.conversation;
		const ids = [ open, closed, queued ].map( ( each ) => each?.conversation.id );
		const before = await Promise.all( ids.map( look ) );
		const stream = await limited.openStream();
		await stream.find( 'hello' );

		expectStatus( await manager.send( 'DELETE', `/v1/departments/${ sales.id }` ), 204 );

		expect( await Promise.all( ids.map( look ) ) ).toEqual(
			before.map( ( each ) => ( { ...each, department: null } ) )
		);
		expect( await countRows( relay.site, 'conversations', 'department_id IS NOT NULL' ) ).toBe( 0 );
		expect( await stream.next( 'reset' ) ).toMatchObject( { reason: 'access_changed' } );
		// Who was there for it alone is there for nobody: never for all.
		for ( const id of ids ) {
			expect( ( await limited.get( `/v1/conversations/${ id }` ) ).code ).toBe( 'not_found' );
		}
		const newToken = relay.make.agent( { departments: [ sales.id ] } );
		expect( expectStatus( await newToken.get( '/v1/conversations' ), 200 ) ).toMatchObject( { conversations: [] } );
		// An agent goes on with what they hold, though nobody was told of each conversation.
		await say( agent, ids[ 0 ] ?? '', 'Still here' );
	} );

	test( 'is unknown at once, also to another relay of the site that has used it', async () => {
		const several = await SeveralRelays.start( 2 );
		try {
			const boss = several.make.agent( { role: 'supervisor' } );
			const answer = await boss.post( '/v1/departments', { name: 'Sales' } );
			const { id } = expectStatus< { department: DepartmentDetails } >( answer, 201 ).department;
			const [ one, other ] = [ await several.make.visitor(), several.move( await several.make.visitor(), 1 ) ];
			await several.move( await several.make.visitor(), 1 ).start( { department: id } );
			const watching = await several.move( several.make.agent(), 1 ).openStream();

			expectStatus( await boss.send( 'DELETE', `/v1/departments/${ id }` ), 204 );
			await watching.next( 'department.changed', ( { department } ) => department === null );

			for ( const visitor of [ one, other ] ) {
				const refused = await visitor.post( '/v1/conversations', { clientId: 'late', department: id } );
				expect( refused.json() ).toMatchObject( {
					code: 'invalid_request',
					fields: [ { path: 'department' } ],
				} );
			}
		} finally {
			await several.remove();
		}
	} );
} );

describe( 'who may', () => {
	test( 'agents read all of them, and who manages nothing changes none', async () => {
		const sales = await create( { name: 'Sales' } );
		const repairs = await create( { name: 'Repairs' } );
		const limited = relay.make.agent( { departments: [ repairs.id ] } );
		expect( await names( limited ) ).toEqual( [ 'Sales', 'Repairs' ] );
		const before = await tableState( relay.site );

		for ( const path of [ `/v1/departments/${ sales.id }`, `/v1/departments/${ UNKNOWN }` ] ) {
			expect( ( await limited.send( 'PATCH', path, { body: { name: 'x' } } ) ).code ).toBe( 'forbidden' );
			expect( ( await limited.send( 'DELETE', path ) ).code ).toBe( 'forbidden' );
		}
		expect( ( await limited.post( '/v1/departments', { name: 'x' } ) ).code ).toBe( 'forbidden' );
		expect( await tableState( relay.site ) ).toEqual( before );
	} );

	test( 'a visitor reads none, changes none, and hears of none', async () => {
		const sales = await create( { name: 'Sales', color: '#1d4ed8', openingHours: HOURS } );
		const visitor = await relay.make.visitor();
		const { conversation } = await visitor.start( { department: sales.id, message: draft( 'Hello' ) } );
		const stream = await visitor.openStream();
		await stream.find( 'hello' );

		for ( const { code } of [
			await visitor.get( '/v1/departments' ),
			await visitor.get( `/v1/departments/${ sales.id }` ),
			await visitor.post( '/v1/departments', { name: 'x' } ),
			await visitor.send( 'PATCH', `/v1/departments/${ sales.id }`, { body: { name: 'x' } } ),
			await visitor.send( 'DELETE', `/v1/departments/${ sales.id }` ),
			await visitor.send( 'PATCH', `/v1/conversations/${ conversation.id }`, { body: { priority: 'urgent' } } ),
		] ) {
			expect( code ).toBe( 'wrong_scope' );
		}
		await change( sales.id, { name: 'Advice' } );
		await agent.accept( conversation.id );

		await stream.next( 'conversation.assigned' );
		expect( stream.text ).not.toMatch( /department\.changed|#1d4ed8|Berlin|priority/ );
		expect( conversation ).not.toHaveProperty( 'priority' );
		expect( conversation.department ).toEqual( { id: sales.id, name: 'Sales' } );
	} );

	test( 'what does not exist is not found', async () => {
		const path = `/v1/departments/${ UNKNOWN }`;

		expect( ( await agent.get( path ) ).code ).toBe( 'not_found' );
		expect( ( await agent.get( '/v1/departments/sales' ) ).code ).toBe( 'not_found' );
		expect( ( await manager.send( 'PATCH', path, { body: { name: 'x' } } ) ).code ).toBe( 'not_found' );
		expect( ( await manager.send( 'DELETE', path ) ).code ).toBe( 'not_found' );
	} );
} );

describe( 'a conversation', () => {
	async function update( who: AgentParty, id: string, request: object ): Promise< Conversation > {
		const answer = await who.send( 'PATCH', `/v1/conversations/${ id }`, { body: request } );
		return expectStatus< { conversation: Conversation } >( answer, 200 ).conversation;
	}

	test( 'is put into another department or none, and who may see it hears where it is', async () => {
		const [ sales, repairs ] = [ await create( { name: 'Sales' } ), await create( { name: 'Repairs' } ) ];
		const { conversation, visitor } = await relay.make.queuedConversation( { department: sales.id } );
		const [ seller, helper ] = [ sales, repairs ].map( ( { id } ) => relay.make.agent( { departments: [ id ] } ) );
		const streams = await Promise.all(
			[ agent, helper as AgentParty, visitor ].map( ( who ) => who.openStream() )
		);
		const sellers = await ( seller as AgentParty ).openStream();
		await Promise.all( [ ...streams, sellers ].map( ( stream ) => stream.find( 'hello' ) ) );

		const moved = await update( seller as AgentParty, conversation.id, { departmentId: repairs.id } );

		expect( moved ).toMatchObject( { state: 'queued', department: { id: repairs.id, name: 'Repairs' } } );
		for ( const stream of streams ) {
			expect( await stream.next( 'conversation.updated' ) ).toMatchObject( {
				conversation: { department: { id: repairs.id } },
			} );
		}
		expect( await sellers.next( 'reset' ) ).toMatchObject( { reason: 'access_changed' } );
		expect( await update( agent, conversation.id, { departmentId: null } ) ).toMatchObject( { department: null } );
		const path = `/v1/conversations/${ conversation.id }`;
		expect( ( await ( helper as AgentParty ).get( path ) ).code ).toBe( 'not_found' );
	} );

	test( 'is as urgent as agents say, which no visitor hears', async () => {
		const { conversation, visitor } = await relay.make.queuedConversation();
		const [ stream, visitors ] = [ await agent.openStream(), await visitor.openStream() ];
		await Promise.all( [ stream.find( 'hello' ), visitors.find( 'hello' ) ] );
		const path = `/v1/conversations/${ conversation.id }`;
		const before = expectStatus< { conversation: Conversation } >( await agent.get( path ), 200 );
		expect( before.conversation.priority ).toBe( 'normal' );

		expect( await update( agent, conversation.id, { priority: 'urgent' } ) ).toMatchObject( {
			priority: 'urgent',
		} );

		expect( await stream.next( 'conversation.updated' ) ).toMatchObject( { conversation: { priority: 'urgent' } } );
		await agent.accept( conversation.id );
		await visitors.next( 'conversation.assigned' );
		expect( visitors.text ).not.toMatch( /conversation\.updated|urgent/ );
		expect( ( await visitor.get( path ) ).text ).not.toMatch( /urgent|priority/ );
	} );

	test( 'stays as it is when what is asked for is wrong, the same, or another’s', async () => {
		const [ sales, repairs ] = [ await create( { name: 'Sales' } ), await create( { name: 'Repairs' } ) ];
		const { conversation } = await relay.make.queuedConversation( { department: sales.id } );
		const helper = relay.make.agent( { departments: [ repairs.id ] } );
		await helper.get( '/v1/agents' );
		await update( agent, conversation.id, { departmentId: sales.id, priority: 'normal' } );
		const before = await tableState( relay.site );
		const send = ( who: AgentParty, body: object ) =>
			who.send( 'PATCH', `/v1/conversations/${ conversation.id }`, { body } );

		expect( ( await send( helper, { departmentId: repairs.id } ) ).code ).toBe( 'not_found' );
		expect( ( await send( agent, {} ) ).code ).toBe( 'invalid_request' );
		expect( ( await send( agent, { priority: 'highest' } ) ).json() ).toMatchObject( {
			fields: [ { path: 'priority' } ],
		} );
		expect( ( await send( agent, { departmentId: UNKNOWN, priority: 'low' } ) ).json() ).toMatchObject( {
			code: 'invalid_request',
			fields: [ { path: 'departmentId' } ],
		} );
		expect( await tableState( relay.site ) ).toEqual( before );
	} );
} );
