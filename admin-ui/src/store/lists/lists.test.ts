import type { ListConversationsQuery } from '../../../../relay/protocol';
import { closed } from '../../screens/inbox/list/views/closed';
import { mine } from '../../screens/inbox/list/views/mine';
import { open } from '../../screens/inbox/list/views/open';
import { queue } from '../../screens/inbox/list/views/queue';
import { makeInbox, settled } from '../../test-support/inbox';
import { makeConversation, makeOwnConversation } from '../../test-support/make';
import type { View } from './view';

const counts = { queued: 0, mine: 0, open: 0 };

test( 'views and counts follow what is known', async () => {
	const { actions, select } = makeInbox();
	const longWaiting = makeConversation( { queuedAt: '2026-11-21T09:00:00.000Z' } );
	const waiting = makeConversation( { queuedAt: '2026-11-21T09:30:00.000Z' } );
	const own = makeOwnConversation();
	const others = makeOwnConversation( { assignee: { id: 'agent:2', name: 'Ole', avatarUrl: null } } );
	const ended = makeConversation( { state: 'closed' } );
	for ( const conversation of [ waiting, longWaiting, own, others, ended ] ) {
		await actions.conversationReceived( conversation );
	}
	const ids = ( view: View ) => select.getConversationsIn( view ).map( ( { id } ) => id );

	expect( ids( queue ) ).toEqual( [ longWaiting.id, waiting.id ] );
	expect( ids( mine ) ).toEqual( [ own.id ] );
	expect( ids( open ).sort() ).toEqual( [ own.id, others.id ].sort() );
	expect( ids( closed ) ).toEqual( [ ended.id ] );
	expect( [ queue, mine, open, closed ].map( ( view ) => select.countIn( view ) ) ).toEqual( [ 2, 1, 2, null ] );
} );

test( 'who has left the queue is in sight and not counted, as the relay counts', async () => {
	const { actions, select } = makeInbox();
	const waiting = makeConversation();
	const conversations = [ waiting, makeConversation( { leftAt: waiting.queuedAt } ) ];

	const ofRelay = { queued: 1, mine: 0, open: 0 };
	await actions.activeLoaded( { conversations, counts: ofRelay, isComplete: true, knownBefore: {} } );

	expect( select.getConversationsIn( queue ) ).toHaveLength( 2 );
	expect( select.countIn( queue ) ).toBe( 1 );
} );

test( 'the relay counts where not everything is known', async () => {
	const { actions, select } = makeInbox();

	await actions.activeLoaded( {
		conversations: [ makeConversation() ],
		counts: { queued: 900, mine: 12, open: 70 },
		isComplete: false,
		knownBefore: {},
	} );

	expect( [ queue, mine, open ].map( ( view ) => select.countIn( view ) ) ).toEqual( [ 900, 12, 70 ] );
} );

test( 'the beginning of the lists counts as the relay counts, until all of them are there', async () => {
	const waiting = makeConversation();
	const { actions, select } = makeInbox();

	await actions.activeLoading();
	await actions.activePartLoaded( [ waiting ], { queued: 2, mine: 0, open: 0 } );

	expect( select.getConversationsIn( queue ) ).toEqual( [ waiting ] );
	expect( select.countIn( queue ) ).toBe( 2 );
	expect( select.getActiveStatus() ).toBe( 'loading' );
} );

test( 'all pages of active conversations are read', async () => {
	const pages: Record< string, ReturnType< typeof makeConversation >[] > = {
		'queued:': [ makeConversation() ],
		'queued:2': [ makeConversation() ],
		'open:': [ makeOwnConversation() ],
	};
	const { actions, select } = makeInbox( {
		'GET /v1/conversations': async ( { query: { state, cursor = '' } = {} } ) => ( {
			conversations: pages[ `${ state }:${ cursor }` ] ?? [],
			nextCursor: state === 'queued' && cursor === '' ? '2' : null,
			counts: { queued: 2, mine: 1, open: 1 },
		} ),
	} );

	await actions.loadActive();

	expect( select.getConversationsIn( queue ) ).toHaveLength( 2 );
	expect( [ queue, mine, open ].map( ( view ) => select.countIn( view ) ) ).toEqual( [ 2, 1, 1 ] );
	expect( select.getList( queue.query ).status ).toBe( 'ready' );
} );

test( 'the first time, the lists are shown before the last page is there; later not in parts', async () => {
	let release = () => {};
	const held = new Promise< void >( ( resolve ) => ( release = resolve ) );
	const first = makeOwnConversation();
	const waiting = makeConversation();
	const twoMine = { queued: 1, mine: 2, open: 2 };
	const { actions, select } = makeInbox( {
		'GET /v1/conversations': async ( { query: { state, cursor } = {} } ) => {
			if ( state === 'queued' ) {
				return { conversations: [ waiting ], nextCursor: null, counts: twoMine };
			}
			if ( cursor === undefined ) {
				return { conversations: [ first ], nextCursor: '1', counts: twoMine };
			}
			await held;
			return { conversations: [ makeOwnConversation() ], nextCursor: null, counts: twoMine };
		},
	} );

	const loading = actions.loadActive();
	await settled();

	expect( select.getConversationsIn( queue ) ).toEqual( [ waiting ] );
	expect( select.getConversationsIn( mine ) ).toEqual( [ first ] );
	expect( select.countIn( mine ) ).toBe( 2 );
	expect( select.getList( mine.query ).status ).toBe( 'loading' );
	release();
	await loading;
	expect( select.getConversationsIn( mine ) ).toHaveLength( 2 );
	expect( select.isActiveComplete() ).toBe( true );
} );

