import { combineReducers, createReduxStore } from '@wordpress/data';
import { connect, disconnect, makeTools } from './connect';
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
	const hand = handing( session );

	return createReduxStore( NAME, {
		reducer: combineReducers( mapValues( nouns, ( { reducer } ) => reducer ) as never ) as unknown as Reducer,
		initialState: mapValues( nouns, ( { initialState } ) => initialState( session ) ) as unknown as InboxState,
		actions: hand( { ...joined( 'actions' ), connect, disconnect } ) as unknown as Actions & Connecting,
		selectors: joined( 'selectors' ) as unknown as Selectors,
		resolvers: hand( joined( 'resolvers' ) ),
	} );
}

/** What components name the store by; which one it is, the registry knows. */
export const store = { name: NAME } as ReturnType< typeof createInboxStore >;

type Reducer = ( state: InboxState | undefined, action: InboxAction ) => InboxState;
type Connecting = { connect: typeof connect; disconnect: typeof disconnect };
type Creator = ( ...args: never[] ) => object;
type Creators = Record< string, Creator >;

/** Joins what all nouns have of one kind. */
function joined( kind: 'actions' | 'selectors' | 'resolvers' ): Creators {
	return Object.assign(
		{},
		...Object.values( nouns ).map( ( noun ) => ( noun as Record< string, object > )[ kind ] )
	);
}

/** Returns a way to hand every thunk the inbox: the store, the session and the tools. */
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
