import { __ } from '@wordpress/i18n';
import { snackbarStore } from '../../snackbars/store';
import type { Thunk } from '../types';

/** Copies the link of a conversation, and says whether that was possible. */
export function copyLink( link: string ): Thunk {
	return async ( { registry } ) => {
		const sentence = ( await copy( link ) )
			? __( 'Link copied. It opens for colleagues who may see the conversation.', 'veranda' )
			: __( 'The browser did not allow copying. Copy the address of this page instead.', 'veranda' );
		void registry.dispatch( snackbarStore ).showSnackbar( sentence );
	};
}

/** Returns whether the browser has copied a text: it may ask, and pages without HTTPS have no clipboard. */
async function copy( text: string ): Promise< boolean > {
	const { clipboard } = navigator as Partial< Navigator >;
	try {
		await clipboard?.writeText( text );
		return clipboard !== undefined;
	} catch {
		return false;
	}
}
