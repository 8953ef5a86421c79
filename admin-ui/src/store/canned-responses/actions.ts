import { calls, ProblemError } from '../../../../relay/client';
import type { CannedResponse, CreateCannedResponseRequest } from '../../../../relay/protocol';
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

/** Makes one, or changes the one of this id; throws what the relay refuses. */
export function saveCannedResponse(
	id: string | null,
	content: CreateCannedResponseRequest
): Thunk< Promise< CannedResponse > > {
	return async ( { dispatch, session } ) => {
		const saved = await ( id === null
			? calls.createCannedResponse( session.client, content )
			: calls.updateCannedResponse( session.client, id, content ) );
		dispatch.cannedResponseChanged( saved.id, saved );
		return saved;
	};
}

/** Deletes one; throws what the relay refuses. */
export function deleteCannedResponse( id: string ): Thunk {
	return async ( { dispatch, session } ) => {
		try {
			await calls.deleteCannedResponse( session.client, id );
		} catch ( error ) {
			// Somebody else was faster.
			if ( ! ( error instanceof ProblemError && error.code === 'not_found' ) ) {
				throw error;
			}
		}
		dispatch.cannedResponseChanged( id, null );
	};
}

/** Counts that one was inserted. */
export function countCannedResponse( response: CannedResponse ): Thunk {
	return async ( { dispatch, session } ) => {
		dispatch.cannedResponseChanged( response.id, { ...response, usageCount: response.usageCount + 1 } );
		// What could not be counted is not worth a word.
		await calls.useCannedResponse( session.client, response.id ).catch( () => undefined );
	};
}
