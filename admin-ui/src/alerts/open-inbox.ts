/** What the inboxes of this browser hold in common while they are open. */
const lockOf = ( name: string ) => `veranda:inbox:${ name }`;

/** Notes that an inbox is open, until the signal. */
export function holdInbox( name: string, signal: AbortSignal ): void {
	navigator.locks
		?.request(
			lockOf( name ),
			{ mode: 'shared', signal },
			() => new Promise< void >( ( resolve ) => signal.addEventListener( 'abort', () => resolve() ) )
		)
		.catch( () => {
			// Called off, or the browser refuses locks here: then pages beside the inbox call the agent, too.
		} );
}

/** Tells whether an inbox is open in this browser, which calls the agent itself. */
export async function isInboxOpen( name: string ): Promise< boolean > {
	const held = await navigator.locks?.query().catch( () => null );
	return held?.held?.some( ( lock ) => lock.name === lockOf( name ) ) ?? false;
}
