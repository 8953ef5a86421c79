import type { CannedResponse } from '../../../../relay/protocol';
import type { LoadStatus } from '../load-status';
import type { Desk, Session } from '../session/session';
import type { InboxAction } from '../types';

export interface CannedResponsesState {
	/** By shortcut; those that were read last stay while they are read again. */
	all: readonly CannedResponse[];
	status: LoadStatus;
	/** What has changed while they are read: what comes may be older. */
	changes: Readonly< Record< string, CannedResponse | null > >;
	/** Who inserts them, and where. */
	desk: Desk;
}

export const initialState = ( { desk }: Session ): CannedResponsesState => ( {
	all: [],
	status: 'idle',
	changes: {},
	desk,
} );

export function reducer( state: CannedResponsesState, action: InboxAction ): CannedResponsesState {
	switch ( action.type ) {
		case 'CANNED_RESPONSES_LOADING':
			return { ...state, status: state.status === 'ready' ? 'ready' : 'loading', changes: {} };
		case 'CANNED_RESPONSES_FAILED':
			return { ...state, status: state.status === 'ready' ? 'ready' : 'failed' };
		case 'CANNED_RESPONSES_RECEIVED':
			return {
				...state,
				status: 'ready',
				all: Object.entries( state.changes ).reduce(
					( all, [ id, changed ] ) => withChange( all, id, changed ),
					action.cannedResponses as readonly CannedResponse[]
				),
			};
		case 'CANNED_RESPONSE_CHANGED': {
			const { cannedResponseId: id, cannedResponse: changed } = action;
			return {
				...state,
				all: withChange( state.all, id, changed ),
				changes: { ...state.changes, [ id ]: changed },
			};
		}
		default:
			return state;
	}
}

function withChange(
	all: readonly CannedResponse[],
	id: string,
	changed: CannedResponse | null
): readonly CannedResponse[] {
	const others = all.filter( ( each ) => each.id !== id );
	return changed === null
		? others
		: [ ...others, changed ].sort( ( one, other ) => one.shortcut.localeCompare( other.shortcut ) );
}
