import type { ViewProps } from '../core/feature';
import { __, _n, sprintf } from '../i18n';

/** For pages of before there was a setting. */
const PLACES_SHOWN = 10;
const HOUR_MINUTES = 60;

/** Says how long it may take. */
export function Waiting( { state, chat }: ViewProps ) {
	const { queuePosition, expectedWaitMs } = state.conversation.current ?? {};
	const status = state.session.availability?.status ?? 'offline';
	const text =
		status === 'offline'
			? __( 'Nobody is here right now. We answer as soon as we are back.', 'veranda' )
			: waitingText(
					queuePosition ?? 1,
					expectedWaitMs ?? null,
					chat.config.queuePlacesShown,
					status === 'away'
				);
	return <p role="status">{ text }</p>;
}

function waitingText( place: number, waitMs: number | null, placesShown = PLACES_SHOWN, isAway = false ): string {
	if ( place <= 1 ) {
		return isAway
			? __( 'You are next. It may take a little longer than usual.', 'veranda' )
			: __( 'You are next. Somebody will be with you soon.', 'veranda' );
	}
	return [
		/* translators: %d: place in the queue. */
		place <= placesShown && sprintf( __( 'You are number %d in the queue.', 'veranda' ), place ),
		waitMs !== null && waitSentence( Math.ceil( waitMs / 60_000 ) ),
		place > placesShown && waitMs === null && __( 'Many people are waiting right now.', 'veranda' ),
		__( 'You can keep writing while you wait.', 'veranda' ),
	]
		.filter( Boolean )
		.join( ' ' );
}

function waitSentence( minutes: number ): string {
	if ( minutes > HOUR_MINUTES ) {
		return __( 'The wait is usually more than an hour.', 'veranda' );
	}
	return sprintf(
		/* translators: %d: number of minutes. */
		_n( 'The wait is usually about %d minute.', 'The wait is usually about %d minutes.', minutes, 'veranda' ),
		minutes
	);
}
