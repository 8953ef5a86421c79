import { useEffect, useState } from '@wordpress/element';
import { isPageInView, onPageInView } from './page-in-view';

/** Returns whether somebody looks at this page. */
export function usePageInView(): boolean {
	const [ isInView, setIsInView ] = useState( isPageInView );

	useEffect( () => onPageInView( setIsInView ), [] );

	return isInView;
}
