import { LIMITS, type SavedView, type SavedViewList } from '../../relay/protocol';
import type { AgentParty } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { tableState } from '../support/table-state';

let relay: TestRelay;
let agent: AgentParty;
let colleague: AgentParty;
let manager: AgentParty;

beforeEach( async () => {
	relay = await startRelay();
	agent = relay.make.agent( { name: 'Anna' } );
	colleague = relay.make.agent( { name: 'Ben' } );
	manager = relay.make.agent( { name: 'Mia', role: 'supervisor' } );
} );

afterEach( () => relay.close() );

const PATH = '/v1/views';
const pathOf = ( { id }: Pick< SavedView, 'id' > ) => `${ PATH }/${ id }`;
const UNKNOWN = { id: `w_${ 'x'.repeat( 22 ) }` };
const VIP = { name: 'VIP', list: 'open', filters: { tag: 'vip', sort: 'waiting' } };

async function create( who: Party, request: object = {} ): Promise< SavedView > {
	const answer = await who.post( PATH, { ...VIP, ...request } );
	return expectStatus< { savedView: SavedView } >( answer, 201 ).savedView;
}

const change = ( who: Party, view: Pick< SavedView, 'id' >, body: object ) =>
	who.send( 'PATCH', pathOf( view ), { body } );

async function changed( who: Party, view: SavedView, body: object ): Promise< SavedView > {
	return expectStatus< { savedView: SavedView } >( await change( who, view, body ), 200 ).savedView;
}

async function list( who: Party ): Promise< SavedView[] > {
	const answer = expectStatus< SavedViewList >( await who.get( PATH ), 200 );
	expect( answer.nextCursor ).toBeNull();
	return answer.savedViews;
}

const names = async ( who: Party ) => ( await list( who ) ).map( ( { name } ) => name );

describe( 'saved views', () => {
	test( 'have a name, a list, filters and an order; own ones come first, new ones last', async () => {
		const shared = await create( manager, { name: ' Ours ', isShared: true } );
		const first = await create( agent, { name: 'First' } );
		const second = await create( agent, { name: 'Second', filters: {} } );

		expect( shared ).toEqual( {
			id: expect.stringMatching( /^w_/ ),
			name: 'Ours',
			list: 'open',
			filters: { tag: 'vip', sort: 'waiting' },
			order: 0,
			isShared: true,
			createdAt: expect.any( String ),
			updatedAt: expect.any( String ),
		} );
		expect( await list( agent ) ).toEqual( [ first, second, shared ] );
		expect( expectStatus( await agent.get( pathOf( shared ) ), 200 ) ).toEqual( { savedView: shared } );

		await changed( agent, first, { order: 2 } );
		expect( await names( agent ) ).toEqual( [ 'Second', 'First', 'Ours' ] );
		await create( agent, { name: 'Third', order: LIMITS.savedViewOrder } );
		expect( await create( agent, { name: 'Fourth' } ) ).toMatchObject( { order: LIMITS.savedViewOrder } );
	} );

	test( 'what is not named stays, what is the same changes nothing, and a deleted one is gone', async () => {
		const made = await create( manager, { isShared: true } );

		const after = await changed( relay.make.agent( { role: 'supervisor' } ), made, { name: 'Dear ones' } );
		expect( after ).toEqual( { ...made, name: 'Dear ones', updatedAt: expect.any( String ) } );
		expect( await changed( manager, made, { name: 'Dear ones', filters: VIP.filters } ) ).toEqual( after );
		expectStatus( await manager.send( 'DELETE', pathOf( made ) ), 204 );
		expect( ( await manager.get( pathOf( made ) ) ).code ).toBe( 'not_found' );
		expect( await list( agent ) ).toEqual( [] );
	} );

	test( 'there are as many as there may be, of an agent and shared', async () => {
		for ( let index = 0; index < LIMITS.savedViews; index++ ) {
			await create( manager, { isShared: true } );
			await create( agent );
		}
		const own = await create( manager );

		for ( const { status, code } of [
			await agent.post( PATH, VIP ),
			await manager.post( PATH, { ...VIP, isShared: true } ),
			await change( manager, own, { isShared: true } ),
		] ) {
			expect( [ status, code ] ).toEqual( [ 409, 'too_many_saved_views' ] );
		}
		expect( await changed( manager, own, { name: 'Still mine' } ) ).toMatchObject( { isShared: false } );
	} );

	test( 'what is wrong is told at its field, and changes nothing', async () => {
		const made = await create( agent );
		const before = await tableState( relay.site );
		const many = Object.fromEntries(
			Array.from( { length: LIMITS.savedViewFilters + 1 }, ( _, index ) => [
				`f${ String.fromCharCode( 97 + index ) }`,
				'x',
			] )
		);

		for ( const [ path, request ] of [
			[ 'name', { name: ' ' } ],
			[ 'name', { name: 'x'.repeat( LIMITS.savedViewNameCharacters + 1 ) } ],
			[ 'name', { name: 'a\nb' } ],
			[ 'list', { list: '../queue' } ],
			[ 'filters', { filters: [ 'vip' ] } ],
			[ 'filters', { filters: many } ],
			[ 'filters.tag', { filters: { tag: 1 } } ],
			[ 'filters.tag', { filters: { tag: 'x'.repeat( LIMITS.searchCharacters + 1 ) } } ],
			[ 'filters.<b>', { filters: { '<b>': 'x' } } ],
			[ 'order', { order: -1 } ],
			[ 'order', { order: LIMITS.savedViewOrder + 1 } ],
			[ 'isShared', { isShared: 'yes' } ],
		] as const ) {
			for ( const { code, text } of [
				await agent.post( PATH, { ...VIP, ...request } ),
				await change( agent, made, request ),
			] ) {
				expect( { code, body: JSON.parse( text ) as unknown } ).toMatchObject( {
					code: 'invalid_request',
					body: { fields: [ expect.objectContaining( { path } ) ] },
				} );
			}
		}
		expect( ( await change( agent, made, {} ) ).code ).toBe( 'invalid_request' );
		expect( ( await change( agent, made, { ownerId: 1 } ) ).code ).toBe( 'unknown_field' );
		expect( await tableState( relay.site ) ).toEqual( before );
	} );
} );

