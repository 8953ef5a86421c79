import { randomUUID } from 'node:crypto';
import type { Problem, SearchAnswer, VisitorAnswer, VisitorDetails, VisitorNoteAnswer } from '../../relay/protocol';
import { visitorAnswer } from '../../relay/protocol';
import { waitUntil } from '../../scripts/environment/processes';
import { say, type AgentParty, type VisitorParty } from '../support/make';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows, tableState } from '../support/table-state';
import { identityToken } from '../support/tokens';

/* What agents know of a visitor, and what they write down about them. */

let relay: TestRelay;
let agent: AgentParty;

beforeAll( async () => {
	relay = await startRelay();
	agent = relay.make.agent( { name: 'Anna' } );
} );

afterAll( () => relay.close() );

const pathOf = ( { id }: VisitorParty ) => `/v1/visitors/${ id }`;
const notesOf = ( visitor: VisitorParty ) => `${ pathOf( visitor ) }/notes`;

const read = async ( visitor: VisitorParty, who = agent ): Promise< VisitorDetails > =>
	visitorAnswer.parse( expectStatus( await who.get( pathOf( visitor ) ), 200 ) ).visitor;

const edit = ( visitor: VisitorParty, changes: object, who = agent ) =>
	who.send( 'PATCH', pathOf( visitor ), { body: changes } );

const edited = async ( visitor: VisitorParty, changes: object, who = agent ): Promise< VisitorDetails > =>
	expectStatus< VisitorAnswer >( await edit( visitor, changes, who ), 200 ).visitor;

const note = ( visitor: VisitorParty, body: string, who = agent, clientId: string = randomUUID() ) =>
	who.post( notesOf( visitor ), { clientId, body } );

const editorsOf = ( { edits }: VisitorDetails ) =>
	Object.fromEntries( edits.map( ( { field, agent: by } ) => [ field, by?.name ] ) );

test( 'what is edited is kept, with who did it and when, and lists and searches have the new name', async () => {
	const { visitor, conversation } = await relay.make.queuedConversation();
	await say( visitor, conversation.id, 'My theorbo is broken' );
	expect( await read( visitor ) ).toMatchObject( { phone: null, company: null, fields: {}, edits: [], notes: [] } );

	await edited( visitor, { name: 'Vera Quist', email: 'vera@example.org', phone: '+49 30 901820' } );
	await edited( visitor, { company: 'Lamps Ltd.', fields: { 'Customer number': '1001', 7: 'seven' } } );

	const known = await read( visitor );
	expect( known ).toMatchObject( {
		name: 'Vera Quist',
		email: 'vera@example.org',
		verified: false,
		phone: '+49 30 901820',
		company: 'Lamps Ltd.',
		fields: { 'Customer number': '1001', 7: 'seven' },
	} );
	expect( editorsOf( known ) ).toEqual(
		Object.fromEntries(
			[ 'name', 'email', 'phone', 'company', 'fields.Customer number', 'fields.7' ].map( ( field ) => [
				field,
				'Anna',
			] )
		)
	);
	expect( known.edits[ 0 ]?.at ).toMatch( /^\d{4}-.*Z$/ );
	const list = await agent.get( `/v1/conversations?visitor=${ visitor.id }` );
	expect( list.text ).toContain( '"name":"Vera Quist"' );
	// Words of messages follow by themselves.
	await waitUntil(
		async () => {
			const { hits } = ( await agent.get( '/v1/search?q=quist+theorbo' ) ).json< SearchAnswer >();
			return hits.some( ( hit ) => hit.conversation.id === conversation.id );
		},
		() => 'It was not found.'
	);
} );

test( 'what is named is changed and nothing else; null takes away', async () => {
	const { visitor } = await relay.make.queuedConversation();
	await edited( visitor, { name: 'Vera', email: 'vera@example.org', company: 'Lamps', fields: { a: '1', b: '2' } } );

	await edited( visitor, { email: null, company: null, fields: { a: null, b: '3' } } );

	const known = await read( visitor );
	expect( known ).toMatchObject( { name: 'Vera', email: null, company: null, fields: { b: '3' } } );
	await edited( visitor, { name: '', fields: { b: '  ' } } );
	expect( await read( visitor ) ).toMatchObject( { name: '', fields: {} } );
} );

