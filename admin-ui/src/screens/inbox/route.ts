import { useCallback, useEffect, useState } from '@wordpress/element';
import type { View } from '../../store/state';

/** What the inbox shows; kept in the address so that reload and "back" work. */
export interface Route {
	view: View;
	conversationId: string | null;
	/** Whether the visitor is shown as a step of their own: on small screens. */
	isVisitor: boolean;
}

const VIEWS: View[] = [ 'queue', 'mine', 'open', 'closed' ];

/** Reads `#/mine/c_…/visitor`; what it does not know is the queue. */
export function parseRoute( hash: string ): Route {
	const [ view, conversationId, part ] = hash.replace( /^#\/?/, '' ).split( '/' );
	const isKnown = ( VIEWS as string[] ).includes( view ?? '' );

	return {
		view: isKnown ? ( view as View ) : 'queue',
		conversationId:
			isKnown && /^c_[A-Za-z0-9_-]{22}$/.test( conversationId ?? '' ) ? ( conversationId ?? null ) : null,
		isVisitor: part === 'visitor',
	};
}

/** Writes what `parseRoute` reads. */
export function formatRoute( { view, conversationId, isVisitor }: Route ): string {
	return [ '#', view, conversationId, conversationId && isVisitor ? 'visitor' : null ].filter( Boolean ).join( '/' );
}

/** Returns what to show, and a way to go elsewhere. */
export function useRoute(): [ Route, ( change: Partial< Route > ) => void ] {
	const [ route, setRoute ] = useState( () => parseRoute( window.location.hash ) );

	useEffect( () => {
		const read = () => setRoute( parseRoute( window.location.hash ) );
		window.addEventListener( 'hashchange', read );
		return () => window.removeEventListener( 'hashchange', read );
	}, [] );

	const go = useCallback( ( change: Partial< Route > ) => {
		const next = { ...parseRoute( window.location.hash ), ...change };
		window.location.hash = formatRoute( next );
		// At once rather than with the event: a click is answered in the same frame.
		setRoute( next );
	}, [] );

	return [ route, go ];
}
