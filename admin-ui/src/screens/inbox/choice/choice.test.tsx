import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { ProblemError, systemClock, type Clock } from '../../../../../relay/client';
import { FakeClock } from '../../../../../relay/client/fakes';
import type { Conversation, Problem } from '../../../../../relay/protocol';
import { snackbarStore } from '../../../snackbars/store';
import { settled } from '../../../test-support/inbox';
import { makeAgent, makeOwnConversation, makeSession, makeVisitor, ME } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { ConversationList } from '../list/conversation-list';
import { open } from '../list/views/open';
import type { InboxView } from '../list/views/view';

const NAMES = [ 'Ada', 'Bea', 'Cleo', 'Dora' ];

let isTouch = false;

beforeAll( () => {
	// What is asked once is kept: the answer changes, and not the object.
	window.matchMedia = ( ( media: string ) => ( {
		media,
		get matches() {
			return isTouch && media === '(pointer: coarse)';
		},
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
		addListener: () => undefined,
		removeListener: () => undefined,
	} ) ) as never;
} );

afterEach( () => {
	isTouch = false;
} );

/** Four open conversations, the newest first, and a relay that changes them; `refused` is held by somebody else by now. */
function show(
	refused: string | null = null,
	parts: Record< string, Partial< Conversation > > = {},
	clock: Clock = systemClock,
	view: InboxView = open
) {
	const conversations = NAMES.map( ( name, index ) =>
		makeOwnConversation( {
			visitor: makeVisitor( { name } ),
			queuedAt: `2026-11-21T10:0${ 9 - index }:00.000Z`,
			...parts[ name ],
			...( name === 'Dora' && { assignee: { id: 'agent:2', name: 'Ole', avatarUrl: null } } ),
		} )
	);
	const stored = new Map( conversations.map( ( each ) => [ each.id, each ] ) );
	const asked: string[] = [];
	const limits: Error[] = [];
	const exported = jest.fn( async ( _request: unknown ) => '{"messages":[]}' );
	const answer =
		( change: ( body: Record< string, unknown > ) => object, what: string ) =>
		async ( { id, body }: { id: string; body?: unknown } ) => {
			const conversation = stored.get( id );
			const name = conversation?.visitor.name ?? '';
			asked.push( `${ what } ${ name }` );
			const limit = limits.pop();
			if ( limit ) {
				throw limit;
			}
			if ( name === refused ) {
				throw new Error( 'refused' );
			}
			const changed = { ...conversation, ...change( body as Record< string, unknown > ) } as Conversation;
			stored.set( id, changed );
			return { conversation: changed };
		};
	const onOpen = jest.fn();
	const shown = renderWithStore(
		<ConversationList
			view={ view }
			selectedId={ null }
			siteUrl="https://example.org/"
			canManage
			onShowAll={ null }
			onOpen={ onOpen }
		/>,
		[
			( { activeLoaded } ) =>
				activeLoaded( {
					conversations,
					counts: { queued: 0, mine: 0, open: 0 },
					isComplete: true,
					knownBefore: {},
				} ),
			( { agentsReceived } ) => agentsReceived( [ makeAgent(), makeAgent( { id: 'agent:2', name: 'Ole' } ) ] ),
		],
		makeSession(
			{
				'POST /v1/conversations/:id/close': answer(
					() => ( { state: 'closed', snoozedUntil: null } ),
					'close'
				),
				'POST /v1/conversations/:id/reopen': answer(
					() => ( { state: 'open', assignee: { id: ME, name: 'Mia', avatarUrl: null } } ),
					'reopen'
				),
				'POST /v1/conversations/:id/assign': answer(
					( { agentId } ) => ( {
						snoozedUntil: null,
						assignee: { id: agentId, name: 'Ole', avatarUrl: null },
					} ),
					'assign'
				),
				'PUT /v1/conversations/:id/spam': answer(
					( { isSpam } ) => ( { isSpam, snoozedUntil: null, state: isSpam ? 'closed' : 'open' } ),
					'spam'
				),
				'PUT /v1/conversations/:id/tags': answer(
					// A colleague adds one at the same time.
					( { tags } ) => ( {
						tags: Array.isArray( tags ) && ! tags.includes( 'colleague' ) ? [ ...tags, 'colleague' ] : tags,
					} ),
					'tag'
				),
				'POST /v1/conversations/export': ( { body } ) => exported( body ),
				'PATCH /v1/conversations/:id': answer( ( body ) => body, 'update' ),
			},
			clock
		)
	);
	return {
		...shown,
		asked,
		limits,
		exported,
		onOpen,
		snackbars: () => shown.registry.select( snackbarStore ).getSnackbars(),
	};
}

const box = ( name: string ) => screen.getByRole( 'checkbox', { name: `Choose the conversation with ${ name }` } );
const row = ( name: string ) => screen.getByText( name ).closest( 'button' )!;
const chosen = () => NAMES.filter( ( name ) => ( box( name ) as HTMLInputElement ).checked );

