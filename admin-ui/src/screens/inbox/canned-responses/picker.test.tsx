import { act, fireEvent, screen } from '@testing-library/react';
import { useRef } from '@wordpress/element';
import { NetworkError } from '../../../../../relay/client';
import type { CannedResponse, Conversation } from '../../../../../relay/protocol';
import { settled } from '../../../test-support/inbox';
import { makeCannedResponse, makeConversation, makeSession, makeVisitor } from '../../../test-support/make';
import { renderWithStore } from '../../../test-support/render';
import { Composer } from '../composer/composer';

const ada = makeVisitor( { name: 'Ada', locale: 'de-DE' } );
const hello = makeCannedResponse( { shortcut: 'hello', title: 'Greeting', body: 'Hello {visitor.name|there}!' } );
const hallo = makeCannedResponse( { shortcut: 'hello', body: 'Hallo!', language: 'de' } );
const order = makeCannedResponse( { shortcut: 'order', body: 'Your order {order.number} is on its way.' } );

const onManage = jest.fn();

beforeEach( () => onManage.mockReset() );

function Field( { conversation }: { conversation: Conversation } ) {
	const input = useRef< HTMLTextAreaElement >( null );
	return <Composer conversation={ conversation } inputRef={ input } onManageResponses={ onManage } />;
}

/** Shows a composer at a desk with these. */
async function show( all: CannedResponse[] = [ hello, hallo, order ], list = jest.fn() ) {
	list.mockImplementation( async () => ( { cannedResponses: all, nextCursor: null } ) );
	const use = jest.fn( async ( _call: { id: string } ) => undefined );
	const conversation = makeConversation( { visitor: ada, state: 'open' } );
	const inbox = renderWithStore(
		<Field conversation={ conversation } />,
		[ ( { conversationReceived } ) => conversationReceived( conversation ) ],
		makeSession( { 'GET /v1/canned-responses': list, 'POST /v1/canned-responses/:id/use': use } )
	);
	await act( settled );
	const field = screen.getByRole< HTMLTextAreaElement >( 'textbox' );
	const shown = () => screen.queryAllByRole( 'option' ).map( ( { textContent } ) => textContent );
	return { ...inbox, field, use, shown };
}

test( 'a slash finds, arrows choose, Enter inserts what is filled in, and the use is counted', async () => {
	const { user, field, shown, added, use } = await show();

	await user.type( field, 'Well, /hel' );
	expect( shown() ).toEqual( [ '/helloGermanHallo!', '/helloGreetingHello Ada!' ] );
	await user.keyboard( '{ArrowDown}{ArrowDown}{ArrowUp}' );
	const chosen = screen.getByRole( 'option', { selected: true } );
	expect( chosen ).toHaveTextContent( 'Hello Ada!' );
	expect( field ).toHaveAttribute( 'aria-activedescendant', chosen.id );
	await user.keyboard( '{Enter}' );

	expect( field ).toHaveValue( 'Well, Hello Ada!' );
	expect( shown() ).toEqual( [] );
	expect( added ).toEqual( [] );
	expect( use.mock.calls.map( ( [ { id } ] ) => id ) ).toEqual( [ hello.id ] );
	await user.keyboard( '{Enter}' );
	expect( added ).toMatchObject( [ { content: { body: 'Well, Hello Ada!' } } ] );
} );

test( 'it is inserted at the caret, by Tab or a tap, and what stands behind it stays', async () => {
	const { user, field } = await show( [ hello ] );
	await user.type( field, ' Bye.' );
	await user.type( field, '/h', { initialSelectionStart: 0, initialSelectionEnd: 0 } );
	await user.tab();
	expect( field ).toHaveValue( 'Hello Ada! Bye.' );
	expect( field ).toHaveFocus();

	await user.type( field, ' /' );
	await user.click( screen.getByRole( 'option' ) );
	expect( field ).toHaveValue( 'Hello Ada! Bye. Hello Ada!' );
	expect( field ).toHaveFocus();
} );

test( 'Escape closes the list and keeps what was typed; the next one leaves the field', async () => {
	const { user, field, shown, added } = await show();
	await user.type( field, '/hel' );

	await user.keyboard( '{Escape}' );
	expect( shown() ).toEqual( [] );
	expect( field ).toHaveValue( '/hel' );
	expect( field ).toHaveFocus();
	await user.keyboard( 'lo{Enter}' );

	expect( added ).toMatchObject( [ { content: { body: '/hello' } } ] );
} );

