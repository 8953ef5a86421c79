import { LIMITS, type CannedResponse, type CannedResponseList } from '../../relay/protocol';
import type { AgentParty } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { SeveralRelays } from '../support/several-relays';
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

const PATH = '/v1/canned-responses';
const pathOf = ( { id }: Pick< CannedResponse, 'id' > ) => `${ PATH }/${ id }`;
const UNKNOWN = { id: `r_${ 'x'.repeat( 22 ) }` };

async function create( who: Party, request: object ): Promise< CannedResponse > {
	const answer = await who.post( PATH, { body: 'Hello', ...request } );
	return expectStatus< { cannedResponse: CannedResponse } >( answer, 201 ).cannedResponse;
}

const change = ( who: Party, response: Pick< CannedResponse, 'id' >, body: object ) =>
	who.send( 'PATCH', pathOf( response ), { body } );

async function changed( who: Party, response: CannedResponse, body: object ): Promise< CannedResponse > {
	const answer = await change( who, response, body );
	return expectStatus< { cannedResponse: CannedResponse } >( answer, 200 ).cannedResponse;
}

async function list( who: Party, query = '' ): Promise< CannedResponseList > {
	return expectStatus< CannedResponseList >( await who.get( `${ PATH }${ query }` ), 200 );
}

async function shortcuts( who: Party ): Promise< string[] > {
	return ( await list( who ) ).cannedResponses.map( ( { shortcut } ) => shortcut );
}

async function fill( ownerId: number, count: number ): Promise< void > {
	const values = Array.from( { length: count }, ( _, index ) => {
		const number = String( index ).padStart( 4, '0' );
		return `('r_${ `${ ownerId }-${ number }`.padStart( 22, '0' ) }', ${ ownerId }, 'n${ number }', 'n${ number }', '', '', 'x', '',
			UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 0)`;
	} );
	await relay.site.query(
		`INSERT INTO {prefix}veranda_canned_responses
		(public_id, owner_id, shortcut, shortcut_key, language, title, body, folder, created_at, updated_at, updated_by)
		VALUES ${ values.join( ', ' ) }`
	);
}

