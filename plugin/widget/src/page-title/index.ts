import type { Feature } from '../core/feature';
import { unreadMessages } from '../conversation/state';
import { isLooking } from '../window/is-looking';

/** Counts new answers in the title of the page, so that the browser's tab shows them. */
export const pageTitle: Feature = {
	initial: {},
	start( chat ) {
		/** The page's own, and what it was made into; the page may change it at any time. */
		let own = document.title;
		let counted: string | null = null;
		const show = () => {
			if ( document.title !== counted ) {
				own = document.title;
			}
			const unread = isLooking( chat.state ) ? 0 : unreadMessages( chat.state.conversation ).length;
			const title = unread > 0 ? `(${ unread }) ${ own }` : own;
			counted = unread > 0 ? title : null;
			if ( document.title !== title ) {
				document.title = title;
			}
		};
		chat.onChange( show );
		document.addEventListener( 'visibilitychange', show );
		show();
	},
};