test( 'nothing opens for what matches nothing, nor for a path', async () => {
	const { user, field, shown } = await show();
	await user.type( field, '/xyz' );
	expect( shown() ).toEqual( [] );
	await user.clear( field );
	await user.type( field, 'and/or' );
	expect( shown() ).toEqual( [] );
} );

test( 'while an input method composes nothing is shown or inserted; then what it has written is looked for', async () => {
	const { user, field, shown, added } = await show();
	await user.type( field, '/' );
	expect( shown() ).toHaveLength( 3 );

	fireEvent.compositionStart( field );
	await user.type( field, 'ord' );
	expect( shown() ).toEqual( [] );
	fireEvent.keyDown( field, { key: 'Enter', keyCode: 229 } );
	expect( field ).toHaveValue( '/ord' );
	fireEvent.compositionEnd( field );

	expect( shown() ).toHaveLength( 1 );
	expect( added ).toEqual( [] );
} );

test( 'a list that was opened by the button is searched by an input method, too', async () => {
	const { user, field, shown } = await show();
	await user.click( screen.getByRole( 'button', { name: 'Insert a canned response' } ) );

	fireEvent.compositionStart( field );
	fireEvent.input( field, { target: { value: 'ord' }, isComposing: true } );
	fireEvent.compositionEnd( field );

	expect( shown() ).toHaveLength( 1 );
} );

test( 'the button opens the same list, filters by what is typed, and closes it', async () => {
	const { user, field, shown } = await show();
	await user.type( field, 'Hi ' );
	const button = screen.getByRole( 'button', { name: 'Insert a canned response' } );

	await user.click( button );
	expect( shown() ).toHaveLength( 3 );
	expect( button ).toHaveAttribute( 'aria-expanded', 'true' );
	await user.click( button );
	expect( shown() ).toEqual( [] );
	await user.click( button );
	await user.keyboard( 'ord{Enter}' );

	expect( field ).toHaveValue( 'Hi Your order {order.number} is on its way.' );
} );

test( 'a list that was opened by the button does not come back by itself', async () => {
	const { user, field, shown, added } = await show();
	await user.click( screen.getByRole( 'button', { name: 'Insert a canned response' } ) );

	await user.keyboard( 'xyz{Enter}' );
	await user.type( field, 'hel' );
	expect( shown() ).toEqual( [] );
	await user.clear( field );
	await user.click( screen.getByRole( 'button', { name: 'Insert a canned response' } ) );
	await user.keyboard( 'hel{Control>}{Enter}{/Control}' );

	expect( shown() ).toEqual( [] );
	expect( added ).toMatchObject( [ { content: { body: 'xyz' } }, { content: { body: 'hel' } } ] );
} );

test( 'what is not filled in is pointed out, and held back once; a note is not', async () => {
	const { user, field, added } = await show();
	await user.type( field, '/order{Enter}' );
	expect( screen.getByText( 'Not filled in: {order.number}. Replace it before you send.' ) ).toBeVisible();

	await user.keyboard( '{Enter}' );
	expect( added ).toEqual( [] );
	expect( screen.getByText( /^Not sent yet: \{order\.number\} is not filled in/ ) ).toBeVisible();
	await user.keyboard( '{Enter}' );
	expect( added ).toHaveLength( 1 );

	await user.click( screen.getByRole( 'button', { name: 'Note' } ) );
	await user.type( field, '/order{Enter}{Enter}' );
	expect( added ).toHaveLength( 2 );
} );

test( 'without any it leads to writing the first one, and Enter still sends', async () => {
	const { user, field, added } = await show( [] );
	await user.type( field, '/' );

	await user.click( screen.getByRole( 'button', { name: 'Write the first one' } ) );
	expect( onManage ).toHaveBeenCalledTimes( 1 );
	await user.type( field, '{Enter}' );
	expect( added ).toMatchObject( [ { content: { body: '/' } } ] );
} );

test( 'a list that could not be read says so, and is read again', async () => {
	const list = jest.fn().mockRejectedValueOnce( new NetworkError( 'unreachable' ) );
	const { user, field, shown } = await show( [ hello ], list );
	await user.type( field, '/' );

	expect( screen.getByRole( 'alert' ) ).toHaveTextContent( 'The canned responses could not be read.' );
	screen.getByRole( 'button', { name: 'Try again' } ).focus();
	await user.keyboard( '{Enter}' );

	expect( field ).toHaveFocus();
	expect( shown() ).toHaveLength( 1 );
} );
