import { combineReducers, createReduxStore } from '@wordpress/data';
import { connect, disconnect } from './connect';
import * as nouns from './nouns';
import { mapValues } from './records';
import type { Session } from './session/session';
import type { Actions, Inbox, InboxAction, InboxState, Selectors, Thunk } from './types';

const NAME = 'veranda/inbox';

/**
 * Makes the inbox's state around a session: what the relay said, what waits to be sent, and what the agent is doing.
 * The session is no global: thunks and resolvers are handed it.
 */
export function createInboxStore( session: Session ) {
	return createReduxStore( NAME, {
		reducer: combineReducers( mapValues( nouns, ( { reducer } ) => reducer ) as never ) as unknown as Reducer,
		initialState: mapValues( nouns, ( { initialState } ) => initialState( session ) ) as unknown as InboxState,
		actions: withSession( { ...joined( 'actions' ), connect, disconnect }, session ) as unknown as Actions &
			Connecting,
		selectors: joined( 'selectors' ) as unknown as Selectors,
		resolvers: withSession( joined( 'resolvers' ), session ),
	} );
}

/** What components name the store by; which one it is, the registry knows. */
export const store = { name: NAME } as ReturnType< typeof createInboxStore >;

type Reducer = ( state: InboxState | undefined, action: InboxAction ) => InboxState;
type Connecting = { connect: typeof connect; disconnect: typeof disconnect };
type Creator = ( ...args: never[] ) => object;

/** Joins what all nouns have of one kind. */
function joined( kind: 'actions' | 'selectors' | 'resolvers' ): Record< string, Creator > {
	return Object.assign(
		{},
		...Object.values( nouns ).map( ( noun ) => ( noun as Record< string, object > )[ kind ] )
	);
}

/** Hands the session to every thunk. */
function withSession( creators: Record< string, Creator >, session: Session ): Record< string, Creator > {
	return mapValues( creators, ( create ) => ( ...args: never[] ) => {
		const action = create( ...args ) as object | Thunk< unknown >;
		return typeof action === 'function'
			? ( { dispatch, select, registry }: Inbox ) => action( { dispatch, select, registry, session } )
			: action;
	} );
}
