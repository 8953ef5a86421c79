import { useCallback, useEffect, useState } from '@wordpress/element';
import { filters } from './list/filters';
import type { FilterValues } from './list/filters/filter';
import { views } from './list/views';
import type { InboxView } from './list/views/view';

/** What the inbox shows; kept in the address so that reload and "back" work. */
export interface Route {
	view: InboxView;
	conversationId: string | null;
	/** Whether the visitor is shown as a step of their own: on small screens. */
	isVisitor: boolean;
	/** What the list is narrowed by. */
	filters: FilterValues;
}

/** Reads `#/mine/c_…/visitor?tag=vip`; what it does not know is the first view. */
export function parseRoute( hash: string ): Route {
	const [ path = '', query = '' ] = hash.replace( /^#\/?/, '' ).split( '?' );
	const [ name, conversationId = '', part ] = path.split( '/' );
	const values = new URLSearchParams( query );
	const view = views.find( ( each ) => each.name === name );

	return {
		view: view ?? views[ 0 ],
		conversationId: view && /^c_[A-Za-z0-9_-]{22}$/.test( conversationId ) ? conversationId : null,
		isVisitor: part === 'visitor',
		filters: Object.fromEntries( [ ...values ].filter( ( [ filter ] ) => isFilter( filter ) ) ),
	};
}

/** Writes what `parseRoute` reads. */
export function formatRoute( { view, conversationId, isVisitor, filters: values }: Route ): string {
	const path = [ '#', view.name, conversationId, conversationId && isVisitor ? 'visitor' : null ];
	const query = new URLSearchParams( values ).toString();
	return path.filter( Boolean ).join( '/' ) + ( query && `?${ query }` );
}

function isFilter( name: string ): boolean {
	return filters.some( ( filter ) => filter.name === name );
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
