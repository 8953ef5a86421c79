import { useCallback, useEffect, useState } from '@wordpress/element';
import { views } from './list/views';
import type { InboxView } from './list/views/view';

/** What the inbox shows; kept in the address so that reload and "back" work. */
export interface Route {
	view: InboxView;
	conversationId: string | null;
	/** Whether the visitor is shown as a step of their own: on small screens. */
	isVisitor: boolean;
}

/** Reads `#/mine/c_…/visitor`; what it does not know is the first view. */
export function parseRoute( hash: string ): Route {
	const [ name, conversationId = '', part ] = hash.replace( /^#\/?/, '' ).split( '/' );
	const view = views.find( ( each ) => each.name === name );

	return {
		view: view ?? views[ 0 ],
		conversationId: view && /^c_[A-Za-z0-9_-]{22}$/.test( conversationId ) ? conversationId : null,
		isVisitor: part === 'visitor',
	};
}

/** Writes what `parseRoute` reads. */
export function formatRoute( { view, conversationId, isVisitor }: Route ): string {
	return [ '#', view.name, conversationId, conversationId && isVisitor ? 'visitor' : null ]
		.filter( Boolean )
		.join( '/' );
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
