import { calls } from '../../../../relay/client';
import type { CannedResponse } from '../../../../relay/protocol';
import type { Thunk } from '../types';

const PAGE = 100;

export const cannedResponsesLoading = () => ( { type: 'CANNED_RESPONSES_LOADING' } ) as const;
export const cannedResponsesFailed = () => ( { type: 'CANNED_RESPONSES_FAILED' } ) as const;
export const cannedResponsesReceived = ( cannedResponses: CannedResponse[] ) =>
	( { type: 'CANNED_RESPONSES_RECEIVED', cannedResponses } ) as const;
/** One is otherwise now, or is not there any more (null). */
export const cannedResponseChanged = ( cannedResponseId: string, cannedResponse: CannedResponse | null ) =>
	( { type: 'CANNED_RESPONSE_CHANGED', cannedResponseId, cannedResponse } ) as const;

/** Loads all that the agent may use: a list is searched as it is typed, so no page of it may be missing. */
export function loadCannedResponses(): Thunk {
	return async ( { dispatch, session } ) => {
		dispatch.cannedResponsesLoading();
		try {
			const all: CannedResponse[] = [];
			for ( let cursor: string | null = ''; cursor !== null; ) {
				const page = await calls.listCannedResponses( session.client, {
					limit: PAGE,
					...( cursor !== '' && { cursor } ),
				} );
				all.push( ...page.cannedResponses );
				cursor = page.nextCursor;
			}
			dispatch.cannedResponsesReceived( all );
		} catch {
			// The list shows it and offers to try again.
			dispatch.cannedResponsesFailed();
		}
	};
}
