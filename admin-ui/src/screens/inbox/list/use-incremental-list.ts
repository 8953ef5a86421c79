import { useEffect, useRef, useState } from '@wordpress/element';
import type { RefObject } from 'react';

interface IncrementalList {
	/** How many entries to draw. */
	shown: number;
	/** For an element after the last one that is drawn, while there are more. */
	endRef: RefObject< HTMLLIElement >;
}

/** More than a screen holds, and drawn in a moment. */
const STEP = 60;
/** So near the end the next ones are drawn: before anybody sees that they were not. */
const NEAR = '800px 0px';

/**
 * Draws a long list bit by bit: a queue of hundreds must not keep anybody from its first entries. `atLeast` entries
 * are there in any case.
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
