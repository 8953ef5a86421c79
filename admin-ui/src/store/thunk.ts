import type { dispatch as dispatchTo } from '@wordpress/data';
import type { InboxAction } from './actions';
import type * as selectors from './selectors';
import type { InboxState } from './state';

type Selectors = typeof selectors;

/** The store's selectors as they are called: without the state. */
export type Select = {
	[ Name in keyof Selectors ]: Selectors[ Name ] extends ( state: InboxState, ...rest: infer Rest ) => infer Result
		? ( ...rest: Rest ) => Result
		: never;
};

/** Carries out an action, or work that ends in actions. */
export interface Dispatch {
	< Result >( action: InboxAction | Thunk< Result > ): Result;
	/** Lets a selector's resolver run again for whoever looks now, and for the next who does. */
	invalidateResolutionForStoreSelector( selector: keyof Selectors ): void;
}

interface Registry {
	dispatch: typeof dispatchTo;
}

export interface ThunkArguments {
	dispatch: Dispatch;
	select: Select;
	/** For what other stores know and do. */
	registry: Registry;
}

/** Work with the relay; it changes the store by actions. */
export type Thunk< Result = Promise< void > > = ( args: ThunkArguments ) => Result;
