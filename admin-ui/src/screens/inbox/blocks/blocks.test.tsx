import { act, screen, waitFor, within } from '@testing-library/react';
import type { Block } from '../../../../../relay/protocol';
import { snackbarStore } from '../../../snackbars/store';
import { makeInbox, settled } from '../../../test-support/inbox';
import { makeId, makeOwnConversation, makeSession, makeVisitor, ME, START } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { noticeSentences } from '../notice-sentences';
import { blockedVisitors } from './block-commands';
import { BlockModal } from './block-modal';
import { BlockedMark } from './blocked-mark';
import { BlocksButton } from './blocks-button';
import { BlocksModal } from './blocks-modal';
import { durationName } from './durations';

const LATER = '2099-11-21T12:00:00.000Z';
const OLE = { id: 'agent:2', name: 'Ole', avatarUrl: null };
const ada = makeVisitor( { name: 'Ada' } );

const makeBlock = ( part: Partial< Block > = {} ): Block => ( {
	id: makeId( 'b' ),
	visitor: { id: ada.id, name: 'Ada', email: null },
	address: 'none',
	reason: '',
	blockedBy: { id: ME, name: 'Ben', avatarUrl: null },
	createdAt: START,
	until: null,
	...part,
} );

/** A relay with these blocks. */
function answersWith( ...blocks: Block[] ) {
	const all = [ ...blocks ];
	const conversation = makeOwnConversation( { visitor: ada, assignee: OLE, snoozedUntil: LATER } );
	const awake = { ...conversation, snoozedUntil: null };
	return {
		conversation,
		asked: [] as unknown[],
		answers() {
			const { asked } = this;
			return {
				'GET /v1/blocks': async () => ( { blocks: all, nextCursor: null } ),
				'POST /v1/visitors/:id/block': async ( { body }: { body?: unknown } ) => {
					asked.push( body );
					return { block: makeBlock( { id: 'b_new' } ) };
				},
				'DELETE /v1/blocks/:id': async () => {
					asked.push( 'unblock' );
				},
				'PUT /v1/conversations/:id/spam': async ( { body }: { body?: unknown } ) => {
					asked.push( body );
					return { conversation: awake };
				},
				'POST /v1/conversations/:id/reopen': async () => {
					asked.push( 'reopen' );
					return { conversation: { ...awake, assignee: { ...OLE, id: ME } } };
				},
				'POST /v1/conversations/:id/assign': async ( { body }: { body?: unknown } ) => {
					asked.push( body );
					return { conversation: awake };
				},
				'PATCH /v1/conversations/:id': async ( { body }: { body?: unknown } ) => {
					asked.push( body );
					return { conversation };
				},
			};
		},
	};
}

test( 'who is not blocked after all stays in the dialog, with the reason', async () => {
	const relay = answersWith();
	const onClose = jest.fn();
	const refuse = async () => {
		throw new Error( 'The relay is away.' );
	};
	const { user } = renderWithStore(
		<BlockModal conversation={ relay.conversation } commands={ [] } onClose={ onClose } />,
		[ ( actions ) => actions.conversationReceived( relay.conversation ) ],
		makeSession( { ...relay.answers(), 'POST /v1/visitors/:id/block': refuse } )
	);
	await user.type( screen.getByLabelText( 'Reason (optional)' ), 'Insults' );

	await user.keyboard( '{Escape}' );
	await user.click( screen.getByRole( 'button', { name: 'Block' } ) );

	expect( onClose ).not.toHaveBeenCalled();
	expect( screen.getByLabelText( 'Reason (optional)' ) ).toHaveValue( 'Insults' );
	expect( screen.getByRole( 'button', { name: 'Block' } ) ).toBeEnabled();
} );

test.each( [
	[
		false,
		{ minutes: 1_440, coversAddress: false, isSpam: false },
		[ 'unblock', 'reopen', { agentId: OLE.id, expectedAssigneeId: ME }, { snoozedUntil: LATER } ],
	],
	[
		true,
		{ minutes: 10_080, reason: 'Insults', coversAddress: true, isSpam: true },
		[ 'unblock', { isSpam: false }, { snoozedUntil: LATER } ],
	],
] )(
	'a visitor is blocked as the agent chose (everything: %j), and that is undone',
	async ( isAll, request, undone ) => {
		const relay = answersWith();
		const onClose = jest.fn();
		const { user, registry } = renderWithStore(
			<BlockModal conversation={ relay.conversation } commands={ [] } onClose={ onClose } />,
			[ ( actions ) => actions.conversationReceived( relay.conversation ) ],
			makeSession( relay.answers() )
		);

		if ( isAll ) {
			await user.click( screen.getByLabelText( '7 days' ) );
			await user.click( screen.getByLabelText( 'Block their network address, too' ) );
			await user.click( screen.getByLabelText( 'Mark the conversation as spam' ) );
			await user.type( screen.getByLabelText( 'Reason (optional)' ), ' Insults ' );
		}
		await user.click( screen.getByRole( 'button', { name: 'Block' } ) );

		expect( onClose ).toHaveBeenCalled();
		await waitFor( () => expect( relay.asked ).toEqual( [ request ] ) );
		const [ snackbar ] = registry.select( snackbarStore ).getSnackbars();
		expect( snackbar?.content ).toBe( 'Ada is blocked.' );
		snackbar?.action?.onClick();
		await waitFor( () => expect( relay.asked.slice( 1 ) ).toEqual( undone ) );
	}
);

