import { __ } from '@wordpress/i18n';
import { sprintf } from '../sprintf';
import type { AlertReason } from './alert';

/** Says in one sentence why an agent is called; `name` is the visitor's. */
export function alertTitle( reason: AlertReason, name: string ): string {
	switch ( reason ) {
		case 'waiting':
			/* translators: %s: name of a visitor. */
			return sprintf( __( '%s is waiting for an answer.', 'veranda' ), name );
		case 'message':
			/* translators: %s: name of a visitor. */
			return sprintf( __( 'New message from %s', 'veranda' ), name );
		case 'transfer':
			/* translators: %s: name of a visitor. */
			return sprintf( __( 'The conversation with %s was passed to you.', 'veranda' ), name );
		case 'overdue':
			/* translators: %s: name of a visitor. */
			return sprintf( __( '%s has been waiting far too long.', 'veranda' ), name );
	}
}
