import { act, render, screen } from '@testing-library/react';
import { settled } from '../../../relay/client/fakes';
import { LeavingButton } from './leaving-button';

function Place( { isThere }: { isThere: boolean } ) {
	return (
		<section aria-label="Place">
			{ isThere && (
				<div role="alert">
					<LeavingButton>Try again</LeavingButton>
				</div>
			) }
			<button type="button">Other</button>
		</section>
	);
}

const shown = () => screen.getByRole( 'region' );
const focused = () => document.body.ownerDocument.activeElement;

test( 'what a button stood in has the focus when the button has gone with it', async () => {
	const { rerender } = render( <Place isThere /> );
	act( () => screen.getByText( 'Try again' ).focus() );

	rerender( <Place isThere={ false } /> );
	await settled();

	expect( focused() ).toBe( shown() );
	// The keyboard does not stop there when it goes round.
	expect( shown().tabIndex ).toBe( -1 );
} );

test( 'a button that goes while the focus is elsewhere takes nothing', async () => {
	const { rerender } = render( <Place isThere /> );
	act( () => screen.getByText( 'Other' ).focus() );

	rerender( <Place isThere={ false } /> );
	await settled();

	expect( focused() ).toBe( screen.getByText( 'Other' ) );
} );

test( 'whatever takes the focus in that moment keeps it', async () => {
	const { rerender } = render( <Place isThere /> );
	act( () => screen.getByText( 'Try again' ).focus() );

	rerender( <Place isThere={ false } /> );
	act( () => screen.getByText( 'Other' ).focus() );
	await settled();

	expect( focused() ).toBe( screen.getByText( 'Other' ) );
} );