test( 'who is blocked always is blocked without an end; who is blocked already can be unblocked here', async () => {
	const relay = answersWith( makeBlock( { reason: 'Insults', address: 'awaited' } ) );
	const { user } = renderWithStore(
		<BlockModal conversation={ relay.conversation } commands={ [] } onClose={ () => {} } />,
		[],
		makeSession( relay.answers() )
	);

	expect( await screen.findByText( 'Reason: Insults' ) ).toBeInTheDocument();
	expect( screen.getByText( 'Their network address is blocked as soon as they try to write.' ) ).toBeInTheDocument();
	await user.click( screen.getByLabelText( 'Always' ) );
	await user.click( screen.getByRole( 'button', { name: 'Block' } ) );
	await user.click( screen.getByRole( 'button', { name: 'Unblock Ada' } ) );

	await waitFor( () => expect( relay.asked ).toEqual( [ { coversAddress: false, isSpam: false }, 'unblock' ] ) );
} );

test( 'undone, a block gives back what it ended, not what was looked at, and the block before it', async () => {
	const before = makeBlock( { until: LATER, reason: 'Insults', address: 'awaited', blockedBy: OLE } );
	const relay = answersWith( before );
	const closed = makeOwnConversation( { visitor: ada, state: 'closed' } );
	const { actions, select, registry } = makeInbox( {
		...relay.answers(),
		'GET /v1/conversations': async () => ( {
			conversations: [ closed, relay.conversation ],
			nextCursor: null,
			counts: { queued: 0, mine: 0, open: 0 },
		} ),
	} );
	select.getBlocks();
	await settled();

	await actions.blockVisitor( closed, { coversAddress: false } );
	registry.select( snackbarStore ).getSnackbars()[ 0 ]?.action?.onClick();
	await waitFor( () => expect( relay.asked ).toHaveLength( 5 ) );

	expect( relay.asked.slice( 1 ) ).toEqual( [
		{ minutes: expect.any( Number ), reason: 'Insults', coversAddress: true },
		'reopen',
		{ agentId: OLE.id, expectedAssigneeId: ME },
		{ snoozedUntil: LATER },
	] );
	expect( select.findConversation( closed.id ) ).toBeNull();
} );

test( 'who neither blocked them nor manages the chat reads so, in both places', async () => {
	const relay = answersWith( makeBlock( { blockedBy: OLE } ) );
	const connection = makeSession( relay.answers() );
	Object.assign( connection.session, { desk: { ...connection.session.desk, canManage: false } } );
	const { rerender } = renderWithStore(
		<BlockModal conversation={ relay.conversation } commands={ [] } onClose={ () => {} } />,
		[],
		connection
	);
	const sentence = 'Only who blocked them, or who manages the chat, can unblock them.';

	expect( await screen.findByText( sentence ) ).toBeVisible();
	rerender( <BlocksModal conversation={ null } commands={ [] } onClose={ () => {} } /> );
	expect( screen.getByText( sentence ) ).toBeVisible();
	expect( screen.queryByRole( 'button', { name: /^Unblock/ } ) ).not.toBeInTheDocument();
} );

test( 'the button is there while somebody is blocked, and when nobody knows', async () => {
	const list = jest.fn();
	const run = jest.fn();
	const shown = ( blocks: Block[] | Error ) => {
		list.mockReset();
		list.mockImplementation( async () => {
			if ( blocks instanceof Error ) {
				throw blocks;
			}
			return { blocks, nextCursor: null };
		} );
	};
	shown( [] );
	const { actions, user } = renderWithStore(
		<BlocksButton commands={ { run } as never } />,
		[],
		makeSession( { 'GET /v1/blocks': list } )
	);
	await act( settled );
	expect( screen.queryByRole( 'button' ) ).not.toBeInTheDocument();

	shown( new Error( 'away' ) );
	await act( () => actions.loadBlocks() );
	await user.click( screen.getByRole( 'button', { name: 'Blocked visitors' } ) );
	expect( run ).toHaveBeenCalledWith( blockedVisitors );

	// The window is closed: the keyboard goes on from here.
	shown( [] );
	await act( () => actions.loadBlocks() );
	expect( screen.getByRole( 'button', { name: 'Blocked visitors' } ) ).toHaveFocus();
} );

