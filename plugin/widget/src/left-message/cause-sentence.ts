import { ProblemError } from '../../../../relay/client/errors';
import { __, sprintf } from '../i18n';

/** Fewer would read "1 minutes", and nobody minds coming in sooner. */
const FEWEST_MINUTES = 2;

/** Says why there is no chat, and what can be done: a limit, a refusal and an outage are not the same. */
export function causeSentence( error: unknown ): string {
	if ( ! ( error instanceof ProblemError ) || ( error.status >= 500 && error.code !== 'site_disabled' ) ) {
		return __( 'We’re not here right now. Leave a message and we will write back by email.', 'veranda' );
	}
	switch ( error.code ) {
		case 'rate_limited':
			return sprintf(
				/* translators: %d: a number, 2 or more. */
				__(
					'Very many people have opened the chat from your network. It opens for you by itself within %d minutes; or leave a message and we will write back by email.',
					'veranda'
				),
				Math.max( FEWEST_MINUTES, Math.ceil( ( error.retryAfterMs ?? 0 ) / 60_000 ) )
			);
		case 'site_disabled':
			return __(
				'The chat is switched off at the moment. Leave a message and we will write back by email.',
				'veranda'
			);
		default:
			return __(
				'The chat does not work on this page. Leave a message and we will write back by email.',
				'veranda'
			);
	}
}
