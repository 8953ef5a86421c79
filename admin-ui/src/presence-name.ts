import { __ } from '@wordpress/i18n';
import type { PresenceStatus } from '../../relay/protocol';

/** Returns the name of a presence status. */
export function presenceName( status: PresenceStatus ): string {
	switch ( status ) {
		case 'online':
			return __( 'Online', 'veranda' );
		case 'away':
			return __( 'Away', 'veranda' );
		case 'offline':
			return __( 'Offline', 'veranda' );
		default:
			return status satisfies never;
	}
}
