import { useCallback, useState } from '@wordpress/element';

interface Panes {
	hasList: boolean;
	hasVisitor: boolean;
}

const KEY = 'veranda:panes';
const everything: Panes = { hasList: true, hasVisitor: true };

/** Returns which panes are open on a wide screen; remembered by the browser. */
export function usePanes(): [ Panes, ( change: Partial< Panes > ) => void ] {
	const [ panes, setPanes ] = useState( readPanes );

	const change = useCallback( ( part: Partial< Panes > ) => {
		setPanes( ( before ) => {
			const after = { ...before, ...part };
			try {
				window.localStorage.setItem( KEY, JSON.stringify( after ) );
			} catch {
				// Storage is blocked: the choice is lost when the page is closed.
			}
			return after;
		} );
	}, [] );

	return [ panes, change ];
}

function readPanes(): Panes {
	try {
		const stored = JSON.parse( window.localStorage.getItem( KEY ) ?? '{}' ) as Partial< Panes >;
		return {
			hasList: stored.hasList !== false,
			hasVisitor: stored.hasVisitor !== false,
		};
	} catch {
		return everything;
	}
}
