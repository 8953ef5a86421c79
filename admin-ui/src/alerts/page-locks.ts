/*
 * What a page says of itself to the others of its browser: by locks that any number of pages may hold, and that end with
 * the page, however it ends.
 */

/** Holds a lock until the signal. */
export function holdLock( lock: string, signal: AbortSignal ): void {
	if ( signal.aborted ) {
		return;
	}
	navigator.locks
		?.request(
			lock,
			{ mode: 'shared', signal },
			() => new Promise< void >( ( resolve ) => signal.addEventListener( 'abort', () => resolve() ) )
		)
		.catch( () => {
			// Called off, or the browser refuses locks here: then each page is on its own.
		} );
}

/** Lists the locks that pages of this browser hold. */
export async function heldLocks(): Promise< string[] > {
	const locks = await navigator.locks?.query().catch( () => null );
	return ( locks?.held ?? [] ).map( ( { name = '' } ) => name );
}
