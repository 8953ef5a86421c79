import { act, screen } from '@testing-library/react';
import { renderWithStore } from '../../../test-support/render';
import { ViewSwitcher } from './view-switcher';
import { leads } from './views/leads';
import { queue } from './views/queue';

let look: () => void;
const scrolled = jest.fn();

beforeEach( () => {
	// What the test browser does not have: it lays nothing out.
	window.ResizeObserver = class {
		constructor( callback: () => void ) {
			look = callback;
		}
		observe() {}
		unobserve() {}
		disconnect() {}
	} as never;
	scrolled.mockClear();
	window.HTMLElement.prototype.scrollIntoView = scrolled;
} );

/** A row that is 300 of 500 pixels wide, scrolled by so many. */
function show( scrollLeft: number, direction = 'ltr' ) {
	const { rerender } = renderWithStore( <ViewSwitcher view={ queue } values={ {} } onChange={ jest.fn() } /> );
	const row = screen.getByRole( 'navigation', { name: 'Views' } );
	row.style.direction = direction;
	Object.defineProperties( row, {
		scrollLeft: { value: scrollLeft },
		scrollWidth: { value: 500 },
		clientWidth: { value: 300 },
	} );
	act( () => look() );
	return { row, rerender };
}

test.each( [
	[ 0, 'ltr', false, true ],
	[ 100, 'ltr', true, true ],
	[ 200, 'ltr', true, false ],
	[ 0, 'rtl', true, false ],
	[ -200, 'rtl', false, true ],
] )( 'scrolled by %d, %s, it fades where there is more', ( scrollLeft, direction, left, right ) => {
	const { row } = show( scrollLeft, direction );

	expect( row.classList.contains( 'has-more-left' ) ).toBe( left );
	expect( row.classList.contains( 'has-more-right' ) ).toBe( right );
} );

test( 'the current view comes into sight, whoever has chosen it', () => {
	const { rerender } = show( 0 );

	rerender( <ViewSwitcher view={ leads } values={ {} } onChange={ jest.fn() } /> );

	expect( scrolled.mock.contexts ).toEqual( [ screen.getByRole( 'button', { name: 'Leads' } ) ] );
} );