test( 'what is edited twice names the last who did it; what the visitor types afterwards is theirs', async () => {
	const { visitor } = await relay.make.queuedConversation();
	await edited( visitor, { name: 'Wera', company: 'Lamps' } );
	await edited( visitor, { name: 'Vera' }, relay.make.agent( { name: 'Boris' } ) );
	expect( editorsOf( await read( visitor ) ) ).toEqual( { name: 'Boris', company: 'Anna' } );

	await visitor.start( { prechat: { name: 'Veronika' } } );

	expect( ( await read( visitor ) ).name ).toBe( 'Veronika' );
	expect( editorsOf( await read( visitor ) ) ).toEqual( { company: 'Anna' } );
} );

test( 'of two who edit the same, the second is told what is there now, and overwrites nothing', async () => {
	const { visitor } = await relay.make.queuedConversation();
	await edited( visitor, { company: 'Lamps', phone: '+49 30 901820', fields: { Number: '1' } } );

	const conflicts = [
		{ company: 'Mine', previous: { company: null } },
		{ company: 'Mine', name: 'Vera', previous: { company: '', name: '' } },
		{ phone: '+49 30 901821', previous: { phone: '+49 30 901829' } },
		{ fields: { Number: '2' }, previous: { fields: { Number: null } } },
	];
	for ( const conflict of conflicts ) {
		const refused = await edit( visitor, conflict );
		expect( refused ).toMatchObject( { status: 409, code: 'visitor_changed' } );
		expect( refused.json< Problem >().visitor ).toMatchObject( { company: 'Lamps', fields: { Number: '1' } } );
	}
	expect( await read( visitor ) ).toMatchObject( { name: '', company: 'Lamps', phone: '+49 30 901820' } );

	// What is so already is no conflict: the same again, after an answer was lost.
	await edited( visitor, { company: 'Lamps', previous: { company: null } } );
	await edited( visitor, { company: 'Lights', previous: { company: 'Lamps' } } );
	await edited( visitor, { phone: '+49 30 901821', previous: { phone: '+49 30 901820' } } );
	// Another field is nobody's business.
	await edited( visitor, { name: 'Vera', previous: { name: '' } } );
	expect( await read( visitor ) ).toMatchObject( { name: 'Vera', company: 'Lights', phone: '+49 30 901821' } );
} );

test( 'of two at the same moment one wins', async () => {
	const { visitor } = await relay.make.queuedConversation();
	const answers = await Promise.all(
		[ 'One', 'Two', 'Three' ].map( ( company ) => edit( visitor, { company, previous: { company: null } } ) )
	);
	expect( answers.map( ( { status } ) => status ).sort() ).toEqual( [ 200, 409, 409 ] );
} );

test( 'what is not valid is refused with the place, and changes nothing', async () => {
	const { visitor } = await relay.make.queuedConversation();
	const before = await tableState( relay.site );
	const bad: [ object, path?: string ][] = [
		[ {} ],
		[ { previous: { name: 'Vera' } } ],
		[ { name: null }, 'name' ],
		[ { name: 'x'.repeat( 101 ) }, 'name' ],
		[ { name: 'a\nb' }, 'name' ],
		[ { email: 'vera' }, 'email' ],
		[ { email: '' }, 'email' ],
		[ { phone: '12' }, 'phone' ],
		[ { phone: 'x'.repeat( 41 ) }, 'phone' ],
		[ { company: 'x'.repeat( 101 ) }, 'company' ],
		[ { fields: { '': 'x' } } ],
		[ { fields: { '\u202e': 'x' } } ],
		[ { fields: { [ 'x'.repeat( 51 ) ]: 'x' } } ],
		[ { fields: { a: 'x'.repeat( 501 ) } }, 'fields.a' ],
		[ { fields: { a: 1 } }, 'fields.a' ],
		[ { verified: true } ],
		[ { wpUserId: 1 } ],
	];
	for ( const [ request, path ] of bad ) {
		const answer = await edit( visitor, request );
		expect( { request, status: answer.status } ).toEqual( { request, status: 400 } );
		if ( path !== undefined ) {
			expect( answer.json< Problem >().fields?.[ 0 ]?.path ).toBe( path );
		}
	}
	for ( const body of [ '', '  \n', 'x'.repeat( 2_001 ), 'a\0b' ] ) {
		expect( { body, status: ( await note( visitor, body ) ).status } ).toEqual( { body, status: 400 } );
	}
	expect( ( await note( visitor, 'x', agent, 'no id' ) ).status ).toBe( 400 );
	expect( await tableState( relay.site ) ).toEqual( before );
} );