test( 'the list says who, until when, by whom and why, and lets them write again', async () => {
	const gone = makeBlock( { visitor: null, address: 'blocked', until: '2099-01-01T10:00:00.000Z' } );
	const relay = answersWith( makeBlock( { reason: 'Insults' } ), gone );
	const { user } = renderWithStore(
		<BlocksModal conversation={ null } commands={ [] } onClose={ () => {} } />,
		[],
		makeSession( relay.answers() )
	);

	const [ first, second ] = await screen.findAllByRole( 'listitem' );
	expect( first ).toHaveTextContent( /^Ada.*Ben.*with no end\.Reason: Insults/ );
	expect( second ).toHaveTextContent( /^Somebody who was erased.*until .*2099.*address is blocked, too/ );
	await user.click( within( first as HTMLElement ).getByRole( 'button', { name: 'Unblock Ada' } ) );
	await waitFor( () => expect( screen.queryByText( 'Ada' ) ).not.toBeInTheDocument() );
	expect( screen.getByRole( 'list' ).parentElement ).toHaveFocus();
	await user.click( screen.getByRole( 'button', { name: 'Unblock Somebody who was erased' } ) );

	expect( await screen.findByText( 'Nobody is blocked' ) ).toBeInTheDocument();
	// Escape still closes the window.
	expect( screen.getByText( 'Nobody is blocked' ).closest( '.veranda-blocks' ) ).toHaveFocus();
} );

test( 'what could not be read is tried again; what is refused stays', async () => {
	let isAway = true;
	const relay = answersWith();
	const block = makeBlock();
	const { user, registry } = renderWithStore(
		<BlocksModal conversation={ null } commands={ [] } onClose={ () => {} } />,
		[],
		makeSession( {
			...relay.answers(),
			'GET /v1/blocks': async () => {
				if ( isAway ) {
					throw new Error( 'away' );
				}
				return { blocks: [ block ], nextCursor: null };
			},
			'DELETE /v1/blocks/:id': async () => {
				throw new Error( 'away' );
			},
		} )
	);

	expect( await screen.findByText( 'The blocked visitors could not be read.' ) ).toBeVisible();
	isAway = false;
	await user.click( screen.getByRole( 'button', { name: 'Try again' } ) );
	await user.click( await screen.findByRole( 'button', { name: 'Unblock Ada' } ) );

	await waitFor( () => expect( registry.select( snackbarStore ).getSnackbars() ).toHaveLength( 1 ) );
	expect( screen.getByText( 'Ada' ) ).toBeInTheDocument();
} );

test( 'the conversation says that its visitor is blocked, as long as that holds', async () => {
	const over = makeVisitor();
	const relay = answersWith(
		makeBlock(),
		makeBlock( { visitor: { id: over.id, name: '', email: null }, until: '2020-01-01T10:00:00.000Z' } )
	);
	const { container } = renderWithStore(
		<>
			<BlockedMark visitorId={ ada.id } />
			<BlockedMark visitorId={ over.id } />
		</>,
		[],
		makeSession( relay.answers() )
	);

	expect( await screen.findByText( 'Blocked' ) ).toBeInTheDocument();
	expect( container.querySelectorAll( '.veranda-blocked-mark' ) ).toHaveLength( 1 );
} );

test( 'blocks are read when they are first needed, and again when one has changed', async () => {
	const listBlocks = jest.fn( async () => ( { blocks: [ makeBlock() ], nextCursor: null } ) );
	const { actions, select, tell } = makeInbox( { 'GET /v1/blocks': listBlocks } );
	await actions.connect();
	expect( listBlocks ).not.toHaveBeenCalled();

	select.getBlocks();
	await settled();
	tell( { type: 'block.changed' } );
	await settled();

	expect( listBlocks ).toHaveBeenCalledTimes( 2 );
	expect( select.getBlocks() ).toMatchObject( { status: 'ready', all: [ { visitor: { name: 'Ada' } } ] } );
} );

test( 'a time is named in its largest unit, and the history says why', () => {
	expect( [ 1, 45, 60, 90, 120, 1_440, 10_080 ].map( durationName ) ).toEqual( [
		'1 minute',
		'45 minutes',
		'1 hour',
		'90 minutes',
		'2 hours',
		'1 day',
		'7 days',
	] );
	expect( noticeSentences.blocked( 'Ben', undefined, { minutes: 60, reason: 'Insults' } ) ).toBe(
		'Ben blocked the visitor for 1 hour. Reason: Insults'
	);
	expect( noticeSentences.blocked( 'Ben', undefined ) ).toBe( 'Ben blocked the visitor.' );
} );
