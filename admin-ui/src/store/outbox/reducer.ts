import type { OutboxItem } from '../../../../relay/client';
import type { InboxAction } from '../types';

export interface OutboxState {
	/** The agent's own messages that the relay has not stored yet. */
	items: OutboxItem[];
	/** Client ids of those after which their conversation ends. */
	lastWords: string[];
}

export const initialState = (): OutboxState => ( { items: [], lastWords: [] } );

export function reducer( state: OutboxState, action: InboxAction ): OutboxState {
	switch ( action.type ) {
		case 'OUTBOX_CHANGED':
			return { ...state, items: action.items };
		case 'LAST_WORDS_ADDED':
			return { ...state, lastWords: [ ...state.lastWords, action.clientId ] };
		case 'MESSAGE_SENT':
			return { ...state, lastWords: state.lastWords.filter( ( clientId ) => clientId !== action.clientId ) };
		default:
			return state;
	}
}