test( 'A66: what would turn the text around it, and what nobody can see, is not kept', async () => {
	const { visitor } = await relay.make.queuedConversation();

	await edited( visitor, {
		name: ' \u202eareV\u202c ',
		company: '\u200b\u200e\u3000',
		fields: { toString: 'a\u2066b\u2069', '\u2067Note': '\u200f' },
	} );

	expect( await read( visitor ) ).toMatchObject( { name: 'areV', company: null, fields: { toString: 'ab' } } );
	const hostile = '<img src=x onerror=alert(1)>';
	await edited( visitor, { name: hostile, fields: { [ hostile ]: hostile } } );
	expect( await read( visitor ) ).toMatchObject( { name: hostile, fields: { [ hostile ]: hostile } } );
} );

test( 'a visitor has so many fields, and so many edits that are remembered', async () => {
	const { visitor } = await relay.make.queuedConversation();
	const fields = Object.fromEntries( Array.from( { length: 20 }, ( _, index ) => [ `Field ${ index }`, 'x' ] ) );
	await edited( visitor, { fields } );

	const refused = await edit( visitor, { fields: { more: 'x' } } );
	expect( refused ).toMatchObject( { status: 409, code: 'too_many_visitor_fields' } );
	await edited( visitor, { fields: { more: 'x', 'Field 0': null } } );

	for ( let round = 0; round < 6; round++ ) {
		await edited( visitor, {
			fields: Object.fromEntries(
				Object.keys( fields )
					.slice( 1 )
					.map( ( name ) => [ name, `${ round }` ] )
			),
		} );
	}
	const mine = `visitor_id = (SELECT id FROM {prefix}veranda_visitors WHERE public_id = '${ visitor.id }')`;
	expect( await countRows( relay.site, 'visitor_edits', mine ) ).toBe( 100 );
	expect( ( await read( visitor ) ).edits ).toHaveLength( 19 );
} );

test( 'for whom WordPress vouches, keeps the name and address that it gives', async () => {
	const identity = identityToken( relay.site, { userId: 91, name: 'Vera', email: 'vera@example.org' } );
	const member = await relay.make.visitor( { identity } );

	for ( const changes of [ { name: 'Wera' }, { email: null }, { email: 'other@example.org', company: 'Lamps' } ] ) {
		expect( await edit( member, changes ) ).toMatchObject( { status: 403, code: 'forbidden' } );
	}
	await edited( member, { name: 'Vera', company: 'Lamps' } );

	expect( await read( member ) ).toMatchObject( { name: 'Vera', email: 'vera@example.org', company: 'Lamps' } );
} );

test( 'notes are there with who wrote them; sent again, there is one', async () => {
	const { visitor } = await relay.make.queuedConversation();
	const clientId = randomUUID();
	const first = expectStatus< VisitorNoteAnswer >(
		await note( visitor, 'Prefers mail\nand tea', agent, clientId ),
		201
	);
	const again = expectStatus< VisitorNoteAnswer >(
		await note( visitor, 'Prefers mail\nand tea', agent, clientId ),
		200
	);
	expect( again ).toEqual( first );
	const boris = relay.make.agent( { name: 'Boris' } );
	expectStatus( await note( visitor, 'Has a dog', boris, clientId ), 201 );
	const other = ( await relay.make.queuedConversation() ).visitor;
	for ( const reused of [
		await note( visitor, 'Another', agent, clientId ),
		await note( other, 'Prefers mail\nand tea', agent, clientId ),
	] ) {
		expect( reused ).toMatchObject( { status: 409, code: 'client_id_reused' } );
	}

	expect( ( await read( visitor ) ).notes.map( ( { body, author } ) => [ author?.name, body ] ) ).toEqual( [
		[ 'Boris', 'Has a dog' ],
		[ 'Anna', 'Prefers mail\nand tea' ],
	] );
	const twice = await Promise.all( [ 1, 2, 3 ].map( () => note( other, 'Once', agent, 'same-time' ) ) );
	expect( twice.map( ( { status } ) => status ).sort() ).toEqual( [ 200, 200, 201 ] );
	expect( ( await read( other ) ).notes ).toHaveLength( 1 );
} );

