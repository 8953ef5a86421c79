import { act, screen } from '@testing-library/react';
import { useRef } from '@wordpress/element';
import { makeMessage, makeOwnConversation, makeSession, makeVisitor, ME } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { useCommands } from '../commands/use-commands';
import { ConversationPane } from './conversation-pane';

const nothing = () => undefined;

function Pane( { id }: { id: string } ) {
	return (
		<ConversationPane
			conversationId={ id }
			commands={ useCommands( null, nothing ) }
			isListHidden={ false }
			isVisitorShown
			inputRef={ useRef< HTMLTextAreaElement >( null ) }
			onBack={ null }
			onShowList={ nothing }
			onToggleVisitor={ nothing }
		/>
	);
}

/** Shows a conversation of these notices, a question, and an answer by this agent. */
async function show( notices: string[] = [], email = 'kim@example.org' ) {
	const visitor = makeVisitor( { name: 'Kim', email } );
	const conversation = makeOwnConversation( { visitor } );
	const { id: conversationId } = conversation;
	const system = { type: 'system', id: 'system', name: '', avatarUrl: null } as const;
	const messages = [
		...notices.map( ( body ) => makeMessage( { conversationId, kind: 'system', body, author: system } ) ),
		makeMessage( { conversationId, body: 'Where is my parcel?' } ),
		makeMessage( {
			conversationId,
			body: 'On its way.',
			author: { type: 'agent', id: ME, name: 'Mia', avatarUrl: null },
		} ),
	].map( ( message, index ) => ( { ...message, seq: index + 1 } ) );
	const page = { messages, hasMore: false };
	renderWithStore(
		<Pane id={ conversationId } />,
		[
			( { conversationReceived } ) => conversationReceived( conversation ),
			( { pageReceived } ) => pageReceived( conversationId, 'newest', page ),
		],
		makeSession( { 'GET /v1/conversations/:id/messages': async () => page } )
	);
	await act( async () => undefined );
}

test( 'an answer to a message that was left is not called sent, and where to write is said', async () => {
	await show( [ 'left_while_away' ] );

	expect( screen.getByText( 'This message was left while the chat could not be reached.' ) ).toBeInTheDocument();
	expect( screen.getByText( /does not reach them/, { selector: '.veranda-left-message *' } ) ).toBeInTheDocument();
	expect( screen.getByRole( 'link', { name: 'Write to kim@example.org instead' } ) ).toHaveAttribute(
		'href',
		'mailto:kim@example.org'
	);
	expect( screen.getByText( 'Kept in the inbox, not sent to anybody' ) ).toBeInTheDocument();
	expect( screen.queryByText( 'Sent' ) ).toBeNull();
} );

test( 'that a hidden field was filled in is said', async () => {
	await show( [ 'left_while_away', 'hidden_field_filled' ] );

	expect( screen.getByText( /or a password manager/ ) ).toBeInTheDocument();
} );

test( 'an answer in a chat is sent', async () => {
	await show();

	expect( screen.getByText( 'Sent' ) ).toBeInTheDocument();
	expect( screen.queryByText( /does not reach them/, { selector: '.veranda-left-message *' } ) ).toBeNull();
} );

test( 'an address with more in it than an address writes to nobody else', async () => {
	await show( [ 'left_while_away' ], 'kim?bcc=eve&x@example.org' );

	expect( screen.getByRole( 'link', { name: /^Write to/ } ) ).toHaveAttribute(
		'href',
		'mailto:kim%3Fbcc%3Deve%26x@example.org'
	);
} );
