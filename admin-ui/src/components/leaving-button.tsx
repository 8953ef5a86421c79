import { Button } from '@wordpress/components';
import { useLayoutEffect, useRef } from '@wordpress/element';
import type { ComponentProps } from 'react';

/**
 * A button that goes when it has done its work, such as "Try again". If it has the focus then, what it stood in gets it: the
 * keyboard goes on from there, not from the top of the page.
 */
export function LeavingButton( props: ComponentProps< typeof Button > ) {
	const ref = useRef< HTMLButtonElement >( null );

	useLayoutEffect( () => {
		const button = ref.current;
		return () => {
			if ( button && button === button.ownerDocument.activeElement ) {
				focusOneOf( ancestorsOf( button ) );
			}
		};
	}, [] );
	return <Button ref={ ref } { ...props } />;
}

/** Returns what an element stands in, the nearest first. */
function ancestorsOf( element: HTMLElement ): HTMLElement[] {
	const parent = element.parentElement;
	return parent ? [ parent, ...ancestorsOf( parent ) ] : [];
}

/** Focuses the first that is still there when everything has changed, unless something else has the focus by then. */
function focusOneOf( places: HTMLElement[] ): void {
	queueMicrotask( () => {
		const place = places.find( ( { isConnected } ) => isConnected );
		if ( place && place.ownerDocument.activeElement === place.ownerDocument.body ) {
			// Where the keyboard can go anyway, it still can.
			place.tabIndex = Math.max( place.tabIndex, -1 );
			place.focus( { preventScroll: true } );
		}
	} );
}
