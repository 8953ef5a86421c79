import { __ } from '@wordpress/i18n';
import { AccessEndedError, NetworkError, ProblemError } from '../../relay/client';
import { BusyError } from './busy-error';
import { SiteClosedError } from './site-error';
import { sprintf } from './sprintf';

/** Returns a sentence about an error, in the reader's language. */
export function problemSentence( error: unknown ): string {
	if ( error instanceof ProblemError ) {
		return refusalSentence( error );
	}
	if ( error instanceof SiteClosedError ) {
		return __(
			'A plugin on your site has closed its REST API, which the inbox needs. Let it allow the routes that begin with /veranda/v1/.',
			'veranda'
		);
	}
	if ( error instanceof AccessEndedError ) {
		return __( 'You are not logged in any more. Log in again, then try once more.', 'veranda' );
	}
	if ( error instanceof NetworkError ) {
		return outageSentence( error );
	}
	if ( error instanceof BusyError ) {
		return __( 'Something else is being done to this conversation. Please try again in a moment.', 'veranda' );
	}
	return __( 'Something went wrong here. Please try again.', 'veranda' );
}

/** Says what came instead of an answer. */
function outageSentence( { reason, status }: NetworkError ): string {
	if ( reason === 'timeout' ) {
		return __( 'The relay does not answer in time. Please try again in a moment.', 'veranda' );
	}
	if ( reason === 'unreadable' ) {
		return sprintf(
			/* translators: %s: the number of an HTTP status, or "?". */
			__( 'Something in between answered instead of the relay (status %s). Please try again.', 'veranda' ),
			status ?? '?'
		);
	}
	return __( 'The relay cannot be reached at the moment. Please try again.', 'veranda' );
}

function refusalSentence( { code, detail, problem }: ProblemError ): string {
	switch ( code ) {
		case 'already_assigned':
			return problem.assignee
				? sprintf(
						/* translators: %s: name of an agent. */
						__( '%s has this conversation already.', 'veranda' ),
						problem.assignee.name
					)
				: __( 'The conversation is back in the queue.', 'veranda' );
		case 'conversation_closed':
			return __( 'The conversation has ended. Reopen it to write in it.', 'veranda' );
		case 'conversation_active':
			return __( 'The visitor has begun a newer conversation. Answer there instead.', 'veranda' );
		case 'not_found':
			return __( 'This conversation does not exist, or you may not see it.', 'veranda' );
		case 'forbidden':
			return __( 'You are not allowed to do this.', 'veranda' );
		case 'rate_limited':
			return __( 'That was a lot at once. Please try again in a moment.', 'veranda' );
		case 'visitor_is_agent':
			return __( 'This is the account of an agent. It cannot be blocked.', 'veranda' );
		case 'too_many_blocks':
			return __( 'Too many visitors are blocked. Unblock some first.', 'veranda' );
		case 'site_disabled':
			return __( 'The chat is switched off on this site.', 'veranda' );
		case 'db_unavailable':
			return __( 'The database cannot be reached at the moment. Please try again.', 'veranda' );
		case 'overloaded':
		case 'shutting_down':
			return __( 'The relay is restarting or has too much to do. Please try again in a moment.', 'veranda' );
		default:
			// The relay's own sentence is in English, but it says what to do.
			return detail;
	}
}

/** Returns why a message was not sent, for the line below it. */
export function failureSentence( code: string | null, detail: string | null ): string {
	switch ( code ) {
		case 'conversation_closed':
			return __( 'Not sent: the conversation has ended.', 'veranda' );
		case 'message_too_long':
		case 'request_too_large':
			return __( 'Not sent: the message is too long.', 'veranda' );
		case 'not_found':
		case 'forbidden':
			return __( 'Not sent: you may not write in this conversation.', 'veranda' );
		case 'access_ended':
			return __( 'Not sent: you are not logged in any more.', 'veranda' );
		default:
			/* translators: %s: the reason, a sentence. */
			return detail ? sprintf( __( 'Not sent: %s', 'veranda' ), detail ) : __( 'Not sent.', 'veranda' );
	}
}
