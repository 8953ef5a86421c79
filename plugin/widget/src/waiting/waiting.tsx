import type { ViewProps } from '../core/feature';
import type { State } from '../features';
import { __, sprintf } from '../i18n';

/** Says how long it may take. */
export function Waiting( { state }: ViewProps ) {
	return <p role="status">{ waitingText( state ) }</p>;
}

function waitingText( { session, conversation }: State ): string {
	const position = conversation.current?.queuePosition ?? 0;
	const status = session.availability?.status ?? 'offline';
	if ( status === 'offline' ) {
		return __( 'Nobody is here right now. We answer as soon as we are back.', 'veranda' );
	}
	if ( position > 1 ) {
		/* translators: %d: place in the queue. */
		const text = __( 'You are number %d in the queue. You can keep writing while you wait.', 'veranda' );
		return sprintf( text, position );
	}
	return status === 'away'
		? __( 'You are next. It may take a little longer than usual.', 'veranda' )
		: __( 'You are next. Somebody will be with you soon.', 'veranda' );
}