describe( 'canned responses', () => {
	test( 'are made with all they have, or with a shortcut and a text alone', async () => {
		const full = await create( manager, {
			shortcut: '/Hello',
			title: ' Greeting ',
			body: '  Hello {visitor.name|there},\n<b>{{7*7}}</b>',
			folder: 'Start',
			language: 'pt-BR',
			isShared: true,
		} );
		const short = await create( agent, { shortcut: 'bye' } );

		expect( full ).toEqual( {
			id: expect.stringMatching( /^r_/ ),
			shortcut: 'Hello',
			title: 'Greeting',
			body: '  Hello {visitor.name|there},\n<b>{{7*7}}</b>',
			folder: 'Start',
			language: 'pt-BR',
			isShared: true,
			usageCount: 0,
			createdAt: expect.any( String ),
			updatedAt: expect.any( String ),
			updatedBy: { id: manager.id, name: 'Mia', avatarUrl: null },
		} );
		expect( short ).toMatchObject( { title: '', folder: '', language: null, isShared: false } );
		expect( await list( agent ) ).toEqual( { cannedResponses: [ short, full ], nextCursor: null } );
		expect( expectStatus( await agent.get( pathOf( full ) ), 200 ) ).toEqual( { cannedResponse: full } );
	} );

	test( 'what is not named stays, what is the same changes nothing, and a deleted one is gone', async () => {
		const made = await create( manager, { shortcut: 'hello', title: 'Greeting', language: 'en', isShared: true } );
		const other = relay.make.agent( { name: 'Max', role: 'supervisor' } );

		const after = await changed( other, made, { body: 'Good day', language: null } );

		expect( after ).toEqual( {
			...made,
			body: 'Good day',
			language: null,
			updatedAt: expect.any( String ),
			updatedBy: expect.objectContaining( { name: 'Max' } ),
		} );
		expect( await changed( manager, made, { body: 'Good day', isShared: true } ) ).toEqual( after );
		expectStatus( await manager.send( 'DELETE', pathOf( made ) ), 204 );
		expect( ( await manager.get( pathOf( made ) ) ).code ).toBe( 'not_found' );
		expect( await shortcuts( agent ) ).toEqual( [] );
	} );

	test( 'a shortcut belongs to one of an owner in one language, in whatever case', async () => {
		const german = await create( agent, { shortcut: 'Çay', language: 'de' } );
		await create( agent, { shortcut: 'çay', language: 'en' } );
		await create( colleague, { shortcut: 'çay', language: 'de' } );
		const shared = await create( manager, { shortcut: 'çay', language: 'de', isShared: true } );
		const other = await create( agent, { shortcut: 'other', language: 'de' } );

		for ( const { status, text } of [
			await agent.post( PATH, { shortcut: '/ÇAY', body: 'x', language: 'de' } ),
			await change( agent, other, { shortcut: 'c\u0327ay' } ),
			await manager.post( PATH, { shortcut: 'çay', body: 'x', language: 'de', isShared: true } ),
		] ) {
			expect( [ status, JSON.parse( text ) ] ).toMatchObject( [
				409,
				{ code: 'canned_response_exists', fields: [ { path: 'shortcut' } ] },
			] );
		}
		expect( await changed( agent, german, { shortcut: 'ÇAY' } ) ).toMatchObject( { shortcut: 'ÇAY' } );
		expect( ( await list( manager ) ).cannedResponses ).toEqual( [ shared ] );
	} );

	test( 'come page by page, and a page is no longer than it may be', async () => {
		await fill( 0, 120 );
		await create( agent, { shortcut: 'n0007', language: 'de' } );
		const found: string[] = [];
		for ( let cursor: string | null = ''; cursor !== null; ) {
			const page = await list( agent, `?limit=50${ cursor && `&cursor=${ cursor }` }` );
			found.push( ...page.cannedResponses.map( ( { id } ) => id ) );
			cursor = page.nextCursor;
		}
		expect( new Set( found ).size ).toBe( 121 );
		expect( found ).toHaveLength( 121 );

		for ( let index = 0; index < 30; index++ ) {
			await create( colleague, { shortcut: `a${ index }`, body: '\u0001'.repeat( LIMITS.messageCharacters ) } );
		}
		const page = await list( colleague, '?limit=100' );
		expect( page.cannedResponses.length ).toBeLessThan( 30 );
		expect( page.nextCursor ).not.toBeNull();
		for ( const query of [ '?limit=0', '?limit=101', '?cursor=%2F', '?cursor=', '?owner=2' ] ) {
			expect( ( await agent.get( `${ PATH }${ query }` ) ).status ).toBe( 400 );
		}
	} );

	test( 'there are as many as there may be, of an agent and shared', async () => {
		await fill( Number( agent.id.slice( 'agent:'.length ) ), LIMITS.ownCannedResponses );
		await fill( 0, LIMITS.sharedCannedResponses );
		const own = await create( manager, { shortcut: 'mine' } );

		for ( const { status, code } of [
			await agent.post( PATH, { shortcut: 'more', body: 'x' } ),
			await manager.post( PATH, { shortcut: 'more', body: 'x', isShared: true } ),
			await change( manager, own, { isShared: true } ),
		] ) {
			expect( [ status, code ] ).toEqual( [ 409, 'too_many_canned_responses' ] );
		}
		expect( await changed( manager, own, { body: 'Still mine' } ) ).toMatchObject( { isShared: false } );
	} );

	test( 'what is wrong is told at its field, and changes nothing', async () => {
		const made = await create( agent, { shortcut: 'hello' } );
		const before = await tableState( relay.site );

		for ( const [ path, request ] of [
			[ 'shortcut', { shortcut: '' } ],
			[ 'shortcut', { shortcut: '/' } ],
			[ 'shortcut', { shortcut: 'two words' } ],
			[ 'shortcut', { shortcut: 'a/b' } ],
			[ 'shortcut', { shortcut: 'x'.repeat( 51 ) } ],
			[ 'title', { title: 'a\nb' } ],
			[ 'title', { title: 'x'.repeat( 101 ) } ],
			[ 'body', { body: ' \n' } ],
			[ 'body', { body: 'a\0b' } ],
			[ 'folder', { folder: 'x'.repeat( 51 ) } ],
			[ 'language', { language: 'German' } ],
			[ 'language', { language: 'de_DE' } ],
			[ 'isShared', { isShared: 'yes' } ],
		] as const ) {
			for ( const { code, text } of [
				await agent.post( PATH, { shortcut: 'another', body: 'x', ...request } ),
				await change( agent, made, request ),
			] ) {
				expect( { code, body: JSON.parse( text ) as unknown } ).toMatchObject( {
					code: 'invalid_request',
					body: { fields: expect.arrayContaining( [ expect.objectContaining( { path } ) ] ) },
				} );
			}
		}
		expect( ( await change( agent, made, { body: 'x'.repeat( 8_001 ) } ) ).code ).toBe( 'message_too_long' );
		expect( ( await change( agent, made, {} ) ).code ).toBe( 'invalid_request' );
		expect( ( await change( agent, made, { usageCount: 5 } ) ).code ).toBe( 'unknown_field' );
		expect( await tableState( relay.site ) ).toEqual( before );
	} );

	test( 'uses are counted, and are no change', async () => {
		const shared = await create( manager, { shortcut: 'hello', isShared: true } );

		for ( const who of [ agent, colleague, agent ] ) {
			expectStatus( await who.post( `${ pathOf( shared ) }/use`, {} ), 204 );
		}

		expect( ( await list( agent ) ).cannedResponses ).toEqual( [ { ...shared, usageCount: 3 } ] );
	} );
} );

