import { act, screen, waitFor, within } from '@testing-library/react';
import type { AdminConfig } from '../../config';
import { makeConversation, makeSession, makeVisitor } from '../../test-support/make';
import { renderWithStore } from '../../test-support/render';
import { commands } from './commands';
import { InboxScreen } from './inbox-screen';
import { views } from './list/views';

const CONFIG: AdminConfig = {
	screen: 'inbox',
	relayUrl: 'https://relay.test',
	siteId: 's_1',
	siteUrl: 'https://example.org/',
	siteName: 'Lamps',
	currentAgentId: 'agent:1',
	currentAgentName: 'Mia',
	canManage: false,
	settingsUrl: '',
	accounts: { profileUrl: '', roleNames: {} },
	pluginVersion: '1',
	waitTargetSeconds: 90,
	answerMail: 'works',
};

const waiting = makeConversation( { visitor: makeVisitor( { name: 'Ada' } ) } );

beforeEach( () => {
	// The test browser lays nothing out.
	Element.prototype.scrollIntoView = () => undefined;
	window.location.hash = '';
	window.matchMedia = () =>
		( { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined } ) as never;
} );

/** Shows the inbox with one visitor who waits. */
async function show() {
	const connection = makeSession( {
		'GET /v1/conversations': async ( { query } ) => ( {
			conversations: query?.state === 'queued' ? [ waiting ] : [],
			nextCursor: null,
			counts: { queued: 1, mine: 0, open: 0 },
		} ),
	} );
	const inbox = renderWithStore( <InboxScreen config={ CONFIG } />, [], connection );
	await act( async () => undefined );
	return inbox;
}

test( 'the inbox is connected once, also where React mounts it twice to try it', async () => {
	const { listeners, unmount } = await show();
	expect( listeners ).toHaveLength( 1 );
	expect( screen.getByRole( 'button', { name: /^Ada/ } ) ).toBeInTheDocument();

	unmount();
	expect( listeners ).toHaveLength( 0 );
} );

test( 'the list of keys tells of every command and every view', async () => {
	const { user } = await show();

	await user.keyboard( '?' );

	const dialog = screen.getByRole( 'dialog' );
	const told = within( dialog )
		.getAllByRole( 'definition' )
		.map( ( { textContent } ) => textContent );
	const withKeys = commands.filter( ( { keys } ) => keys );
	expect( told ).toEqual(
		expect.arrayContaining( [
			...withKeys.map( ( { keyLabel, label } ) => ( keyLabel ?? label )() ),
			...views.map( ( { keyLabel } ) => keyLabel() ),
		] )
	);
} );

test( 'by keys alone: to the conversation, to its dialog and back, to the text field', async () => {
	const { user } = await show();

	await user.keyboard( 'j{Enter}' );
	expect( screen.getByRole( 'heading', { name: 'Ada' } ) ).toBeInTheDocument();

	await user.keyboard( 't' );
	expect( screen.getByRole( 'dialog', { name: 'Transfer the conversation' } ) ).toBeInTheDocument();
	await user.keyboard( '{Escape}' );
	// It leaves by a short movement.
	await waitFor( () => expect( screen.queryByRole( 'dialog' ) ).not.toBeInTheDocument(), { timeout: 20_000 } );

	await user.keyboard( 'n' );
	expect( screen.getByRole( 'textbox', { name: 'Note for agents' } ) ).toHaveFocus();
} );

test( 'a dialog that a change of the conversation has closed does not come back by itself', async () => {
	const { user, tell } = await show();
	await user.keyboard( 'j{Enter}t' );
	expect( screen.getByRole( 'dialog', { name: 'Transfer the conversation' } ) ).toBeInTheDocument();

	const later = { ...waiting, updatedAt: '2026-11-21T10:01:00.000Z' };
	await act( async () => tell( { type: 'conversation.closed', conversation: { ...later, state: 'closed' } } ) );
	expect( screen.queryByRole( 'dialog' ) ).not.toBeInTheDocument();
	await act( async () => tell( { type: 'conversation.updated', conversation: later } ) );

	expect( screen.queryByRole( 'dialog' ) ).not.toBeInTheDocument();
} );

test( 'a key of something that is not possible does nothing', async () => {
	const { user } = await show();

	await user.keyboard( 'ten' );

	expect( screen.queryByRole( 'dialog' ) ).not.toBeInTheDocument();
	expect( screen.queryByRole( 'textbox' ) ).not.toBeInTheDocument();
} );

test( 'the window of canned responses stays when another conversation is opened', async () => {
	const { user } = await show();
	await user.keyboard( 'j{Enter}' );
	await user.click( screen.getByRole( 'button', { name: 'Canned responses' } ) );
	const dialog = await screen.findByRole( 'dialog' );

	window.location.hash = `#/queue/${ makeConversation().id }`;
	await act( async () => void window.dispatchEvent( new Event( 'hashchange' ) ) );

	expect( dialog ).toBeInTheDocument();
} );

test( 'an empty list that is only sorted otherwise does not offer to show all', async () => {
	window.location.hash = '#/mine?sort=priority';
	await show();
	expect( screen.getByText( 'You have no open conversations' ) ).toBeInTheDocument();

	window.location.hash = '#/mine?sort=priority&tag=vip';
	await act( async () => void window.dispatchEvent( new Event( 'hashchange' ) ) );
	expect( screen.getByRole( 'button', { name: 'Show all conversations' } ) ).toBeInTheDocument();
} );

test( 'the key for a canned response begins one in the composer', async () => {
	const { user } = await show();
	await user.keyboard( 'j{Enter}/' );

	expect( screen.getByRole( 'textbox', { name: 'Reply to the visitor' } ) ).toHaveFocus();
	expect( screen.getByRole( 'textbox', { name: 'Reply to the visitor' } ) ).toHaveValue( '/' );
} );