test( 'a range is chosen with Shift, single ones with Ctrl, all with Ctrl and A, and none with Escape', async () => {
	const { user, onOpen } = show();

	await user.click( box( 'Ada' ) );
	fireEvent.click( row( 'Cleo' ), { shiftKey: true } );
	expect( chosen() ).toEqual( [ 'Ada', 'Bea', 'Cleo' ] );
	expect( screen.getByText( '3 chosen' ) ).toBeInTheDocument();
	fireEvent.click( row( 'Bea' ), { ctrlKey: true } );
	expect( chosen() ).toEqual( [ 'Ada', 'Cleo' ] );

	fireEvent.keyDown( row( 'Ada' ), { key: 'a', metaKey: true } );
	expect( chosen() ).toEqual( NAMES );
	fireEvent.keyDown( row( 'Ada' ), { key: 'Escape' } );
	expect( chosen() ).toEqual( [] );
	expect( screen.queryByRole( 'toolbar' ) ).not.toBeInTheDocument();

	expect( onOpen ).not.toHaveBeenCalled();
	await user.click( row( 'Ada' ) );
	expect( onOpen ).toHaveBeenCalledTimes( 1 );
} );

test( 'what ends together says how many and what failed, and undo gives each back to whoever had it', async () => {
	const { user, asked, snackbars } = show( 'Bea' );
	fireEvent.keyDown( row( 'Ada' ), { key: 'a', ctrlKey: true } );

	await user.click( screen.getByRole( 'button', { name: 'End conversations' } ) );

	await waitFor( () => expect( snackbars() ).toHaveLength( 1 ) );
	expect( asked.sort() ).toEqual( [ 'close Ada', 'close Bea', 'close Cleo', 'close Dora' ] );
	expect( snackbars()[ 0 ]?.content ).toMatch(
		/^3 conversations ended\. 1 could not be changed: Something went wrong/
	);
	expect( screen.queryByRole( 'toolbar' ) ).not.toBeInTheDocument();

	asked.length = 0;
	snackbars()[ 0 ]?.action?.onClick();
	await waitFor( () => expect( snackbars() ).toHaveLength( 2 ) );
	expect( asked.filter( ( each ) => each.startsWith( 'reopen' ) ).sort() ).toEqual( [
		'reopen Ada',
		'reopen Cleo',
		'reopen Dora',
	] );
	expect( asked ).toContain( 'assign Dora' );
	expect( snackbars()[ 1 ]?.content ).toBe( 'Everything is as it was.' );
} );

test( 'chosen ones are assigned, unless they are already', async () => {
	const { user, asked, snackbars } = show();
	await user.click( box( 'Cleo' ) );
	await user.click( box( 'Dora' ) );

	await user.click( screen.getByRole( 'button', { name: 'Assign' } ) );
	await user.click( screen.getByRole( 'menuitem', { name: 'Ole' } ) );

	await waitFor( () => expect( snackbars()[ 0 ]?.content ).toBe( '1 conversation assigned.' ) );
	expect( asked ).toEqual( [ 'assign Cleo' ] );
} );

test( 'chosen ones get tags beside their own, or are spam', async () => {
	const { user, asked, snackbars, select } = show();
	await user.click( box( 'Ada' ) );
	await user.click( screen.getByRole( 'button', { name: 'Tags' } ) );
	await user.type( screen.getByLabelText( 'Tags for the chosen conversations' ), 'vip{Enter}' );
	await user.click( screen.getByRole( 'button', { name: 'Add tags' } ) );
	await waitFor( () => expect( snackbars()[ 0 ]?.content ).toBe( '1 conversation tagged.' ) );
	expect( Object.values( select.getConversations() ).filter( ( { tags } ) => tags.includes( 'vip' ) ) ).toHaveLength(
		1
	);

	await user.click( box( 'Bea' ) );
	await user.click( screen.getByRole( 'button', { name: 'Mark as spam' } ) );
	await waitFor( () => expect( snackbars()[ 1 ]?.content ).toBe( '1 conversation marked as spam.' ) );
	expect( asked ).toEqual( [ 'tag Ada', 'spam Bea' ] );
} );

test( 'on a touch screen a button lets taps choose', async () => {
	isTouch = true;
	const { user, onOpen } = show();

	await user.click( screen.getByRole( 'button', { name: 'Select' } ) );
	await user.click( row( 'Bea' ) );

	expect( onOpen ).not.toHaveBeenCalled();
	expect( chosen() ).toEqual( [ 'Bea' ] );
	expect( row( 'Bea' ) ).toHaveAttribute( 'aria-pressed', 'true' );
	await user.click( screen.getByRole( 'button', { name: 'Choose none' } ) );
	await user.click( row( 'Bea' ) );
	expect( onOpen ).toHaveBeenCalledTimes( 1 );
} );

