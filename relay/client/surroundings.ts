/** What the page tells about network and attention. */
export interface Surroundings {
	isOnline(): boolean;
	isVisible(): boolean;
	/** Calls back on `online`, `offline`, and when the page is shown or thawed; returns how to stop. */
	onChange( listener: () => void ): () => void;
}

/** The page's own surroundings. */
export const pageSurroundings: Surroundings = {
	// Only `false` means something: `true` says that there is some network, not that it works.
	isOnline: () => navigator.onLine,
	isVisible: () => document.visibilityState === 'visible',
	onChange( listener ) {
		const sources: [ EventTarget, string ][] = [
			[ window, 'online' ],
			[ window, 'offline' ],
			[ window, 'pageshow' ],
			[ document, 'visibilitychange' ],
			[ document, 'resume' ],
		];
		for ( const [ target, type ] of sources ) {
			target.addEventListener( type, listener );
		}
		return () => {
			for ( const [ target, type ] of sources ) {
				target.removeEventListener( type, listener );
			}
		};
	},
};
