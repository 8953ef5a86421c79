import { useEffect, useState } from '@wordpress/element';
import type { RefObject } from 'react';

/** On which sides of a row there is more than can be seen. */
export interface Overflow {
	left: boolean;
	right: boolean;
}

/** Follows what a row that scrolls sideways hides, in either direction of writing. */
export function useOverflow( row: RefObject< HTMLElement > ): Overflow {
	const [ overflow, setOverflow ] = useState< Overflow >( { left: false, right: false } );

	useEffect( () => {
		const element = row.current;
		if ( ! element || typeof ResizeObserver === 'undefined' ) {
			return;
		}
		const look = () => {
			const { left, right } = overflowOf( element );
			setOverflow( ( before ) => ( before.left === left && before.right === right ? before : { left, right } ) );
		};
		// Counts that come and go change the width of what is inside, not of the row.
		const observer = new ResizeObserver( look );
		[ element, ...element.children ].forEach( ( each ) => observer.observe( each ) );
		element.addEventListener( 'scroll', look, { passive: true } );
		return () => {
			observer.disconnect();
			element.removeEventListener( 'scroll', look );
		};
	}, [ row ] );

	return overflow;
}

/** Returns what a row hides now. */
export function overflowOf( element: HTMLElement ): Overflow {
	// From right to left it counts from 0 down. Browsers round in their own ways.
	const passed = Math.abs( element.scrollLeft );
	const before = passed > 1;
	const after = element.scrollWidth - element.clientWidth - passed > 1;
	return getComputedStyle( element ).direction === 'rtl'
		? { left: after, right: before }
		: { left: before, right: after };
}