test.each( [
	[ 'ends', async ( user ) => user.click( screen.getByRole( 'button', { name: 'End conversations' } ) ) ],
	[ 'chooses none', async ( user ) => user.click( screen.getByRole( 'button', { name: 'Choose none' } ) ) ],
	[
		'assigns',
		async ( user ) => {
			await user.click( screen.getByRole( 'button', { name: 'Assign' } ) );
			await user.click( screen.getByRole( 'menuitem', { name: 'Ole' } ) );
		},
	],
	[
		'tags',
		async ( user ) => {
			await user.click( screen.getByRole( 'button', { name: 'Tags' } ) );
			await user.type( screen.getByLabelText( 'Tags for the chosen conversations' ), 'vip{Enter}' );
			await user.click( screen.getByRole( 'button', { name: 'Add tags' } ) );
		},
	],
] satisfies [ string, ( user: UserEvent ) => Promise< void > ][] )(
	'whoever %s goes on in the list by the keyboard',
	async ( _what, press ) => {
		const { user, container } = show();
		await user.click( box( 'Ada' ) );

		await press( user );

		await waitFor( () => expect( container.querySelector( '.veranda-list' ) ).toHaveFocus() );
	}
);

test( 'undo snoozes again what was snoozed, and leaves the tags that a colleague has put on meanwhile', async () => {
	const { user, asked, snackbars, select } = show(
		null,
		{ Ada: { snoozedUntil: '2099-11-21T12:00:00.000Z', tags: [ 'old' ] } },
		systemClock,
		{ ...open, holds: () => true }
	);
	const ada = () => Object.values( select.getConversations() ).find( ( { visitor } ) => visitor.name === 'Ada' );

	await user.click( box( 'Ada' ) );
	await user.click( screen.getByRole( 'button', { name: 'Tags' } ) );
	await user.type( screen.getByLabelText( 'Tags for the chosen conversations' ), 'vip{Enter}' );
	await user.click( screen.getByRole( 'button', { name: 'Add tags' } ) );
	await waitFor( () => expect( ada()?.tags ).toEqual( [ 'old', 'vip', 'colleague' ] ) );
	await waitFor( () => expect( snackbars() ).toHaveLength( 1 ) );
	snackbars()[ 0 ]?.action?.onClick();
	await waitFor( () => expect( snackbars() ).toHaveLength( 2 ) );
	expect( ada()?.tags ).toEqual( [ 'old', 'colleague' ] );

	for ( const name of [ 'End conversations', 'Mark as spam' ] ) {
		const before = snackbars().length;
		await user.click( box( 'Ada' ) );
		await user.click( screen.getByRole( 'button', { name } ) );
		await waitFor( () => expect( snackbars() ).toHaveLength( before + 1 ) );
		snackbars()[ before ]?.action?.onClick();
		await waitFor( () => expect( snackbars() ).toHaveLength( before + 2 ) );
		expect( ada()?.snoozedUntil ).toBe( '2099-11-21T12:00:00.000Z' );
	}
	expect( asked.filter( ( each ) => each === 'update Ada' ) ).toHaveLength( 2 );
} );

test( 'who manages exports the chosen ones, and they stay chosen', async () => {
	const createObjectURL = jest.fn( ( _blob: Blob ) => 'blob:chosen' );
	Object.assign( URL, { createObjectURL, revokeObjectURL: jest.fn() } );
	jest.spyOn( HTMLAnchorElement.prototype, 'click' ).mockImplementation( () => undefined );
	const { user, exported } = show();
	await user.click( box( 'Ada' ) );
	await user.click( box( 'Cleo' ) );

	await user.click( screen.getByRole( 'button', { name: 'Export' } ) );
	await user.click( screen.getByRole( 'menuitem', { name: 'Export as JSON' } ) );

	await waitFor( () => expect( createObjectURL ).toHaveBeenCalledTimes( 1 ) );
	expect( exported ).toHaveBeenCalledWith( { ids: [ expect.any( String ), expect.any( String ) ], format: 'json' } );
	expect( chosen() ).toEqual( [ 'Ada', 'Cleo' ] );
} );

test( 'at the limit of the relay it waits and goes on, and nothing else is done with one meanwhile', async () => {
	const clock = new FakeClock();
	const { user, asked, limits, snackbars, select } = show( null, {}, clock );
	const limit = new ProblemError( { code: 'rate_limited', detail: 'Too fast.' } as Problem, 2_000 );
	limits.push( limit );
	await user.click( box( 'Ada' ) );
	await user.click( screen.getByRole( 'button', { name: 'End conversations' } ) );
	await settled();

	const { id } = Object.values( select.getConversations() ).find( ( { visitor } ) => visitor.name === 'Ada' )!;
	expect( select.findPendingAction( id ) ).toBe( 'close' );
	expect( snackbars() ).toHaveLength( 0 );
	await act( () => clock.advance( 2_000 ) );

	await waitFor( () => expect( snackbars()[ 0 ]?.content ).toBe( '1 conversation ended.' ) );
	expect( asked ).toEqual( [ 'close Ada', 'close Ada' ] );
	expect( select.findPendingAction( id ) ).toBeNull();
} );
