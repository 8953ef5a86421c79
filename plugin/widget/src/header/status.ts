import type { Availability } from '../../../../relay/protocol';
import { backSentence } from '../browser/back-sentence';
import { __ } from '../i18n';
import type { State } from '../features';
import { usualReplySentence } from './usual-reply';

/** Says what a visitor may expect: a fact, not a promise. */
export function statusOf(
	{ availability, usualReplyMs }: State[ 'session' ],
	assignee: Pick< Availability, 'status' > | null
): string {
	if ( ! availability ) {
		return __( 'One moment…', 'veranda' );
	}
	switch ( ( assignee ?? availability ).status ) {
		case 'online':
			return usualReplySentence( usualReplyMs ) ?? __( 'We are here for you.', 'veranda' );
		case 'away':
			return __( 'Replies may take longer than usual.', 'veranda' );
		default:
			return availability.backAt
				? backSentence( availability.backAt )
				: __( 'We answer as soon as we are back.', 'veranda' );
	}
}
