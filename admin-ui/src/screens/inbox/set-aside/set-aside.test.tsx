import { screen } from '@testing-library/react';
import type { Conversation } from '../../../../../relay/protocol';
import { snackbarStore } from '../../../snackbars/store';
import { makeInbox, settled } from '../../../test-support/inbox';
import { makeConversation, makeOwnConversation, makeSession, ME } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { closed } from '../list/views/closed';
import { messages } from '../list/views/messages';
import { mine } from '../list/views/mine';
import { needsReply } from '../list/views/needs-reply';
import { open } from '../list/views/open';
import { queue } from '../list/views/queue';
import { snoozed } from '../list/views/snoozed';
import { spam } from '../list/views/spam';
import { SnoozeModal } from './snooze-modal';
import { endSnooze, snooze } from './snooze-commands';
import { snoozeTimes } from './snooze-times';
import { markSpam, unmarkSpam } from './spam-commands';

const LATER = '2026-11-30T09:00:00.000Z';

test.each( [
	[ 'snoozed', makeOwnConversation( { snoozedUntil: LATER, needsReply: true } ), [ snoozed ] ],
	[ 'snoozed in the queue', makeConversation( { kind: 'message', snoozedUntil: LATER } ), [ snoozed ] ],
	[ 'spam', makeConversation( { state: 'closed', isSpam: true } ), [ spam ] ],
	[ 'ended', makeConversation( { state: 'closed' } ), [ closed ] ],
	[ 'asked', makeOwnConversation( { needsReply: true } ), [ mine, open, needsReply ] ],
	[ 'left', makeConversation( { kind: 'callback' } ), [ queue, messages ] ],
] )( 'what is %s is where it belongs', ( _, conversation, wanted ) => {
	const all = [ queue, mine, open, closed, needsReply, messages, snoozed, spam ];

	expect( all.filter( ( { holds } ) => holds( conversation, ME ) ) ).toEqual( wanted );
} );

test( 'whoever waits in the queue is not put off', () => {
	const can = ( conversation: Conversation ) => snooze.isPossible( { conversation } as never );

	expect( can( makeConversation() ) ).toBe( false );
	expect( can( makeConversation( { leftAt: LATER } ) ) ).toBe( true );
	expect( can( makeConversation( { kind: 'message' } ) ) ).toBe( true );
	expect( can( makeOwnConversation() ) ).toBe( true );
	expect( can( makeConversation( { state: 'closed' } ) ) ).toBe( false );
	const ended = { conversation: makeConversation( { state: 'closed', isSpam: true } ) } as never;
	expect( [ endSnooze, markSpam, unmarkSpam ].map( ( { isPossible } ) => isPossible( ended ) ) ).toEqual( [
		false,
		false,
		true,
	] );
} );

test( 'times are offered on this computer’s clock, and Monday only when it is not tomorrow', () => {
	const at = ( now: Date ) => snoozeTimes( now ).map( ( time ) => time.at.getTime() );
	const saturday = new Date( 2026, 10, 28, 15 );
	const sunday = new Date( 2026, 10, 29, 15 );

	expect( at( saturday ).slice( 2 ) ).toEqual( [
		new Date( 2026, 10, 29, 9 ).getTime(),
		new Date( 2026, 10, 30, 9 ).getTime(),
	] );
	expect( at( sunday ).slice( 2 ) ).toEqual( [ new Date( 2026, 10, 30, 9 ).getTime() ] );
	expect( at( new Date( 2026, 10, 30, 15 ) ).at( -1 ) ).toBe( new Date( 2026, 11, 7, 9 ).getTime() );
} );

test( 'a conversation is snoozed until a time that one enters, and that can be undone', async () => {
	const conversation = makeOwnConversation();
	const update = jest.fn( async ( { body }: { body?: unknown } ) => ( {
		conversation: { ...conversation, ...( body as object ) },
	} ) );
	const onClose = jest.fn();
	const { user, registry } = renderWithStore(
		<SnoozeModal conversation={ conversation } commands={ [] } onClose={ onClose } />,
		[ ( actions ) => actions.conversationReceived( conversation ) ],
		makeSession( { 'PATCH /v1/conversations/:id': update } )
	);
	const field = screen.getByLabelText( 'Another time' );

	await user.type( field, '2020-01-01T09:00' );
	expect( screen.getByText( 'This time is over. Choose a later one.' ) ).toBeInTheDocument();
	await user.clear( field );
	await user.type( field, '2099-01-01T09:00' );
	await user.click( screen.getByRole( 'button', { name: 'Snooze' } ) );

	const body = { snoozedUntil: new Date( 2099, 0, 1, 9 ).toISOString() };
	expect( update ).toHaveBeenCalledWith( expect.objectContaining( { body } ) );
	expect( onClose ).toHaveBeenCalled();
	const [ snackbar ] = registry.select( snackbarStore ).getSnackbars();
	snackbar?.action?.onClick();
	expect( update ).toHaveBeenLastCalledWith( expect.objectContaining( { body: { snoozedUntil: null } } ) );
} );

test( 'undone, spam has its snooze again', async () => {
	const until = '2099-11-30T09:00:00.000Z';
	const conversation = makeOwnConversation( { snoozedUntil: until } );
	const asked: unknown[] = [];
	const answer =
		( part: Partial< Conversation > ) =>
		async ( { body }: { body?: unknown } ) => {
			asked.push( body );
			return { conversation: { ...conversation, ...part, ...( body as object ) } };
		};
	const { actions, registry, select } = makeInbox( {
		'PUT /v1/conversations/:id/spam': answer( { snoozedUntil: null } ),
		'PATCH /v1/conversations/:id': answer( {} ),
	} );
	await actions.conversationReceived( conversation );

	await actions.setSpam( conversation.id, true );
	registry.select( snackbarStore ).getSnackbars()[ 0 ]?.action?.onClick();
	await settled();

	expect( asked ).toEqual( [ { isSpam: true }, { isSpam: false }, { snoozedUntil: until } ] );
	expect( select.findConversation( conversation.id ) ).toMatchObject( { isSpam: false, snoozedUntil: until } );
} );
