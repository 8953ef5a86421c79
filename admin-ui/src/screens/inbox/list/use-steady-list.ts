import { useEffect, useLayoutEffect, useRef, useState } from '@wordpress/element';
import type { Conversation } from '../../../../../relay/protocol';

interface SteadyList {
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
 * whole yet is not held: what was still being read is nothing new.
 */
export function useSteadyList(
	current: Conversation[],
	listKey: string,
	known: Readonly< Record< string, Conversation > >,
	isWhole: boolean
): SteadyList {
	const [ isHeld, setIsHeld ] = useState( false );
	const shown = useRef< { key: string; ids: string[]; isWhole: boolean } >( {
		key: listKey,
		ids: [],
		isWhole: false,
	} );
	const ids = current.map( ( { id } ) => id );

	// An empty list has nothing to slip away: its first entries show at once.
	const isSteady = isHeld && shown.current.isWhole && shown.current.key === listKey && shown.current.ids.length > 0;
	const steadyIds = isSteady ? shown.current.ids : ids;
	useLayoutEffect( () => {
		shown.current = { key: listKey, ids: steadyIds, isWhole };
	} );

	useEffect( () => {
		const release = () => setIsHeld( false );
		document.addEventListener( 'keydown', release );
		return () => document.removeEventListener( 'keydown', release );
	}, [] );

	const conversations = steadyIds.flatMap( ( id ) => known[ id ] ?? [] );
	return {
		conversations,
		waiting: ids.filter( ( id ) => ! steadyIds.includes( id ) ).length,
		release: () => setIsHeld( false ),
		listeners: {
			// A finger that lifts never leaves: touch does not hold the list.
			onPointerEnter: ( { pointerType } ) => setIsHeld( pointerType !== 'touch' ),
			onPointerLeave: () => setIsHeld( false ),
		},
	};
}
