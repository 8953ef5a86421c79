import { act, screen, waitFor, within } from '@testing-library/react';
import { useSelect } from '@wordpress/data';
import { useRef } from '@wordpress/element';
import { LIMITS } from '../../../../../relay/protocol';
import { store } from '../../../store';
import {
	makeAgent,
	makeConversation,
	makeMessage,
	makeOutboxItem,
	makeOwnConversation,
	makeSession,
	ME,
} from '../../../test-support/make';
import { renderWithStore, type Step } from '../../../test-support/render';
import { useCommands } from '../commands/use-commands';
import { VisitorColumn } from '../visitor/visitor-column';
import { ConversationPane } from './conversation-pane';

const nothing = () => undefined;

function show(
	conversation: ReturnType< typeof makeConversation >,
	messages: ReturnType< typeof makeMessage >[] = [],
	more: Step[] = [],
	answers: Parameters< typeof makeSession >[ 0 ] = {}
) {
	const connection = makeSession( {
		'GET /v1/conversations/:id/messages': async () => ( { messages, hasMore: false } ),
		...answers,
	} );
	return renderWithStore(
		<Pane id={ conversation.id } />,
		[
			( { conversationReceived } ) => conversationReceived( conversation ),
			( { pageReceived } ) => pageReceived( conversation.id, 'newest', { messages, hasMore: false } ),
			...more,
		],
		connection
	);
}

function Pane( { id }: { id: string } ) {
	const conversation = useSelect( ( select ) => select( store ).findConversation( id ), [ id ] );
	const input = useRef< HTMLTextAreaElement >( null );
	return (
		<ConversationPane
			conversationId={ id }
			commands={ useCommands( conversation, () => ( input.current?.focus(), input.current ) ) }
			isListHidden={ false }
			isVisitorShown
			mail="works"
			inputRef={ input }
			onBack={ null }
			onShowList={ nothing }
			onToggleVisitor={ nothing }
		/>
	);
}

const settled = () => act( async () => undefined );

test( 'what a visitor sends is text, whatever it looks like', async () => {
	const attack = '<img src=x onerror="window.__xss=1"><script>window.__xss=1</script> javascript:alert(1)';
	const conversation = makeOwnConversation();
	const message = makeMessage( {
		conversationId: conversation.id,
		body: attack,
		author: { type: 'visitor', id: 'v_1', name: attack, avatarUrl: null },
	} );

	const { container } = show( conversation, [ message ] );
	await settled();

	expect( screen.getByText( attack, { selector: '.veranda-message-text' } ) ).toBeInTheDocument();
	expect( container.querySelector( 'img, script, a' ) ).toBeNull();
} );

test( 'a web address is a link that gives nothing away', async () => {
	const conversation = makeOwnConversation();
	show( conversation, [ makeMessage( { conversationId: conversation.id, body: 'Look: https://example.org/x.' } ) ] );
	await settled();

	const link = screen.getByRole( 'link', { name: 'https://example.org/x' } );

	expect( link ).toHaveAttribute( 'href', 'https://example.org/x' );
	expect( link ).toHaveAttribute( 'rel', 'noopener noreferrer nofollow ugc' );
	expect( link ).toHaveAttribute( 'target', '_blank' );
} );

test( 'Enter sends, Shift+Enter breaks the line', async () => {
	const conversation = makeOwnConversation();
	const { user, added } = show( conversation );
	const field = screen.getByLabelText( 'Reply to the visitor' );

	await user.type( field, 'one{Shift>}{Enter}{/Shift}two{Enter}' );

	expect( added ).toEqual( [ { conversationId: conversation.id, content: { kind: 'text', body: 'one\ntwo' } } ] );
	expect( field ).toHaveValue( '' );
} );

test( 'Escape that puts candidates away leaves the focus in the field', async () => {
	const { user } = show( makeOwnConversation() );
	const field = screen.getByLabelText( 'Reply to the visitor' );
	await user.type( field, 'にほん' );

	for ( const how of [ { isComposing: true }, { keyCode: 229 } ] ) {
		act( () => {
			field.dispatchEvent( new KeyboardEvent( 'keydown', { key: 'Escape', bubbles: true, ...how } ) );
		} );
	}

	expect( field ).toHaveFocus();
	await user.keyboard( '{Escape}' );
	expect( field ).not.toHaveFocus();
} );

