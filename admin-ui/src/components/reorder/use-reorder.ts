import { useState } from '@wordpress/element';

/** What a row has to know of its place. */
export interface RowPlace {
	isFirst: boolean;
	isLast: boolean;
	isDragged: boolean;
	/** By -1 or 1. */
	onMove( by: number ): void;
	onDrag( isDragged: boolean ): void;
	/** Puts the row that is dragged here. */
	onDropHere(): void;
}

/**
 * Keeps what happens while a list is put in order.
 *
 * @param length Number of rows.
 * @param move   Puts a row at another place, and returns what is said about it; null: nothing.
 */
export function useReorder( length: number, move: ( from: number, to: number ) => string | null ) {
	const [ dragged, setDragged ] = useState< number | null >( null );
	const [ announcement, setAnnouncement ] = useState( '' );

	const put = ( from: number, to: number ) => {
		if ( to >= 0 && to < length && to !== from ) {
			setAnnouncement( move( from, to ) ?? '' );
		}
	};
	const placeOf = ( index: number ): RowPlace => ( {
		isFirst: index === 0,
		isLast: index === length - 1,
		isDragged: dragged === index,
		onMove: ( by ) => put( index, index + by ),
		onDrag: ( isDragged ) => setDragged( isDragged ? index : null ),
		onDropHere: () => dragged !== null && put( dragged, index ),
	} );

	return { placeOf, announcement };
}

/** Returns the list with one entry at another place. */
export function moved< Entry >( entries: readonly Entry[], from: number, to: number ): Entry[] {
	const others = entries.filter( ( _entry, index ) => index !== from );
	const entry = entries[ from ];
	return entry === undefined ? others : [ ...others.slice( 0, to ), entry, ...others.slice( to ) ];
}
