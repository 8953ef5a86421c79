import { without } from '../records';
import type { InboxAction } from '../types';
import type { TagChange } from './tag-change';

export interface TagsState {
	/** The names of the site's tags, sorted; null until loaded. */
	names: readonly string[] | null;
	/** Changes that are not stored yet, by conversation. */
	changes: Record< string, TagChange >;
}

export const initialState = (): TagsState => ( { names: null, changes: {} } );

export function reducer( state: TagsState, action: InboxAction ): TagsState {
	switch ( action.type ) {
		case 'TAG_NAMES_RECEIVED':
			return { ...state, names: action.names };
		case 'TAG_CHANGE_CHOSEN':
			return { ...state, changes: { ...state.changes, [ action.conversationId ]: action.change } };
		case 'TAG_CHANGE_SETTLED':
			return { ...state, changes: without( state.changes, action.conversationId ) };
		case 'CONVERSATION_RECEIVED':
			return { ...state, names: withNames( state.names, action.conversation.tags ) };
		case 'TAG_CHANGED': {
			const names = state.names?.filter( ( name ) => name !== action.previousName ) ?? null;
			return { ...state, names: action.name === null ? names : withNames( names, [ action.name ] ) };
		}
		default:
			return state;
	}
}

/** Adds names that are new, for example from a colleague; the same list if there are none. */
function withNames( names: TagsState[ 'names' ], more: readonly string[] ): TagsState[ 'names' ] {
	const added = more.filter( ( name ) => names && ! names.includes( name ) );
	return names && added.length > 0
		? [ ...names, ...added ].sort( ( first, second ) => first.localeCompare( second ) )
		: names;
}