test( 'Enter that chooses a word in an input method does not send', async () => {
	const conversation = makeOwnConversation();
	const { user, added } = show( conversation );
	const field = screen.getByLabelText( 'Reply to the visitor' );
	await user.type( field, 'にほん' );

	act( () => {
		field.dispatchEvent( new KeyboardEvent( 'keydown', { key: 'Enter', bubbles: true, isComposing: true } ) );
	} );

	expect( added ).toEqual( [] );
} );

test( 'Ctrl+Enter sends and asks to end the conversation', async () => {
	const conversation = makeOwnConversation();
	const { user, added, select } = show( conversation );

	await user.type( screen.getByLabelText( 'Reply to the visitor' ), 'Bye{Control>}{Enter}{/Control}' );

	expect( added ).toHaveLength( 1 );
	expect( select.closesAfter( 'x_1' ) ).toBe( true );
} );

test( 'a note looks like one before it is sent, and is sent as one', async () => {
	const conversation = makeOwnConversation();
	const { user, added } = show( conversation );

	await user.click( screen.getByRole( 'button', { name: 'Note' } ) );
	await user.type( screen.getByLabelText( 'Note for agents' ), 'VIP' );
	await user.click( screen.getByRole( 'button', { name: 'Add note' } ) );

	expect( added ).toEqual( [ { conversationId: conversation.id, content: { kind: 'note', body: 'VIP' } } ] );
	expect( screen.queryByRole( 'button', { name: 'Send' } ) ).not.toBeInTheDocument();
} );

test( 'a note is marked as seen by agents only', async () => {
	const conversation = makeOwnConversation();
	show( conversation, [
		makeMessage( { conversationId: conversation.id, kind: 'note', author: makeAuthor( 'Ole' ) } ),
	] );
	await settled();

	expect( screen.getByText( 'Note, only for agents' ) ).toBeInTheDocument();
} );

test( 'too long a message is not sent, and says by how much', async () => {
	const conversation = makeOwnConversation();
	const text = 'x'.repeat( LIMITS.messageCharacters + 7 );
	const { user, added } = show(
		conversation,
		[],
		[ ( { draftChanged } ) => draftChanged( conversation.id, { text, kind: 'text' } ) ]
	);

	await user.type( screen.getByLabelText( 'Reply to the visitor' ), '{Enter}' );

	expect( screen.getByText( '7 characters too many' ) ).toBeInTheDocument();
	expect( added ).toEqual( [] );
} );

test( 'receipts say whether the visitor has read the last own message', async () => {
	const conversation = makeOwnConversation( { lastSeq: 1 } );
	const { actions } = show( conversation, [
		makeMessage( { conversationId: conversation.id, author: makeAuthor( 'Mia', ME ) } ),
	] );
	await settled();
	expect( screen.getByText( 'Sent' ) ).toBeInTheDocument();

	act( () => void actions.readAdvanced( conversation.id, 'visitor', 1 ) );

	expect( screen.getByText( 'Read' ) ).toBeInTheDocument();
} );

test( 'a message that failed says why and can be sent again', async () => {
	const conversation = makeOwnConversation();
	const item = makeOutboxItem( {
		conversationId: conversation.id,
		state: 'failed',
		errorCode: 'conversation_closed',
	} );
	show( conversation, [], [ ( { outboxChanged } ) => outboxChanged( [ item ] ) ] );
	await settled();

	const alert = screen.getByRole( 'alert' );

	expect( alert ).toHaveTextContent( 'Not sent: the conversation has ended.' );
	expect( within( alert ).getByRole( 'button', { name: 'Try again' } ) ).toBeEnabled();
} );

