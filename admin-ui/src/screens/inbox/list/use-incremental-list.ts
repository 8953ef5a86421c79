import { useEffect, useRef, useState } from '@wordpress/element';
import type { RefObject } from 'react';

interface IncrementalList {
	/** How many entries to render. */
	shown: number;
	/** For an element after the last rendered entry, while there are more. */
	endRef: RefObject< HTMLLIElement >;
}

/** More than fits on a screen, yet quick to render. */
const STEP = 60;
/** Distance from the end at which the next entries are rendered. */
const NEAR = '800px 0px';

/**
 * Renders a long list in steps, so that a queue of hundreds does not delay its first entries. At least `atLeast` entries
 * are rendered.
 */
export function useIncrementalList( length: number, listKey: string, atLeast: number ): IncrementalList {
	const [ grown, setGrown ] = useState( { key: listKey, count: STEP } );
	const endRef = useRef< HTMLLIElement >( null );
	const shown = Math.min( length, Math.max( grown.key === listKey ? grown.count : STEP, atLeast ) );
	const hasMore = shown < length;

	useEffect( () => {
		const end = endRef.current;
		if ( ! hasMore || ! end ) {
			return undefined;
		}
		const observer = new IntersectionObserver(
			( entries ) => {
				if ( entries.some( ( { isIntersecting } ) => isIntersecting ) ) {
					setGrown( { key: listKey, count: shown + STEP } );
				}
			},
			{ root: end.closest( '.veranda-list' ), rootMargin: NEAR }
		);
		observer.observe( end );
		return () => observer.disconnect();
	}, [ hasMore, shown, listKey ] );

	return { shown, endRef };
}
