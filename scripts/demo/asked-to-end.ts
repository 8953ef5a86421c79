/** Calls back, possibly several times, when the demo should end: by a signal, or because whoever started it is gone. */
export function whenAskedToEnd( end: () => void ): void {
	for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] as const ) {
		process.on( signal, end );
	}
	whenStarterIsGone( end );
}

/**
 * npm stays for as long as its script runs: when it is gone it was killed, and nobody is left to press Ctrl-C. Started by
 * hand in the background, the demo goes on without a parent.
 */
function whenStarterIsGone( end: () => void ): void {
	if ( process.env.npm_lifecycle_event === undefined ) {
		return;
	}
	const starter = process.ppid;
	setInterval( () => {
		if ( process.ppid !== starter ) {
			end();
		}
	}, 1000 ).unref();
}
