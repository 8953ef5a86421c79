import { __ } from '@wordpress/i18n';
import type { ConversationPriority } from '../../relay/protocol';

/** The least urgent first, as the relay has them. */
export const PRIORITIES = [ 'low', 'normal', 'high', 'urgent' ] as const satisfies ConversationPriority[];

/** Says how urgent a conversation is. */
export function priorityName( priority: ConversationPriority ): string {
	switch ( priority ) {
		case 'low':
			return __( 'Low', 'veranda' );
		case 'normal':
			return __( 'Normal', 'veranda' );
		case 'high':
			return __( 'High', 'veranda' );
		case 'urgent':
			return __( 'Urgent', 'veranda' );
		default:
			return priority satisfies never;
	}
}
