import { useEffect, useState } from '@wordpress/element';

/** Returns the time, and paints again as often as asked; null stands still. */
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
