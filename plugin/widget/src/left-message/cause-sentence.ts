import { ProblemError } from '../../../../relay/client/errors';
import { __ } from '../i18n';

/** Says why there is no chat, and what can be done: a limit, a refusal and an outage are not the same. */
export function causeSentence( error: unknown ): string {
	if ( ! ( error instanceof ProblemError ) || ( error.status >= 500 && error.code !== 'site_disabled' ) ) {
		return __(
			'The chat cannot be reached at the moment. Leave a message and we will write back by e-mail.',
			'veranda'
		);
	}
	switch ( error.code ) {
		case 'rate_limited':
			return __(
				'Very many people have opened the chat from your network. Leave a message and we will write back by e-mail, or try the chat again later.',
				'veranda'
			);
		case 'site_disabled':
			return __(
				'The chat is switched off at the moment. Leave a message and we will write back by e-mail.',
				'veranda'
			);
		default:
			return __(
				'The chat does not work on this page. Leave a message and we will write back by e-mail.',
				'veranda'
			);
	}
}
