import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { sprintf } from '../../../sprintf';
import { findPlaceholders } from './placeholders';

/** What a text still has of a canned response's placeholders. */
interface Unfilled {
	placeholders: readonly string[];
	/** Whether it was held back because of them. */
	isHeld: boolean;
	/** Returns whether it may be sent; a text with placeholders is held back once. */
	mayGo(): boolean;
}

/** Looks after a text that is about to be sent. */
export function useUnfilled( text: string ): Unfilled {
	const [ heldText, setHeldText ] = useState< string | null >( null );
	const placeholders = findPlaceholders( text );
	const isHeld = placeholders.length > 0 && heldText === text;
	return {
		placeholders,
		isHeld,
		mayGo: () => {
			setHeldText( text );
			return placeholders.length === 0 || isHeld;
		},
	};
}

/** Names what has not been filled in. */
export function UnfilledNotice( { unfilled: { placeholders, isHeld } }: { unfilled: Unfilled } ) {
	const names = placeholders.join( ' ' );
	return (
		<p className={ `veranda-unfilled ${ isHeld ? 'is-held' : '' }` } role="status">
			{ names !== '' &&
				( isHeld
					? sprintf(
							/* translators: %s: placeholders such as {order.number}. */
							__( 'Not sent yet: %s is not filled in. Send once more to send it like this.', 'veranda' ),
							names
						)
					: /* translators: %s: placeholders such as {order.number}. */
						sprintf( __( 'Not filled in: %s. Replace it before you send.', 'veranda' ), names ) ) }
		</p>
	);
}
