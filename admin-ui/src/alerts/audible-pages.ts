import { maySound } from '../../../relay/client/play-sound';
import { heldLocks, holdLock } from './page-locks';

/** Where agents are called: an inbox calls before pages beside it. */
type PageKind = 'inbox' | 'desk';

/** By these a page is touched; at the latest after one of them the browser lets it sound. */
const TOUCHES = [ 'pointerdown', 'pointerup', 'touchend', 'click', 'keydown', 'keyup' ] as const;

/** What pages of one kind hold in common in a browser while they may sound. */
const lockOf = ( kind: PageKind, name: string ) => `veranda:${ kind }:${ name }`;

/**
 * Notes that a page calls agents, from when it may sound on, since whoever relies on one that nobody has touched hears
 * nothing; until the signal, or else for as long as the page lives.
 */
export function noteAudible( kind: PageKind, name: string, signal: AbortSignal = new AbortController().signal ): void {
	if ( maySound() ) {
		holdLock( lockOf( kind, name ), signal );
		return;
	}
	const touched = new AbortController();
	const look = () => {
		if ( maySound() ) {
			touched.abort();
			holdLock( lockOf( kind, name ), signal );
		}
	};
	signal.addEventListener( 'abort', () => touched.abort() );
	for ( const type of TOUCHES ) {
		window.addEventListener( type, look, { capture: true, passive: true, signal: touched.signal } );
	}
}

/** Tells whether a page of this kind that may sound is open in this browser. */
export async function isAnyAudible( kind: PageKind, name: string ): Promise< boolean > {
	return ( await heldLocks() ).includes( lockOf( kind, name ) );
}

/**
 * Tells whether this page is to see to what one page of its kind does for all of them: one that may sound, if there is any.
 */
export async function isTurnOfThisPage( kind: PageKind, name: string ): Promise< boolean > {
	return maySound() || ! ( await isAnyAudible( kind, name ) );
}
