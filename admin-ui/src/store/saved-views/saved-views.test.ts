import { makeInbox, settled } from '../../test-support/inbox';
import { makeSavedView } from '../../test-support/make';

const own = makeSavedView( { name: 'Mine', order: 1 } );
const shared = makeSavedView( { name: 'Ours', order: 0, isShared: true } );

async function setUp() {
	const list = jest.fn( async () => ( { savedViews: [ own, shared ], nextCursor: null } ) );
	const inbox = makeInbox( { 'GET /v1/views': list } );
	await inbox.actions.connect();
	inbox.session.retry();
	await settled();
	const names = () => inbox.select.getSavedViews().all.map( ( { name } ) => name );
	return { ...inbox, list, names };
}

test( 'they are read with the rest, and again after the connection was away; a list that does not come changes nothing', async () => {
	const { session, list, names } = await setUp();
	expect( names() ).toEqual( [ 'Mine', 'Ours' ] );

	list.mockRejectedValueOnce( new Error( 'away' ) );
	session.retry();
	await settled();

	expect( list ).toHaveBeenCalledTimes( 2 );
	expect( names() ).toEqual( [ 'Mine', 'Ours' ] );
} );

test( 'what is made, changed or deleted is so here, too: own ones first, each in their order', async () => {
	const { tell, names } = await setUp();
	const first = makeSavedView( { name: 'First', order: 0 } );

	tell( { type: 'saved-view.changed', savedViewId: first.id, savedView: first } );
	expect( names() ).toEqual( [ 'First', 'Mine', 'Ours' ] );
	tell( { type: 'saved-view.changed', savedViewId: first.id, savedView: { ...first, order: 5 } } );
	expect( names() ).toEqual( [ 'Mine', 'First', 'Ours' ] );
	tell( { type: 'saved-view.changed', savedViewId: shared.id, savedView: null } );
	expect( names() ).toEqual( [ 'Mine', 'First' ] );
} );
