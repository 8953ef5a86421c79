import { __ } from '@wordpress/i18n';
import type { ConversationKind } from '../../../../../relay/protocol';

/** Returns what a visitor wants, in a word. */
export function kindName( kind: ConversationKind ): string {
	switch ( kind ) {
		case 'chat':
			return __( 'Chat', 'veranda' );
		case 'message':
			return __( 'Message', 'veranda' );
		case 'callback':
			return __( 'Callback', 'veranda' );
		default:
			return kind satisfies never;
	}
}
