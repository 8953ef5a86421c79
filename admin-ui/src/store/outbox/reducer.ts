import type { OutboxItem } from '../../../../relay/client';
import type { InboxAction } from '../types';

export interface OutboxState {
	/** The agent's messages that the relay has not stored yet. */
	items: OutboxItem[];
	/** Client ids of messages after which the conversation is to be ended. */
	closeAfter: string[];
}

export const initialState = (): OutboxState => ( { items: [], closeAfter: [] } );

export function reducer( state: OutboxState, action: InboxAction ): OutboxState {
	switch ( action.type ) {
		case 'OUTBOX_CHANGED':
			return { ...state, items: action.items };
		case 'CLOSE_AFTER_SENDING':
			return { ...state, closeAfter: [ ...state.closeAfter, action.clientId ] };
		case 'MESSAGE_SENT':
			return { ...state, closeAfter: state.closeAfter.filter( ( clientId ) => clientId !== action.clientId ) };
		default:
			return state;
	}
}
