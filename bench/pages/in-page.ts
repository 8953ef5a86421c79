import type { Page } from '@playwright/test';

/** What in-page.js records. */
export interface Seen {
	/** Durations, in milliseconds. */
	longTasks: number[];
	slowScripts: { sourceURL: string; duration: number }[];
	/** Whether the chat's own element is among those that moved. */
	shifts: number[];
	firstPaint: number | null;
	largestPaint: number | null;
}

/** A condition of in-page.js. */
export type Condition = 'launcher' | 'widget' | 'inbox' | 'longConversation' | 'shortConversation';

interface Resource {
	name: string;
	renderBlockingStatus: 'blocking' | 'non-blocking';
	encodedBodySize: number;
}

/** Calls a function that in-page.js put into a page. */
export function bench( page: Page ) {
	const call = < Answer >( code: string ) => page.evaluate< Answer >( `verandaBench.${ code }` );
	const text = ( value: string ) => JSON.stringify( value );
	return {
		seen: () => call< Seen >( 'seen' ),
		settle: () => call< void >( 'settle()' ),
		resources: () => call< Resource[] >( 'resources()' ),
		until: ( condition: Condition ) => call< number >( `until( ${ text( condition ) } )` ),
		timeClick: ( selector: string, then: Condition ) =>
			call< number >( `timeClick( ${ text( selector ) }, ${ text( then ) } )` ),
		/** Waits until the newest message on screen has this text. */
		shows: ( which: 'Widget' | 'Inbox', body: string ) =>
			page.waitForFunction( `verandaBench.last${ which }Message()?.startsWith( ${ text( body ) } )`, undefined, {
				timeout: 60_000,
			} ),
	};
}
