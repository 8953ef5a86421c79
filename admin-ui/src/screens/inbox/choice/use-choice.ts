import { useEffect, useRef, useState } from '@wordpress/element';
import type { RefObject } from 'react';

/** Which conversations of a list are chosen, to do something with all of them. */
export interface Choice {
	ids: readonly string[];
	/** Whether clicks on rows choose instead of opening them, as one needs it without a keyboard and a mouse. */
	isByClick: boolean;
	isActive: boolean;
	/** Chooses a conversation or not; `isRange`: all from the one before to this one. */
	toggle( id: string, isRange: boolean ): void;
	/** Lets clicks choose. */
	start(): void;
	clear(): void;
	/** In the list, Ctrl or Cmd and A chooses all, and Escape none. */
	listRef: RefObject< HTMLDivElement >;
}

interface Chosen {
	key: string;
	ids: readonly string[];
	/** Where a range begins. */
	anchor: string | null;
	isByClick: boolean;
}

/** Keeps a choice among the ids that are listed. Another list has a choice of its own. */
export function useChoice( listed: readonly string[], listKey: string ): Choice {
	const none: Chosen = { key: listKey, ids: [], anchor: null, isByClick: false };
	const [ stored, setChosen ] = useState< Chosen >( none );
	const chosen = stored.key === listKey ? stored : none;
	const ids = chosen.ids.filter( ( id ) => listed.includes( id ) );
	const isActive = chosen.isByClick || ids.length > 0;
	const clear = () => setChosen( none );
	const listRef = useRef< HTMLDivElement >( null );

	useEffect( () => {
		const list = listRef.current;
		const handle = ( event: KeyboardEvent ) => {
			if ( event.key === 'Escape' && isActive ) {
				event.preventDefault();
				clear();
			} else if ( isChoosingAll( event ) ) {
				event.preventDefault();
				setChosen( { ...chosen, ids: listed } );
			}
		};
		list?.addEventListener( 'keydown', handle );
		return () => list?.removeEventListener( 'keydown', handle );
	} );

	return {
		ids,
		isByClick: chosen.isByClick,
		isActive,
		listRef,
		toggle: ( id, isRange ) => {
			const range = isRange ? between( listed, chosen.anchor, id ) : [ id ];
			const isAdded = isRange || ! ids.includes( id );
			const others = ids.filter( ( each ) => ! range.includes( each ) );
			setChosen( { ...chosen, ids: isAdded ? [ ...others, ...range ] : others, anchor: id } );
		},
		start: () => setChosen( { ...none, isByClick: true } ),
		clear,
	};
}

/** Returns the ids from one to another, whichever comes first; only the last where the first is not listed. */
function between( listed: readonly string[], first: string | null, last: string ): string[] {
	const [ from, to ] = [ listed.indexOf( first ?? last ), listed.indexOf( last ) ];
	return from < 0 ? [ last ] : listed.slice( Math.min( from, to ), Math.max( from, to ) + 1 );
}

/** In a field the keys are for what is typed. */
function isChoosingAll( { key, ctrlKey, metaKey, altKey, target }: KeyboardEvent ): boolean {
	const isField = target instanceof HTMLElement && target.matches( 'input:not([type="checkbox"]), textarea' );
	return key.toLowerCase() === 'a' && ( ctrlKey || metaKey ) && ! altKey && ! isField;
}
