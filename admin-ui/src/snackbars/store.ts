import { createReduxStore, register } from '@wordpress/data';

/** A short message at the bottom of the screen that goes away by itself. */
export interface Snackbar {
	id: string;
	content: string;
	/** A button beside it, usually to undo. */
	action: SnackbarAction | null;
}

export interface SnackbarAction {
	label: string;
	onClick(): void;
}

interface SnackbarsState {
	/** How many there have been, to give each its own id. */
	count: number;
	shown: Snackbar[];
}

const initialState: SnackbarsState = { count: 0, shown: [] };

const actions = {
	/** Shows a snackbar, with a button if there is something to do. */
	showSnackbar: ( content: string, action: SnackbarAction | null = null ) =>
		( { type: 'SNACKBAR_SHOWN', content, action } ) as const,

	/** Hides a snackbar. */
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
			// At run time WordPress's data package sends actions of its own to every reducer.
			action satisfies never;
			return state;
	}
}

/** The snackbars, shared by all screens. */
export const snackbarStore = createReduxStore( 'veranda/snackbars', {
	reducer,
	actions,
	selectors: { getSnackbars: ( state: SnackbarsState ) => state.shown },
} );

register( snackbarStore );
