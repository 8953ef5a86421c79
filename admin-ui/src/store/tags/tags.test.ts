import type { MadeCall } from '../../../../relay/client/fakes';
import type { SetTagsRequest, TagList } from '../../../../relay/protocol';
import { makeInbox, settled } from '../../test-support/inbox';
import { makeConversation } from '../../test-support/make';

const conversation = makeConversation( { tags: [ 'vip' ] } );
const { id } = conversation;

/** A relay that answers when the test lets it. */
function setUp() {
	const calls: { tags: string[]; previousTags: string[] | undefined; answer: () => void }[] = [];
	let stores = 0;
	const setTags = ( { body }: MadeCall ) =>
		new Promise( ( resolve ) => {
			const { tags, previousTags } = body as SetTagsRequest;
			stores += 1;
			const updatedAt = `2026-11-21T10:00:0${ stores }.000Z`;
			calls.push( {
				tags,
				previousTags,
				answer: () => resolve( { conversation: { ...conversation, tags, updatedAt } } ),
			} );
		} );
	return { ...makeInbox( { 'PUT /v1/conversations/:id/tags': setTags } ), calls };
}

test( 'a change shows at once, and a second one waits for the first', async () => {
	const { actions, select, calls } = setUp();
	await actions.conversationReceived( conversation );

	const first = actions.changeTags( id, [ 'vip', 'billing' ] );
	await actions.changeTags( id, [ 'billing', 'later' ] );
	expect( select.getTags( id ) ).toEqual( [ 'billing', 'later' ] );
	expect( calls ).toMatchObject( [ { tags: [ 'vip', 'billing' ], previousTags: [ 'vip' ] } ] );

	calls[ 0 ]?.answer();
	await settled();
	expect( calls[ 1 ] ).toMatchObject( { tags: [ 'billing', 'later' ], previousTags: [ 'vip', 'billing' ] } );
	expect( select.getTags( id ) ).toEqual( [ 'billing', 'later' ] );
	calls[ 1 ]?.answer();
	await first;

	expect( select.findConversation( id )?.tags ).toEqual( [ 'billing', 'later' ] );
	expect( select.findTagChange( id ) ).toBeNull();
} );

test( 'what a colleague changes at the same time is kept', async () => {
	const { actions, select, tell } = setUp();
	await actions.connect();
	await actions.conversationReceived( conversation );

	void actions.changeTags( id, [ 'vip', 'billing' ] );
	void actions.changeTags( id, [ 'vip', 'billing', 'later' ] );
	tell( {
		type: 'conversation.tagged',
		conversation: { ...conversation, tags: [ 'vip', 'theirs' ], updatedAt: '2026-11-21T10:00:01.000Z' },
	} );
	expect( select.getTags( id ) ).toEqual( [ 'billing', 'later', 'theirs', 'vip' ] );
} );

test( 'new names become suggestions, renamed and deleted ones are followed', async () => {
	const list: TagList = {
		tags: [ 'billing', 'vip' ].map( ( name, index ) => ( { id: `t_${ index }`, name, conversationCount: 1 } ) ),
		nextCursor: null,
	};
	const { actions, select } = makeInbox( { 'GET /v1/tags': async () => list } );
	expect( select.getTagNames() ).toEqual( [] );
	await settled();
	expect( select.getTagNames() ).toEqual( [ 'billing', 'vip' ] );

	await actions.conversationReceived( makeConversation( { tags: [ 'later', 'vip' ] } ) );
	expect( select.getTagNames() ).toEqual( [ 'billing', 'later', 'vip' ] );
	await actions.tagChanged( 'vip', 'Key account' );
	await actions.tagChanged( 'later', null );
	expect( select.getTagNames() ).toEqual( [ 'billing', 'Key account' ] );
} );

test( 'all pages of tags are read, and a failure leaves what was known', async () => {
	const listTags = jest
		.fn()
		.mockResolvedValueOnce( { tags: [ { name: 'a' } ], nextCursor: 'x' } )
		.mockResolvedValueOnce( { tags: [ { name: 'b' } ], nextCursor: null } )
		.mockRejectedValueOnce( new Error( 'away' ) );
	const { actions, select } = makeInbox( { 'GET /v1/tags': listTags } );

	await actions.loadTagNames();
	await actions.loadTagNames();

	expect( listTags ).toHaveBeenNthCalledWith( 2, expect.objectContaining( { query: { limit: 100, cursor: 'x' } } ) );
	expect( select.getTagNames() ).toEqual( [ 'a', 'b' ] );
} );
