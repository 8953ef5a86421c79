import { useEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';

/** Gives the focus to a list when the row that had it is gone with what was deleted: the next key starts there, not at the top of the page. */
export function useKeptFocus( list: RefObject< HTMLElement >, isBusy: boolean ): void {
	const wasBusy = useRef( false );

	useEffect( () => {
		const { body, activeElement } = list.current?.ownerDocument ?? {};
		if ( wasBusy.current && ! isBusy && activeElement === body ) {
			list.current?.focus();
		}
		wasBusy.current = isBusy;
	}, [ list, isBusy ] );
}
