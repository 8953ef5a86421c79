import { createReduxStore, register } from '@wordpress/data';

/** A sentence at the lower edge of the screen, for a while. */
export interface Snackbar {
	id: string;
	content: string;
	/** What can be done about it, usually to take it back. */
	action: SnackbarAction | null;
}

export interface SnackbarAction {
	label: string;
	onClick(): void;
}

interface SnackbarsState {
	/** How many there have been: each has an id of its own. */
	count: number;
	shown: Snackbar[];
}

const initialState: SnackbarsState = { count: 0, shown: [] };

const actions = {
	/** Shows a sentence, with a button beside it if there is something to do. */
	showSnackbar: ( content: string, action: SnackbarAction | null = null ) =>
		( { type: 'SNACKBAR_SHOWN', content, action } ) as const,

	/** Takes a sentence away. */
	hideSnackbar: ( id: string ) => ( { type: 'SNACKBAR_HIDDEN', id } ) as const,
};

type Action = ReturnType< ( typeof actions )[ keyof typeof actions ] >;

function reducer( state: SnackbarsState = initialState, action: Action ): SnackbarsState {
	switch ( action.type ) {
		case 'SNACKBAR_SHOWN': {
			const count = state.count + 1;
			const snackbar = { id: `snackbar-${ count }`, content: action.content, action: action.action };
			return { count, shown: [ ...state.shown, snackbar ] };
		}
		case 'SNACKBAR_HIDDEN':
			return { ...state, shown: state.shown.filter( ( { id } ) => id !== action.id ) };
		default:
			// WordPress's data package has actions of its own, which every reducer sees.
			action satisfies never;
			return state;
	}
}

/** What the screens have in common: short sentences about what did or did not work. */
export const snackbarStore = createReduxStore( 'veranda/snackbars', {
	reducer,
	actions,
	selectors: { getSnackbars: ( state: SnackbarsState ) => state.shown },
} );

register( snackbarStore );
