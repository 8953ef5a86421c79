import { useEffect, useLayoutEffect, useRef, useState } from '@wordpress/element';
import type { Conversation } from '../../../../../relay/protocol';

interface StableOrder {
	/** In the order that was last shown, as long as the pointer is over the list. */
	conversations: Conversation[];
	/** How many more there are that wait for the pointer to leave. */
	waiting: number;
	/** Shows the present order at once. */
	release(): void;
	listeners: {
		onPointerEnter( event: { pointerType: string } ): void;
		onPointerLeave(): void;
	};
}

/**
 * Keeps a list from re-ordering under the pointer, so that a click never hits
 * what slipped under it. `known` gives the present form of what has left the view. A list that was not
 * complete yet may still change: what was being read is nothing new.
 */
export function useStableOrder(
	current: Conversation[],
	listKey: string,
	known: Readonly< Record< string, Conversation > >,
	isWhole: boolean
): StableOrder {
	const [ isPaused, setIsPaused ] = useState( false );
	const shown = useRef< { key: string; ids: string[]; isWhole: boolean } >( {
		key: listKey,
		ids: [],
		isWhole: false,
	} );
	const ids = current.map( ( { id } ) => id );

	// An empty list has nothing to slip away: its first entries show at once.
	const isPointedAt =
		isPaused && shown.current.isWhole && shown.current.key === listKey && shown.current.ids.length > 0;
	const shownIds = isPointedAt ? [ ...shown.current.ids, ...addedAtEnd( ids, shown.current.ids ) ] : ids;
	useLayoutEffect( () => {
		shown.current = { key: listKey, ids: shownIds, isWhole };
	} );

	useEffect( () => {
		const release = () => setIsPaused( false );
		document.addEventListener( 'keydown', release );
		return () => document.removeEventListener( 'keydown', release );
	}, [] );

	const conversations = shownIds.flatMap( ( id ) => known[ id ] ?? [] );
	return {
		conversations,
		waiting: ids.filter( ( id ) => ! shownIds.includes( id ) ).length,
		release: () => setIsPaused( false ),
		listeners: {
			// A finger that lifts never leaves: touch does not stop the list.
			onPointerEnter: ( { pointerType } ) => setIsPaused( pointerType !== 'touch' ),
			onPointerLeave: () => setIsPaused( false ),
		},
	};
}

/** Returns the new ids after all known ones: what is only added at the end moves nothing. */
function addedAtEnd( ids: string[], shownIds: string[] ): string[] {
	const known = new Set( shownIds );
	const end = ids.findLastIndex( ( id ) => known.has( id ) ) + 1;
	return ids.slice( end );
}
