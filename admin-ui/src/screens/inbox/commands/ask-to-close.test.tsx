import { screen } from '@testing-library/react';
import { makeOwnConversation, makeSession } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { useShortcuts } from '../shortcuts/use-shortcuts';
import { useCommands } from './use-commands';

const nothing = () => null;

const conversation = makeOwnConversation();

function Keys() {
	const commands = useCommands( conversation, nothing );
	useShortcuts( { ...commands, goTo: nothing } );
	return <>{ commands.dialog }</>;
}

function setUp() {
	const close = jest.fn( async () => ( { conversation: { ...conversation, state: 'closed' } } ) );
	const session = makeSession( { 'POST /v1/conversations/:id/close': close } );
	return {
		close,
		...renderWithStore( <Keys />, [ ( actions ) => actions.conversationReceived( conversation ) ], session ),
	};
}

test( 'E asks before it ends a conversation', async () => {
	const { user, close } = setUp();

	await user.keyboard( 'e' );
	expect( screen.getByText( 'End this conversation?' ) ).toBeInTheDocument();
	await user.keyboard( 'e' );
	await user.click( screen.getByRole( 'button', { name: 'Keep it open' } ) );
	expect( close ).not.toHaveBeenCalled();

	await user.keyboard( 'e' );
	await user.click( screen.getByRole( 'button', { name: 'End conversation' } ) );
	expect( close ).toHaveBeenCalledTimes( 1 );
} );
