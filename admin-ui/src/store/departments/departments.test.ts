import { queue } from '../../screens/inbox/list/views/queue';
import { makeInbox, settled } from '../../test-support/inbox';
import { makeConversation, makeDepartment } from '../../test-support/make';

const sales = makeDepartment( { name: 'Sales', order: 0 } );
const support = makeDepartment( { name: 'Support', order: 1 } );

async function setUp() {
	const listDepartments = jest.fn( async () => ( { departments: [ sales, support ], nextCursor: null } ) );
	const inbox = makeInbox( { 'GET /v1/departments': listDepartments } );
	await inbox.actions.connect();
	inbox.select.getDepartments();
	await settled();
	return { ...inbox, listDepartments, names: () => inbox.select.getDepartments().map( ( { name } ) => name ) };
}

test( 'departments are read when they are first needed, and again after the connection was away', async () => {
	const { names, listDepartments, session, select } = await setUp();
	expect( names() ).toEqual( [ 'Sales', 'Support' ] );

	session.retry();
	select.getDepartments();
	await settled();

	expect( listDepartments ).toHaveBeenCalledTimes( 2 );
} );

test( 'a department that is made, moved, renamed or deleted is so here, too', async () => {
	const { tell, names, actions, select } = await setUp();
	const conversation = makeConversation( { department: { id: sales.id, name: 'Sales' } } );
	await actions.conversationReceived( conversation );
	const change = ( department: typeof sales ) =>
		tell( { type: 'department.changed', departmentId: department.id, department } );

	change( makeDepartment( { name: 'Billing', order: 0 } ) );
	expect( names() ).toEqual( [ 'Billing', 'Sales', 'Support' ] );
	change( { ...sales, name: 'Advice', order: 2 } );
	expect( names() ).toEqual( [ 'Billing', 'Support', 'Advice' ] );
	expect( select.findConversation( conversation.id )?.department?.name ).toBe( 'Advice' );
	tell( { type: 'department.changed', departmentId: sales.id, department: null } );
	expect( names() ).toEqual( [ 'Billing', 'Support' ] );
	expect( select.findConversation( conversation.id )?.department ).toBeNull();
} );

test( 'the most urgent come first, then who has waited longest; who has left comes last', async () => {
	const { actions, select } = makeInbox();
	const at = ( minute: number ) => `2026-11-21T10:0${ minute }:00.000Z`;
	const waiting = [
		makeConversation( { queuedAt: at( 1 ) } ),
		makeConversation( { queuedAt: at( 3 ), priority: 'urgent' } ),
		makeConversation( { queuedAt: at( 2 ), priority: 'urgent' } ),
		makeConversation( { queuedAt: at( 0 ), priority: 'low' } ),
		makeConversation( { queuedAt: at( 0 ), priority: 'urgent', leftAt: at( 4 ) } ),
		makeConversation( { queuedAt: at( 4 ), priority: 'high' } ),
	];
	for ( const conversation of waiting ) {
		await actions.conversationReceived( conversation );
	}

	expect(
		select.getConversationsIn( queue ).map( ( { id } ) => waiting.findIndex( ( each ) => each.id === id ) )
	).toEqual( [ 2, 1, 5, 0, 3, 4 ] );
} );