describe( 'who may', () => {
	test( 'an agent’s own ones are nobody else’s: not to read, to change, to count, nor for who manages', async () => {
		const own = await create( agent, { shortcut: 'secret', body: 'My own words' } );
		for ( const who of [ colleague, manager ] ) {
			expect( await shortcuts( who ) ).toEqual( [] );
		}
		const before = await tableState( relay.site );

		for ( const who of [ colleague, manager ] ) {
			for ( const target of [ own, UNKNOWN, { id: 'secret' } ] ) {
				for ( const { code } of [
					await who.get( pathOf( target ) ),
					await change( who, target, { body: 'x' } ),
					await change( who, target, { isShared: true, body: 'x' } ),
					await who.send( 'DELETE', pathOf( target ) ),
					await who.post( `${ pathOf( target ) }/use`, {} ),
				] ) {
					expect( code ).toBe( 'not_found' );
				}
			}
		}
		expect( await tableState( relay.site ) ).toEqual( before );
	} );

	test( 'shared ones are changed by who manages alone', async () => {
		const shared = await create( manager, { shortcut: 'hello', isShared: true } );
		const own = await create( agent, { shortcut: 'mine' } );
		const before = await tableState( relay.site );

		for ( const { code } of [
			await agent.post( PATH, { shortcut: 'x', body: 'x', isShared: true } ),
			await change( agent, shared, { body: 'x' } ),
			await change( agent, shared, { isShared: false } ),
			await change( agent, own, { isShared: true } ),
			await agent.send( 'DELETE', pathOf( shared ) ),
		] ) {
			expect( code ).toBe( 'forbidden' );
		}
		expect( await tableState( relay.site ) ).toEqual( before );
		expect( await shortcuts( agent ) ).toEqual( [ 'hello', 'mine' ] );
	} );

	test( 'a visitor reads none, makes none, and hears of none', async () => {
		const shared = await create( manager, { shortcut: 'hello', isShared: true } );
		const { visitor, conversation } = await relay.make.queuedConversation();
		const stream = await visitor.openStream();
		await stream.find( 'hello' );

		for ( const { code } of [
			await visitor.get( PATH ),
			await visitor.get( pathOf( shared ) ),
			await visitor.post( PATH, { shortcut: 'x', body: 'x' } ),
			await change( visitor, shared, { body: 'x' } ),
			await visitor.send( 'DELETE', pathOf( shared ) ),
			await visitor.post( `${ pathOf( shared ) }/use`, {} ),
		] ) {
			expect( code ).toBe( 'wrong_scope' );
		}
		await changed( manager, shared, { body: 'Good day' } );
		await agent.accept( conversation.id );

		await stream.next( 'conversation.assigned' );
		expect( stream.text ).not.toContain( 'canned' );
	} );
} );

describe( 'who hears', () => {
	test( 'all agents of shared ones, and the owner alone of others, on every relay', async () => {
		const several = await SeveralRelays.start( 2 );
		try {
			const boss = several.make.agent( { role: 'supervisor' } );
			const [ own, others ] = [
				await several.move( boss, 1 ).openStream(),
				await several.move( several.make.agent(), 1 ).openStream(),
			];
			several.move( boss, 0 );
			await Promise.all( [ own, others ].map( ( stream ) => stream.find( 'hello' ) ) );
			const heard = ( stream: typeof own ) => stream.next( 'canned-response.changed' );

			const personal = await create( boss, { shortcut: 'secret', body: 'My own words' } );
			const { id: cannedResponseId } = personal;
			expect( await heard( own ) ).toMatchObject( { cannedResponseId, cannedResponse: personal } );
			await changed( boss, personal, { shortcut: 'secret', body: 'My own words' } );
			const shared = await changed( boss, personal, { body: 'For all', isShared: true } );
			expect( await heard( own ) ).toMatchObject( { cannedResponseId, cannedResponse: null } );
			expect( await heard( own ) ).toMatchObject( { cannedResponse: shared } );
			expect( await heard( others ) ).toMatchObject( { cannedResponseId, cannedResponse: shared } );
			const takenBack = await changed( boss, shared, { isShared: false } );
			expect( await heard( others ) ).toMatchObject( { cannedResponseId, cannedResponse: null } );
			expect( await heard( own ) ).toMatchObject( { cannedResponse: null } );
			expect( await heard( own ) ).toMatchObject( { cannedResponse: takenBack } );
			expectStatus( await boss.send( 'DELETE', pathOf( personal ) ), 204 );
			expect( await heard( own ) ).toMatchObject( { cannedResponseId, cannedResponse: null } );
			expect( others.text ).not.toContain( 'My own words' );
			expect( others.all( 'canned-response.changed' ) ).toHaveLength( 2 );
		} finally {
			await several.remove();
		}
	} );
} );