test( 'a note is deleted by who wrote it, or by who manages; there are so many of them', async () => {
	const { visitor } = await relay.make.queuedConversation();
	for ( let count = 0; count < 50; count++ ) {
		expectStatus( await note( visitor, `Note ${ count }` ), 201 );
	}
	expect( await note( visitor, 'More' ) ).toMatchObject( { status: 409, code: 'too_many_visitor_notes' } );
	const [ newest, older ] = ( await read( visitor ) ).notes;
	const one = `${ notesOf( visitor ) }/${ newest?.id }`;

	expect( await relay.make.agent().send( 'DELETE', one ) ).toMatchObject( { status: 403, code: 'forbidden' } );
	const elsewhere = `${ notesOf( ( await relay.make.queuedConversation() ).visitor ) }/${ newest?.id }`;
	expect( ( await agent.send( 'DELETE', elsewhere ) ).status ).toBe( 404 );
	expectStatus( await agent.send( 'DELETE', one ), 204 );
	expect( ( await agent.send( 'DELETE', one ) ).status ).toBe( 404 );
	const manager = relay.make.agent( { role: 'supervisor' } );
	expectStatus( await manager.send( 'DELETE', `${ notesOf( visitor ) }/${ older?.id }` ), 204 );

	expect( ( await read( visitor ) ).notes ).toHaveLength( 48 );
} );

test( 'colleagues hear of it at once, each of their departments and once; no visitor does', async () => {
	const [ sales, support ] = [ await relay.make.department(), await relay.make.department() ];
	const { visitor } = await relay.make.queuedConversation( { department: sales } );
	const [ everywhere, inSales, inSupport, own ] = await Promise.all( [
		agent.openStream(),
		relay.make.agent( { departments: [ sales ] } ).openStream(),
		relay.make.agent( { departments: [ support ] } ).openStream(),
		visitor.openStream(),
	] );
	const mine = ( event: { visitorId: string } ) => event.visitorId === visitor.id;

	await edited( visitor, { name: 'Vera Theorbo' } );
	for ( const stream of [ everywhere, inSales ] ) {
		await stream.next( 'visitor.updated', ( event ) => event.visitor.name === 'Vera Theorbo' );
		await stream.next( 'visitor.edited', mine );
	}
	expectStatus( await note( visitor, 'Secret' ), 201 );
	await inSales.next( 'visitor.edited', mine );
	// Nothing has changed.
	await edited( visitor, { name: 'Vera Theorbo' } );
	await edited( visitor, { company: 'Lamps' } );
	for ( const what of [ 'the note', 'the company' ] ) {
		expect( [ what, await everywhere.next( 'visitor.edited', mine ) ] ).toMatchObject( [ what, {} ] );
	}

	expect( everywhere.all( 'visitor.edited' ).filter( mine ) ).toHaveLength( 3 );
	expect( inSupport.all( 'visitor.edited' ) ).toEqual( [] );
	expect( JSON.stringify( [ inSupport.events, own.events ] ) ).not.toMatch( /Theorbo|edited|Secret/ );
} );

