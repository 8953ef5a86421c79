import { combineReducers, createReduxStore } from '@wordpress/data';
import { connect, disconnect, makeTools } from './connect';
import * as nouns from './nouns';
import { mapValues } from './records';
import type { Session } from './session/session';
import type { Actions, Inbox, InboxAction, InboxState, Selectors, Thunk } from './types';

const NAME = 'veranda/inbox';

/**
 * Creates the inbox's store for a session. The session is not a global: it is passed to thunks, resolvers and effects
 * (see `Inbox`).
 */
export function createInboxStore( session: Session ) {
	const hand = handing( session );

	return createReduxStore( NAME, {
		reducer: combineReducers( mapValues( nouns, ( { reducer } ) => reducer ) as never ) as unknown as Reducer,
		initialState: mapValues( nouns, ( { initialState } ) => initialState( session ) ) as unknown as InboxState,
		actions: hand( { ...joined( 'actions' ), connect, disconnect } ) as unknown as Actions & Connecting,
		selectors: joined( 'selectors' ) as unknown as Selectors,
		resolvers: hand( joined( 'resolvers' ) ),
	} );
}

/** Names the store for `useSelect` and `useDispatch`; the registry holds the instance. */
export const store = { name: NAME } as ReturnType< typeof createInboxStore >;

type Reducer = ( state: InboxState | undefined, action: InboxAction ) => InboxState;
type Connecting = { connect: typeof connect; disconnect: typeof disconnect };
type Creator = ( ...args: never[] ) => object;
type Creators = Record< string, Creator >;

/** Merges one kind of export of all nouns. */
function joined( kind: 'actions' | 'selectors' | 'resolvers' ): Creators {
	return Object.assign(
		{},
		...Object.values( nouns ).map( ( noun ) => ( noun as Record< string, object > )[ kind ] )
	);
}

/** Returns a function that wraps action creators so that their thunks receive the whole `Inbox`. */
function handing( session: Session ): ( creators: Creators ) => Creators {
	let inbox: Inbox | null = null;
	const inboxWith = ( { dispatch, select, registry }: Inbox ): Inbox => {
		inbox ??= makeTools( { dispatch, select, registry, session } );
		return inbox;
	};
	return ( creators ) =>
		mapValues( creators, ( create ) => ( ...args: never[] ) => {
			const action = create( ...args ) as object | Thunk< unknown >;
			return typeof action === 'function' ? ( given: Inbox ) => action( inboxWith( given ) ) : action;
		} );
}