describe( 'who may', () => {
	test( 'an agent’s own ones are nobody else’s: not to read or to change, nor for who manages', async () => {
		const own = await create( agent );
		for ( const who of [ colleague, manager ] ) {
			expect( await list( who ) ).toEqual( [] );
		}
		const before = await tableState( relay.site );

		for ( const who of [ colleague, manager ] ) {
			for ( const target of [ own, UNKNOWN, { id: 'VIP' } ] ) {
				for ( const { code } of [
					await who.get( pathOf( target ) ),
					await change( who, target, { name: 'x' } ),
					await change( who, target, { isShared: true } ),
					await who.send( 'DELETE', pathOf( target ) ),
				] ) {
					expect( code ).toBe( 'not_found' );
				}
			}
		}
		expect( await tableState( relay.site ) ).toEqual( before );
	} );

	test( 'shared ones are changed by who manages alone', async () => {
		const shared = await create( manager, { isShared: true } );
		const own = await create( agent, { name: 'Mine' } );
		const before = await tableState( relay.site );

		for ( const { code } of [
			await agent.post( PATH, { ...VIP, isShared: true } ),
			await change( agent, shared, { name: 'x' } ),
			await change( agent, shared, { order: 3 } ),
			await change( agent, shared, { isShared: false } ),
			await change( agent, own, { isShared: true } ),
			await agent.send( 'DELETE', pathOf( shared ) ),
		] ) {
			expect( code ).toBe( 'forbidden' );
		}
		expect( await tableState( relay.site ) ).toEqual( before );
		expect( await names( agent ) ).toEqual( [ 'Mine', 'VIP' ] );
	} );

	test( 'a visitor reads none, makes none, and hears of none', async () => {
		const shared = await create( manager, { isShared: true } );
		const { visitor, conversation } = await relay.make.queuedConversation();
		const stream = await visitor.openStream();
		await stream.find( 'hello' );

		for ( const { code } of [
			await visitor.get( PATH ),
			await visitor.get( pathOf( shared ) ),
			await visitor.post( PATH, VIP ),
			await change( visitor, shared, { name: 'x' } ),
			await visitor.send( 'DELETE', pathOf( shared ) ),
		] ) {
			expect( code ).toBe( 'wrong_scope' );
		}
		await changed( manager, shared, { name: 'Good ones' } );
		await agent.accept( conversation.id );

		await stream.next( 'conversation.assigned' );
		expect( stream.text ).not.toContain( 'saved' );
	} );
} );

test( 'all agents hear of shared ones, and the owner alone of others', async () => {
	const [ own, others ] = [ await manager.openStream(), await agent.openStream() ];
	await Promise.all( [ own, others ].map( ( stream ) => stream.find( 'hello' ) ) );
	const heard = ( stream: typeof own ) => stream.next( 'saved-view.changed' );

	const personal = await create( manager, { name: 'My own words' } );
	const { id: savedViewId } = personal;
	expect( await heard( own ) ).toMatchObject( { savedViewId, savedView: personal } );
	await changed( manager, personal, { name: 'My own words' } );
	const shared = await changed( manager, personal, { name: 'For all', isShared: true } );
	expect( await heard( own ) ).toMatchObject( { savedViewId, savedView: null } );
	expect( await heard( own ) ).toMatchObject( { savedView: shared } );
	expect( await heard( others ) ).toMatchObject( { savedViewId, savedView: shared } );
	expectStatus( await manager.send( 'DELETE', pathOf( personal ) ), 204 );
	expect( await heard( others ) ).toMatchObject( { savedViewId, savedView: null } );
	expect( others.text ).not.toContain( 'My own words' );
} );
