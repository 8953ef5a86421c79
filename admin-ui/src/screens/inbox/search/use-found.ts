import { useDispatch } from '@wordpress/data';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import type { SearchHit } from '../../../../../relay/protocol';
import { problemSentence } from '../../../problem-sentence';
import { store } from '../../../store';

/** What is found, as far as it is read. */
export interface Found {
	/** What it was found for; empty: nothing was searched for yet. */
	query: string;
	hits: readonly SearchHit[];
	cursor: string | null;
	isLoading: boolean;
	/** Why nothing more could be read; null: it could. */
	problem: string | null;
}

/** Somebody is still typing. */
const PAUSE_MS = 200;

const NOTHING: Found = { query: '', hits: [], cursor: null, isLoading: false, problem: null };

/** Searches a moment after the last key; an answer that is not waited for any more is ended. */
export function useFound( text: string ): Found & { readMore(): void } {
	const [ found, setFound ] = useState( NOTHING );
	const { searchMessages } = useDispatch( store );
	const call = useRef( new AbortController() );
	const query = text.trim();

	const read = useCallback(
		async ( before: Found ) => {
			call.current.abort();
			const { signal } = ( call.current = new AbortController() );
			setFound( { ...before, isLoading: true, problem: null } );
			try {
				const answer = await searchMessages( before.query, before.cursor, signal );
				if ( ! signal.aborted ) {
					const hits = [ ...before.hits, ...answer.hits ];
					setFound( { ...before, hits, cursor: answer.nextCursor, isLoading: false, problem: null } );
				}
			} catch ( error ) {
				if ( ! signal.aborted ) {
					setFound( { ...before, isLoading: false, problem: problemSentence( error ) } );
				}
			}
		},
		[ searchMessages ]
	);

	useEffect( () => {
		if ( query === '' ) {
			call.current.abort();
			setFound( NOTHING );
			return undefined;
		}
		const timer = setTimeout( () => void read( { ...NOTHING, query } ), PAUSE_MS );
		return () => clearTimeout( timer );
	}, [ query, read ] );
	useEffect( () => () => call.current.abort(), [] );

	return { ...found, readMore: () => void read( found ) };
}