test( 'A24: who may not see the visitor finds nobody, and a visitor reads and writes nothing', async () => {
	const [ sales, support ] = [ await relay.make.department(), await relay.make.department() ];
	const { visitor } = await relay.make.queuedConversation( { department: sales } );
	const { visitor: other } = await relay.make.queuedConversation();
	const inSales = relay.make.agent( { departments: [ sales ] } );
	const { note: kept } = expectStatus< VisitorNoteAnswer >( await note( visitor, 'Kept', inSales ), 201 );
	await edited( visitor, { company: 'Lamps' }, inSales );
	const before = await tableState( relay.site );
	const calls = ( who: AgentParty | VisitorParty, { id }: { id: string } = visitor ) => [
		who.get( `/v1/visitors/${ id }` ),
		who.send( 'PATCH', `/v1/visitors/${ id }`, { body: { company: 'Mine' } } ),
		who.post( `/v1/visitors/${ id }/notes`, { clientId: randomUUID(), body: 'Mine' } ),
		who.send( 'DELETE', `/v1/visitors/${ id }/notes/${ kept.id }` ),
	];

	for ( const party of [ visitor, other ] ) {
		for ( const answer of await Promise.all( calls( party ) ) ) {
			expect( answer ).toMatchObject( { status: 403, code: 'wrong_scope' } );
		}
	}
	const limited = relay.make.agent( { departments: [ support ], role: 'supervisor' } );
	await limited.get( '/v1/agents' );
	for ( const answer of await Promise.all( [
		...calls( limited ),
		...calls( agent, { id: `v_${ 'x'.repeat( 22 ) }` } ),
		...calls( agent, { id: 'me' } ),
	] ) ) {
		expect( answer ).toMatchObject( { status: 404, code: 'not_found' } );
		expect( answer.text ).not.toMatch( /Lamps|Kept/ );
	}
	const anotherSite = await startRelay();
	try {
		for ( const answer of await Promise.all( calls( anotherSite.make.agent() ) ) ) {
			expect( answer.status ).toBe( 404 );
		}
	} finally {
		await anotherSite.close();
	}
	expect( { ...( await tableState( relay.site ) ), [ agentsTable() ]: null } ).toEqual( {
		...before,
		[ agentsTable() ]: null,
	} );
} );

test( 'A24: where a mailed link would go is said only by who sees all that it opens', async () => {
	const [ sales, support ] = [ await relay.make.department(), await relay.make.department() ];
	const { visitor, conversation } = await relay.make.queuedConversation( { department: sales } );
	const inSales = relay.make.agent( { departments: [ sales ] } );
	await edited( visitor, { email: 'vera@example.org' }, inSales );
	expectStatus( await agent.post( `/v1/conversations/${ conversation.id }/close` ), 200 );
	await visitor.start( { department: support } );

	for ( const email of [ 'mallory@example.org', null ] ) {
		expect( await edit( visitor, { email }, inSales ) ).toMatchObject( { status: 403, code: 'forbidden' } );
	}
	await edited( visitor, { name: 'Vera' }, inSales );
	await edited( visitor, { email: 'vera@example.com' }, relay.make.agent( { departments: [ sales, support ] } ) );

	expect( await read( visitor ) ).toMatchObject( { name: 'Vera', email: 'vera@example.com' } );
} );

/** Who calls is noted there. */
const agentsTable = () => `${ relay.site.prefix }veranda_agents`;

test( 'it goes with somebody who logs in, unless more is known of who they are then', async () => {
	const identity = () => identityToken( relay.site, { userId: 92, name: 'Vera', email: 'vera@example.org' } );
	const member = await relay.make.visitor( { identity: identity() } );
	await edited( member, { company: 'Lamps', fields: { Number: '7', Size: 'M' } } );
	const { visitor: guest } = await relay.make.queuedConversation();
	await edited( guest, { company: 'Other', phone: '+49 30 901820', fields: { Number: '1', Colour: 'red' } } );
	expectStatus( await note( guest, 'Prefers mail' ), 201 );
	for ( let count = 0; count < 50; count++ ) {
		expectStatus( await note( member, `Note ${ count }` ), 201 );
	}

	await relay.make.visitor( {
		identity: identity(),
		refreshToken: guest.session.refreshToken,
		isSamePerson: true,
	} );

	const known = await read( member );
	expect( known ).toMatchObject( { company: 'Lamps', phone: '+49 30 901820' } );
	expect( known.fields ).toEqual( { Number: '7', Size: 'M', Colour: 'red' } );
	expect( known.notes ).toHaveLength( 51 );
	expect( known.notes.map( ( { body } ) => body ) ).toContain( 'Prefers mail' );
	expect( editorsOf( known ) ).toMatchObject( { phone: 'Anna', 'fields.Colour': 'Anna' } );
	expect( await read( guest ) ).toMatchObject( { company: null, phone: null, fields: {}, notes: [], edits: [] } );
} );
