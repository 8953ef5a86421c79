import { useEffect, useState } from '@wordpress/element';

/** Returns the current time and renders again at this interval; null stops the clock. */
export function useNow( everyMs: number | null ): number {
	const [ now, setNow ] = useState( Date.now );

	useEffect( () => {
		if ( everyMs === null ) {
			return undefined;
		}
		const timer = window.setInterval( () => setNow( Date.now() ), everyMs );
		return () => window.clearInterval( timer );
	}, [ everyMs ] );

	return now;
}
