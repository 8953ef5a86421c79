import type { dispatch as dispatchTo } from '@wordpress/data';
import type * as nouns from './nouns';
import type { Session } from './session/session';

/*
 * What the nouns are when they are put together. Nothing here names one: a new
 * noun is in all of these types by its line in `nouns.ts`.
 */

type Nouns = typeof nouns;
type Noun = Nouns[ keyof Nouns ];
type PartOf< Key extends string > = Noun extends infer Each
	? Each extends { [ K in Key ]: infer Part }
		? Part
		: never
	: never;
type All< Union > = ( Union extends unknown ? ( each: Union ) => void : never ) extends ( all: infer Every ) => void
	? Every
	: never;
type Joined< Key extends string > = { [ Name in keyof All< PartOf< Key > > ]: All< PartOf< Key > >[ Name ] };

/** Everything that the store knows, by noun. */
export type InboxState = { [ Name in keyof Nouns ]: ReturnType< Nouns[ Name ][ 'reducer' ] > };

/** Everything that can be done, by name: plain actions and thunks. */
export type Actions = Joined< 'actions' >;
export type Selectors = Joined< 'selectors' >;

/** Everything that can happen to the state. */
export type InboxAction = Extract< ReturnType< Actions[ keyof Actions ] >, { type: string } >;

/** The store's selectors as they are called: without the state. */
export type Select = {
	[ Name in keyof Selectors ]: Selectors[ Name ] extends ( state: InboxState, ...rest: infer Rest ) => infer Result
		? ( ...rest: Rest ) => Result
		: never;
};

/** The store's actions as they are called. */
export type Dispatch = {
	[ Name in keyof Actions ]: Actions[ Name ] extends ( ...rest: infer Rest ) => infer Result
		? ( ...rest: Rest ) => Result extends Thunk< infer Outcome > ? Promise< Awaited< Outcome > > : void
		: never;
} & {
	/** Lets a selector's resolver run again for whoever looks now, and for the next who does. */
	invalidateResolutionForStoreSelector( selector: keyof Selectors ): void;
};

/** What nouns work with besides the store, made anew for each connection: they remember what was told and what is on its way. */
export type Tools = All< ReturnType< PartOf< 'tools' > > >;

/** What thunks and effects work with. */
export interface Inbox {
	dispatch: Dispatch;
	select: Select;
	/** The connection with relay and site. */
	session: Session;
	tools: Tools;
	/** For what other stores know and do. */
	registry: { dispatch: typeof dispatchTo };
}

/** Work with the relay; it changes the store by actions. */
export type Thunk< Result = Promise< void > > = ( inbox: Inbox ) => Result;
