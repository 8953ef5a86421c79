import { useCallback, useEffect, useState } from '@wordpress/element';
import { filters } from './list/filters';
import type { FilterValues } from './list/filters/filter';
import { views } from './list/views';
import type { InboxView } from './list/views/view';

/** What the inbox shows; kept in the address so that reload and "back" work. */
export interface Route {
	view: InboxView;
	conversationId: string | null;
	/** Whether a small screen shows the visitor instead of the conversation. */
	isVisitor: boolean;
	/** The filters of the list. */
	filters: FilterValues;
}

/** Parses `#/mine/c_…/visitor?tag=vip`. Anything unknown leads to the first view. */
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

/** Formats a route for the address. */
export function formatRoute( { view, conversationId, isVisitor, filters: values }: Route ): string {
	const path = [ '#', view.name, conversationId, conversationId && isVisitor ? 'visitor' : null ];
	const query = new URLSearchParams( values ).toString();
	return path.filter( Boolean ).join( '/' ) + ( query && `?${ query }` );
}

function isFilter( name: string ): boolean {
	return filters.some( ( filter ) => filter.name === name );
}

/** Returns the current route and a function to change it. */
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
		// Not only with the event, so that a click takes effect in the same frame.
		setRoute( next );
	}, [] );

	return [ route, go ];
}
