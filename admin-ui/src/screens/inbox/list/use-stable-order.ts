import { useEffect, useLayoutEffect, useRef, useState } from '@wordpress/element';
import type { Conversation } from '../../../../../relay/protocol';

interface StableOrder {
	/** In the order last shown, while the pointer is over the list. */
	conversations: Conversation[];
	/** How many new ones are held back until the pointer leaves. */
	waiting: number;
	/** Shows the current order now. */
	release(): void;
	listeners: {
		onPointerEnter( event: { pointerType: string } ): void;
		onPointerLeave(): void;
	};
}

/**
 * Keeps a list from re-ordering under the pointer, so that a click never hits the wrong row. The open conversation stays
 * in its place even when it leaves the view, as by being accepted. `known` has the current version of conversations that
 * left the view. While the list is still loading it may change.
 */
export function useStableOrder(
	current: Conversation[],
	listKey: string,
	known: Readonly< Record< string, Conversation > >,
	isWhole: boolean,
	openId: string | null
): StableOrder {
	const [ isPaused, setIsPaused ] = useState( false );
	const shown = useRef< { key: string; ids: string[]; isWhole: boolean } >( {
		key: listKey,
		ids: [],
		isWhole: false,
	} );
	const ids = withOpen(
		current.map( ( { id } ) => id ),
		shown.current.key === listKey ? shown.current.ids : [],
		openId
	);

	// Nothing can move in an empty list: its first entries are shown at once.
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
			// Touch has no "leave": it does not pause the list.
			onPointerEnter: ( { pointerType } ) => setIsPaused( pointerType !== 'touch' ),
			onPointerLeave: () => setIsPaused( false ),
		},
	};
}

/** Returns the new ids that come after all shown ones: adding at the end moves nothing. */
function addedAtEnd( ids: string[], shownIds: string[] ): string[] {
	const known = new Set( shownIds );
	const end = ids.findLastIndex( ( id ) => known.has( id ) ) + 1;
	return ids.slice( end );
}

/** Returns the ids with the open one where it was shown before, if it has left them. */
function withOpen( ids: string[], shownIds: string[], openId: string | null ): string[] {
	const place = openId === null || ids.includes( openId ) ? -1 : shownIds.indexOf( openId );
	return place < 0 || openId === null ? ids : [ ...ids.slice( 0, place ), openId, ...ids.slice( place ) ];
}