test( 'a notice is a sentence with the person’s name', async () => {
	const conversation = makeOwnConversation();
	show( conversation, [
		makeMessage( {
			conversationId: conversation.id,
			kind: 'system',
			body: 'agent_joined',
			author: { ...makeAuthor( 'Ole' ), type: 'system' },
		} ),
	] );
	await settled();

	expect( screen.getByText( 'Ole joined the conversation.' ) ).toBeInTheDocument();
} );

test( 'an ended conversation offers to reopen instead of a field', async () => {
	show( makeConversation( { state: 'closed' } ) );
	await settled();

	expect( screen.getByRole( 'button', { name: 'Reopen to write' } ) ).toBeInTheDocument();
	expect( screen.queryByRole( 'textbox' ) ).not.toBeInTheDocument();
} );

test( 'the visitor’s page is a link only if it is a web address, and an address that was typed is not called verified', async () => {
	const visitor = { email: 'boss@example.org', verified: false, page: { url: 'javascript:alert(1)', title: 'Shop' } };
	const conversation = makeOwnConversation();
	conversation.visitor = { ...conversation.visitor, ...visitor };
	renderWithStore( <VisitorColumn conversationId={ conversation.id } isStep={ false } onClose={ nothing } />, [
		( { conversationReceived } ) => conversationReceived( conversation ),
		( { agentsReceived } ) => agentsReceived( [ makeAgent() ] ),
	] );

	expect( screen.queryByRole( 'link' ) ).not.toBeInTheDocument();
	expect( screen.getByText( 'Shop' ) ).toBeInTheDocument();
	expect( screen.getAllByText( 'Not verified: the visitor typed it' ) ).not.toHaveLength( 0 );
	expect( screen.queryByText( /^Verified/ ) ).not.toBeInTheDocument();
} );

test( 'a double click on Accept does not end the conversation that it opened', async () => {
	const conversation = makeConversation();
	const close = jest.fn();
	const opened = makeOwnConversation( { id: conversation.id, updatedAt: '2026-11-21T10:00:01.000Z' } );
	const { user } = show( conversation, [], [], {
		'POST /v1/conversations/:id/assign': async () => ( { conversation: opened } ),
		'POST /v1/conversations/:id/close': close,
	} );

	await user.click( screen.getByRole( 'button', { name: 'Accept' } ) );
	const end = await screen.findByRole( 'button', { name: 'End conversation' } );
	expect( end ).toHaveAttribute( 'aria-disabled', 'true' );
	await user.click( end );

	expect( close ).not.toHaveBeenCalled();
	await waitFor( () => expect( end ).not.toHaveAttribute( 'aria-disabled', 'true' ) );
} );

function makeAuthor( name: string, id = 'agent:2' ) {
	return { type: 'agent' as const, id, name, avatarUrl: null };
}

test( 'who reads further up keeps what they read, and the focus stays in the log when what had it is forgotten', async () => {
	const conversation = makeOwnConversation();
	const messages = Array.from( { length: 120 }, ( _, index ) =>
		makeMessage( { conversationId: conversation.id, seq: index + 1, body: `https://example.com/${ index + 1 }` } )
	);
	const { actions } = show( conversation, messages );
	await settled();
	const log = screen.getByRole( 'log' );
	const scrollTo = ( scrollTop: number ) => {
		Object.defineProperties( log, {
			scrollHeight: { configurable: true, value: 5_000 },
			clientHeight: { configurable: true, value: 500 },
		} );
		log.scrollTop = scrollTop;
		act( () => void log.dispatchEvent( new Event( 'scroll' ) ) );
	};
	const receive = ( from: number, to: number ) =>
		act( () => {
			for ( let seq = from; seq <= to; seq++ ) {
				void actions.messageReceived( makeMessage( { conversationId: conversation.id, seq } ) );
			}
		} );
	const first = within( log ).getByRole( 'link', { name: 'https://example.com/1' } );

	scrollTo( 1_000 );
	first.focus();
	receive( 121, 200 );
	expect( first ).toBeInTheDocument();
	expect( first ).toHaveFocus();

	scrollTo( 4_500 );
	receive( 201, 201 );
	expect( first ).not.toBeInTheDocument();
	expect( log ).toHaveFocus();
} );
