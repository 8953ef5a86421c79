import type { MadeCall } from '../../../../relay/client/fakes';
import type { CannedResponse, CannedResponseList } from '../../../../relay/protocol';
import { makeInbox, settled } from '../../test-support/inbox';
import { makeCannedResponse } from '../../test-support/make';

const bye = makeCannedResponse( { shortcut: 'bye' } );
const hello = makeCannedResponse( { shortcut: 'hello' } );

/** An inbox whose relay has these; a page holds one of them. */
async function setUp( all: CannedResponse[] = [ bye, hello ] ) {
	const list = jest.fn( async ( { query }: MadeCall ): Promise< CannedResponseList > => {
		const at = Number( query?.cursor ?? 0 );
		return { cannedResponses: all.slice( at, at + 1 ), nextCursor: at + 1 < all.length ? String( at + 1 ) : null };
	} );
	const inbox = makeInbox( { 'GET /v1/canned-responses': list } );
	await inbox.actions.connect();
	const shortcuts = () => inbox.select.getCannedResponses().all.map( ( { shortcut } ) => shortcut );
	return { ...inbox, list, shortcuts };
}

test( 'all pages are read when they are first needed, and not before', async () => {
	const { session, list, select, shortcuts } = await setUp();
	session.retry();
	expect( list ).not.toHaveBeenCalled();

	expect( select.getCannedResponses().status ).toBe( 'idle' );
	await settled();

	expect( list ).toHaveBeenCalledTimes( 2 );
	expect( shortcuts() ).toEqual( [ 'bye', 'hello' ] );
} );

test( 'what is made, changed or deleted is so here, too', async () => {
	const { tell, shortcuts } = await setUp();
	shortcuts();
	await settled();
	const change = ( { id }: CannedResponse, cannedResponse: CannedResponse | null ) =>
		tell( { type: 'canned-response.changed', cannedResponseId: id, cannedResponse } );

	const made = makeCannedResponse( { shortcut: 'delivery' } );
	change( made, made );
	expect( shortcuts() ).toEqual( [ 'bye', 'delivery', 'hello' ] );
	change( bye, { ...bye, shortcut: 'see-you' } );
	expect( shortcuts() ).toEqual( [ 'delivery', 'hello', 'see-you' ] );
	change( hello, null );
	expect( shortcuts() ).toEqual( [ 'delivery', 'see-you' ] );
} );

test( 'they are read again after the connection was away, and what changes meanwhile counts', async () => {
	const { session, tell, list, shortcuts } = await setUp();
	shortcuts();
	await settled();

	session.retry();
	tell( { type: 'canned-response.changed', cannedResponseId: bye.id, cannedResponse: null } );
	expect( shortcuts() ).toEqual( [ 'hello' ] );
	await settled();

	expect( list ).toHaveBeenCalledTimes( 4 );
	expect( shortcuts() ).toEqual( [ 'hello' ] );
} );

test( 'a list that does not come says so, and one that was there stays', async () => {
	const { session, actions, list, select, shortcuts } = await setUp();
	list.mockRejectedValueOnce( new Error( 'away' ) );
	shortcuts();
	await settled();
	expect( select.getCannedResponses().status ).toBe( 'failed' );

	await actions.loadCannedResponses();
	expect( shortcuts() ).toEqual( [ 'bye', 'hello' ] );
	list.mockRejectedValueOnce( new Error( 'away' ) );
	session.retry();
	await settled();

	expect( select.getCannedResponses() ).toMatchObject( { status: 'ready', all: [ bye, hello ] } );
} );
