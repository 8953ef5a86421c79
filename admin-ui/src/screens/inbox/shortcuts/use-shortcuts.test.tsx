import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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

function setUp( hasDialog = false ) {
	const shortcuts = {
		next: jest.fn(),
		previous: jest.fn(),
		reply: jest.fn(),
		note: jest.fn(),
		accept: jest.fn(),
		end: jest.fn(),
		help: jest.fn(),
		goTo: jest.fn(),
	};
	render( <Page shortcuts={ shortcuts } hasDialog={ hasDialog } /> );
	return { shortcuts, user: userEvent.setup() };
}

test( 'single keys act', async () => {
	const { shortcuts, user } = setUp();

	await user.keyboard( 'jkrnae?' );

	for ( const name of [ 'next', 'previous', 'reply', 'note', 'accept', 'end', 'help' ] as const ) {
		expect( shortcuts[ name ] ).toHaveBeenCalledTimes( 1 );
	}
} );

test( 'G and a letter choose a view, without doing what the letter alone does', async () => {
	const { shortcuts, user } = setUp();

	await user.keyboard( 'gqgmgogc' );

	expect( shortcuts.goTo.mock.calls ).toEqual( [ [ 'queue' ], [ 'mine' ], [ 'open' ], [ 'closed' ] ] );
} );

test( 'nothing acts while somebody writes, holds Ctrl, or has a dialog open', async () => {
	const { shortcuts, user } = setUp();
	await user.type( screen.getByLabelText( 'Reply' ), 'e' );
	await user.click( screen.getByRole( 'button' ) );
	await user.keyboard( '{Control>}e{/Control}{Meta>}a{/Meta}' );

	expect( shortcuts.end ).not.toHaveBeenCalled();
	expect( shortcuts.accept ).not.toHaveBeenCalled();
} );

test( 'nothing acts behind a dialog', async () => {
	const { shortcuts, user } = setUp( true );

	await user.keyboard( 'e' );

	expect( shortcuts.end ).not.toHaveBeenCalled();
} );

test( 'arrows move through the list while the focus is in it', async () => {
	const { shortcuts, user } = setUp();
	await user.click( screen.getByRole( 'button' ) );

	await user.keyboard( '{ArrowDown}{ArrowUp}' );

	expect( shortcuts.next ).toHaveBeenCalledTimes( 1 );
	expect( shortcuts.previous ).toHaveBeenCalledTimes( 1 );
} );
