import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { commands } from '../commands';
import { views } from '../list/views';
import { useShortcuts, type Shortcuts } from './use-shortcuts';

function Page( { shortcuts, hasDialog = false }: { shortcuts: Shortcuts; hasDialog?: boolean } ) {
	useShortcuts( shortcuts );
	return (
		<>
			<textarea aria-label="Reply" />
			<div className="veranda-list">
				<button type="button">Vera</button>
			</div>
			{ hasDialog && <div role="dialog" aria-modal="true" /> }
		</>
	);
}

/** Everything is possible; what was done is told by its name. */
function setUp( hasDialog = false ) {
	const done: string[] = [];
	const shortcuts: Shortcuts = {
		possible: [ ...commands ],
		run: ( { name } ) => done.push( name ),
		goTo: ( { name } ) => done.push( `view ${ name }` ),
	};
	render( <Page shortcuts={ shortcuts } hasDialog={ hasDialog } /> );
	return { done, user: userEvent.setup() };
}

test( 'single keys act', async () => {
	const { done, user } = setUp();

	await user.keyboard( 'jkrnate?' );

	expect( done ).toEqual( [ 'next', 'previous', 'reply', 'note', 'accept', 'transfer', 'ask to close', 'help' ] );
} );

test( 'G and a letter choose a view, without doing what the letter alone does', async () => {
	const { done, user } = setUp();

	await user.keyboard( 'gqgmgogc' );

	expect( done ).toEqual( [ 'view queue', 'view mine', 'view open', 'view closed' ] );
} );

test( 'nothing acts while somebody writes, or holds Ctrl', async () => {
	const { done, user } = setUp();
	await user.type( screen.getByLabelText( 'Reply' ), 'e' );
	await user.click( screen.getByRole( 'button' ) );
	await user.keyboard( '{Control>}e{/Control}{Meta>}a{/Meta}' );

	expect( done ).toEqual( [] );
} );

test.each( [ { isComposing: true }, { keyCode: 229 } ] )( 'no key acts while an input method composes: %j', ( how ) => {
	const { done } = setUp();

	for ( const key of [ 'e', 'a', 'Escape', 'Enter' ] ) {
		document.body.dispatchEvent( new KeyboardEvent( 'keydown', { key, bubbles: true, ...how } ) );
	}

	expect( done ).toEqual( [] );
} );

test( 'nothing acts behind a dialog', async () => {
	const { done, user } = setUp( true );

	await user.keyboard( 'e' );

	expect( done ).toEqual( [] );
} );

test( 'arrows move through the list while the focus is in it', async () => {
	const { done, user } = setUp();
	await user.click( screen.getByRole( 'button' ) );

	await user.keyboard( '{ArrowDown}{ArrowUp}' );

	expect( done ).toEqual( [ 'next', 'previous' ] );
} );

test( 'no key means two things', () => {
	const keys = commands.flatMap( ( command ) => [ ...( command.keys ?? [] ), ...( command.listKeys ?? [] ) ] );
	const viewKeys = views.map( ( { key } ) => key );

	expect( [ ...new Set( keys ) ] ).toEqual( keys );
	expect( keys ).not.toContain( 'g' );
	expect( [ ...new Set( viewKeys ) ] ).toEqual( viewKeys );
} );
