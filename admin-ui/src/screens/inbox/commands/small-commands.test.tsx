import { screen, waitFor } from '@testing-library/react';
import { snackbarStore } from '../../../snackbars/store';
import { makeAgent, makeOwnConversation, makeSession, ME } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { noticeSentences } from '../notice-sentences';
import { askToClose } from './ask-to-close';
import type { Command } from './command';
import { copyLink } from './copy-link';
import { takeOver } from './take-over';
import { transfer } from './transfer';

const ANNA = makeAgent( { id: 'agent:7', name: 'Anna' } );

/** Opens the dialog of a command; what the relay is asked for is kept. */
function open( command: Command, conversation = makeOwnConversation(), isRefused = false ) {
	const asked: unknown[] = [];
	const onClose = jest.fn();
	const answer =
		( change: object ) =>
		async ( { body }: { body?: unknown } ) => {
			asked.push( body );
			if ( isRefused ) {
				throw new Error( 'away' );
			}
			return { conversation: { ...conversation, ...change } };
		};
	const Dialog = command.Dialog as NonNullable< Command[ 'Dialog' ] >;
	const rendered = renderWithStore(
		<Dialog conversation={ conversation } commands={ [] } onClose={ onClose } />,
		[ ( actions ) => actions.conversationReceived( conversation ) ],
		makeSession( {
			'GET /v1/agents': async () => ( {
				agents: [ ANNA ],
				availability: { status: 'online', agents: [], backAt: null },
			} ),
			'POST /v1/conversations/:id/assign': answer( { assignee: { id: ANNA.id, name: 'Anna', avatarUrl: null } } ),
			'POST /v1/conversations/:id/close': answer( { state: 'closed' } ),
		} )
	);
	return { ...rendered, asked, onClose };
}

test( 'a conversation is passed on with a note for whoever gets it', async () => {
	const { user, asked, onClose } = open( transfer );

	await user.type( await screen.findByLabelText( 'Note (optional)' ), 'She has paid twice. ' );
	await user.click( screen.getByRole( 'button', { name: /Anna/ } ) );

	await waitFor( () => expect( onClose ).toHaveBeenCalled() );
	expect( asked ).toEqual( [ { agentId: ANNA.id, expectedAssigneeId: ME, note: 'She has paid twice.' } ] );
} );

test.each( [
	[ 'a note', transfer, 'Note (optional)' ],
	[ 'a reason', askToClose, 'Reason (optional)' ],
] )( '%s is not lost by a slip', async ( _what, command, label ) => {
	const { user, onClose } = open( command );
	const field = await screen.findByLabelText( label );

	await user.type( field, 'Paid{Escape}' );
	expect( onClose ).not.toHaveBeenCalled();

	await user.clear( field );
	await user.keyboard( '{Escape}' );
	await waitFor( () => expect( onClose ).toHaveBeenCalled() );
} );

test( 'when passing on fails, the note is still there', async () => {
	const { user, asked, onClose, registry } = open( transfer, makeOwnConversation(), true );

	await user.type( await screen.findByLabelText( 'Note (optional)' ), 'She has paid twice.' );
	await user.click( screen.getByRole( 'button', { name: /Anna/ } ) );

	await waitFor( () => expect( registry.select( snackbarStore ).getSnackbars() ).toHaveLength( 1 ) );
	expect( asked ).toHaveLength( 1 );
	expect( onClose ).not.toHaveBeenCalled();
	expect( screen.getByLabelText( 'Note (optional)' ) ).toHaveValue( 'She has paid twice.' );
} );

test( 'who takes over is asked, with the colleague’s name', async () => {
	const theirs = makeOwnConversation( { assignee: { id: ANNA.id, name: 'Anna', avatarUrl: null } } );
	const { user, asked, onClose } = open( takeOver, theirs );

	expect( screen.getByRole( 'dialog', { name: 'Take over from Anna?' } ) ).toBeInTheDocument();
	expect( asked ).toEqual( [] );
	await user.click( screen.getByRole( 'button', { name: 'Take over' } ) );

	expect( onClose ).toHaveBeenCalled();
	await waitFor( () => expect( asked ).toEqual( [ { agentId: ME, expectedAssigneeId: ANNA.id } ] ) );
} );

test.each( [
	[ '', {} ],
	[ ' Solved by phone ', { reason: 'Solved by phone' } ],
] )( 'a conversation ends with the reason %j, if one is given', async ( reason, request ) => {
	const { user, asked } = open( askToClose );

	await user.type( screen.getByLabelText( 'Reason (optional)' ), `${ reason }{Enter}` );

	await waitFor( () => expect( asked ).toEqual( [ request ] ) );
} );

test( 'when ending fails, the reason is still there', async () => {
	const { user, asked, onClose, registry } = open( askToClose, makeOwnConversation(), true );

	await user.type( screen.getByLabelText( 'Reason (optional)' ), 'Solved{Enter}' );

	await waitFor( () => expect( registry.select( snackbarStore ).getSnackbars() ).toHaveLength( 1 ) );
	expect( asked ).toEqual( [ { reason: 'Solved' } ] );
	expect( onClose ).not.toHaveBeenCalled();
	expect( screen.getByLabelText( 'Reason (optional)' ) ).toHaveValue( 'Solved' );
} );

test( 'the link opens the conversation in a view that has it', () => {
	const actions = { copyLink: jest.fn() };
	const conversation = makeOwnConversation();

	copyLink.run?.( { conversation, actions } as never );

	expect( actions.copyLink ).toHaveBeenCalledWith( `${ window.location.href }#/open/${ conversation.id }` );
} );

test( 'the history names both, and says why', () => {
	expect( noticeSentences.taken_over( 'Carl', 'Anna' ) ).toBe( 'Carl took the conversation over from Anna.' );
	expect( noticeSentences.end_reason( 'Carl', undefined, { reason: 'Solved' } ) ).toBe(
		'Why Carl ended the conversation: Solved'
	);
} );
