import { calls } from '../../../../relay/client';
import type { ExportFormat, SearchAnswer } from '../../../../relay/protocol';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import type { Thunk } from '../types';
import type { Wanted } from './reducer';

/** A page may hold nothing although there is more; so many are read until something is found. */
const PAGES = 5;

/** What the inbox opens at a message; null: nothing any more. */
export const messageWanted = ( wanted: Wanted | null ) => ( { type: 'MESSAGE_WANTED', wanted } ) as const;

/** Finds what was said, from a cursor on; throws when that fails or `signal` ends it. */
export function searchMessages(
	q: string,
	cursor: string | null,
	signal: AbortSignal
): Thunk< Promise< SearchAnswer > > {
	return async ( { session } ) => {
		let answer: SearchAnswer = { hits: [], nextCursor: cursor };
		for ( let page = 0; page < PAGES && answer.hits.length === 0; page++ ) {
			const query = { q, ...( answer.nextCursor !== null && { cursor: answer.nextCursor } ) };
			answer = await calls.search( session.client, query, { signal } );
			if ( answer.nextCursor === null ) {
				break;
			}
		}
		return answer;
	};
}

/** Returns everything that is found, as CSV or JSON. */
export function exportFound( q: string, format: ExportFormat ): Thunk< Promise< string > > {
	return ( { session } ) => calls.exportSearch( session.client, q, format );
}

/** Loads a conversation's messages back to one of them, unless something else is wanted meanwhile. The caller pauses trimming. */
export function readBackTo( { conversationId, seq }: Wanted ): Thunk {
	return async ( { select, registry, tools } ) => {
		const isWanted = () => {
			const wanted = select.getWantedMessage();
			return wanted?.conversationId === conversationId && wanted.seq === seq;
		};
		const first = () => select.findLog( conversationId )?.messages[ 0 ]?.seq ?? Infinity;
		try {
			while ( isWanted() && first() > seq && select.findLog( conversationId )?.hasOlder ) {
				const before = first();
				await tools.history.readEarlier( conversationId );
				if ( first() >= before ) {
					// Others are reading the same page, or it was empty.
					break;
				}
			}
		} catch ( error ) {
			void registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
		}
	};
}