test( 'a queue of several pages is shown as a whole: who has waited longest may be on the last', async () => {
	let release = () => {};
	const held = new Promise< void >( ( resolve ) => ( release = resolve ) );
	const twoQueued = { queued: 2, mine: 0, open: 0 };
	const { actions, select } = makeInbox( {
		'GET /v1/conversations': async ( { query: { state, cursor } = {} } ) => {
			if ( state === 'open' ) {
				return { conversations: [], nextCursor: null, counts: twoQueued };
			}
			if ( cursor !== undefined ) {
				await held;
			}
			return {
				conversations: [ makeConversation() ],
				nextCursor: cursor === undefined ? '1' : null,
				counts: twoQueued,
			};
		},
	} );

	const loading = actions.loadActive();
	await settled();

	expect( select.getConversationsIn( queue ) ).toEqual( [] );
	release();
	await loading;
	expect( select.getConversationsIn( queue ) ).toHaveLength( 2 );
} );

test( 'a conversation that is accepted between the two lists, and so is in neither, stays', async () => {
	const conversation = makeConversation();
	const ended = makeConversation();
	const accepted = makeOwnConversation( { id: conversation.id } );
	let answer = () => {};
	const held = new Promise< void >( ( resolve ) => ( answer = resolve ) );
	const { actions, select } = makeInbox( {
		'GET /v1/conversations': async () => {
			await held;
			return { conversations: [], nextCursor: null, counts };
		},
	} );
	await actions.conversationReceived( conversation );
	await actions.conversationReceived( ended );

	const loading = actions.loadActive();
	await actions.conversationReceived( accepted );
	answer();
	await loading;

	expect( select.findConversation( conversation.id )?.state ).toBe( 'open' );
	expect( select.findConversation( ended.id ) ).toBeNull();
} );

test( 'a list that is read page by page goes on where it stopped, and begins again after a gap', async () => {
	const list = jest.fn( async ( { state, cursor }: Partial< ListConversationsQuery > = {} ) => ( {
		conversations: state === 'closed' ? [ makeConversation( { state } ) ] : [],
		nextCursor: state === 'closed' && ! cursor ? '7' : null,
		counts,
	} ) );
	const { actions, select, session, listeners } = makeInbox( {
		'GET /v1/conversations': ( { query } ) => list( query ),
	} );
	await actions.connect();
	list.mockClear();

	expect( select.getList( closed.query ).status ).toBe( 'idle' );
	await settled();
	expect( select.getList( closed.query ) ).toMatchObject( { status: 'ready', cursor: '7' } );

	await actions.loadMore( closed.query );
	expect( list ).toHaveBeenLastCalledWith( { state: 'closed', limit: 50, cursor: '7' } );
	expect( select.getList( closed.query ).cursor ).toBeNull();
	expect( select.getConversationsIn( closed ) ).toHaveLength( 2 );

	list.mockClear();
	session.retry();
	await settled();
	expect( list ).not.toHaveBeenCalledWith( { state: 'closed', limit: 50 } );
	// Somebody looks.
	expect( select.getList( closed.query ).status ).toBe( 'ready' );
	await settled();
	expect( list ).toHaveBeenCalledWith( { state: 'closed', limit: 50 } );
	expect( select.getList( closed.query ).cursor ).toBe( '7' );
	listeners.forEach( ( { onStop } ) => onStop() );
} );

test( 'what another list has brought leaves no gap in this one', async () => {
	const { actions, select } = makeInbox();
	const at = ( createdAt: string ) => makeConversation( { state: 'closed', createdAt, queuedAt: createdAt } );
	const [ newest, second, older ] = [ '12', '11', '09' ].map( ( hour ) => at( `2026-11-21T${ hour }:00:00.000Z` ) );

	await actions.listLoaded( closed.query, [ newest!, second! ], '7' );
	await actions.listLoaded( { ...closed.query, q: 'lamp' }, [ older! ], null );
	expect( select.getConversationsIn( closed ) ).toEqual( [ newest, second ] );

	await actions.listLoaded( closed.query, [ at( '2026-11-21T10:00:00.000Z' ) ], '3' );
	expect( select.getConversationsIn( closed ) ).toHaveLength( 3 );
	await actions.listLoaded( closed.query, [ older! ], null );
	expect( select.getConversationsIn( closed ) ).toHaveLength( 4 );
} );
