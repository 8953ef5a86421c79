import type { dispatch as dispatchTo } from '@wordpress/data';
import type * as nouns from './nouns';
import type { Session } from './session/session';

/*
 * The types of all nouns combined. Nothing here names a noun: the line in `nouns.ts` adds a new one to all of them.
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

/** The store's state, by noun. */
export type InboxState = { [ Name in keyof Nouns ]: ReturnType< Nouns[ Name ][ 'reducer' ] > };

/** All action creators by name, plain ones and thunks. */
export type Actions = Joined< 'actions' >;
export type Selectors = Joined< 'selectors' >;

/** All plain actions. */
export type InboxAction = Extract< ReturnType< Actions[ keyof Actions ] >, { type: string } >;

/** The store's selectors as they are called, without the state. */
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
	/** Makes a selector's resolver run again. */
	invalidateResolutionForStoreSelector( selector: keyof Selectors ): void;
};

/** Stateful objects that nouns use besides the store, such as a history reader. New ones are made for each connection. */
export type Tools = All< ReturnType< PartOf< 'tools' > > >;

/** What thunks and effects receive. */
export interface Inbox {
	dispatch: Dispatch;
	select: Select;
	/** The connection to relay and site. */
	session: Session;
	tools: Tools;
	/** For other stores. */
	registry: { dispatch: typeof dispatchTo };
}

/** An action that does something, usually with the relay, and dispatches others. */
export type Thunk< Result = Promise< void > > = ( inbox: Inbox ) => Result;
