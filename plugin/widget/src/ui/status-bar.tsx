import { useEffect, useState } from 'preact/hooks';
import type { ChatController } from '../chat-controller';
import { __, _n, sprintf } from '../i18n';
import { isTroubled, limitedUntil, type State } from '../state';

interface Props {
	state: State;
	controller: ChatController;
}

/** A trouble that is over in a moment is nobody's business. */
const BAR_MS = 2_000;
const TEXT_MS = 5_000;

/** Says what is wrong with the connection, and what happens next. */
export function StatusBar( { state, controller }: Props ) {
	const trouble = useDuration( isTroubled( state ) );
	const seconds = useSecondsUntil( limitedUntil( state ) );

	if ( seconds > 0 ) {
		const text = _n(
			'That was a lot at once. Your message is sent in %d second.',
			'That was a lot at once. Your message is sent in %d seconds.',
			seconds,
			'veranda'
		);
		return (
			<p class="status" role="status">
				{ sprintf( text, seconds ) }
			</p>
		);
	}
	if ( trouble >= TEXT_MS ) {
		return (
			<div class="status" role="status">
				<span class="thin-bar" />
				<span>{ troubleText( state ) }</span>
				<button type="button" class="link-button" onClick={ () => controller.retryNow() }>
					{ __( 'Try now', 'veranda' ) }
				</button>
			</div>
		);
	}
	if ( trouble >= BAR_MS ) {
		return <span class="thin-bar" />;
	}
	if ( ! state.isStorageLasting ) {
		return (
			<p class="status is-quiet">
				{ __( 'Your browser keeps nothing for this site: this chat is gone when you leave the page.', 'veranda' ) }
			</p>
		);
	}
	return null;
}

function troubleText( { stream }: State ): string {
	switch ( stream ) {
		case 'offline':
			return __( 'You are offline. What you write is kept and sent when you are back.', 'veranda' );
		case 'degraded':
			return __( 'We cannot take messages at the moment. What you write is kept and sent soon.', 'veranda' );
		default:
			return __( 'No connection. What you write is kept and sent when it is back.', 'veranda' );
	}
}

/** Returns for how long something has been so, as far as the two limits go. */
function useDuration( isSo: boolean ): number {
	const [ duration, setDuration ] = useState( 0 );
	useEffect( () => {
		setDuration( 0 );
		if ( ! isSo ) {
			return;
		}
		const timers = [ BAR_MS, TEXT_MS ].map( ( limit ) => setTimeout( () => setDuration( limit ), limit ) );
		return () => timers.forEach( clearTimeout );
	}, [ isSo ] );
	return isSo ? duration : 0;
}

function useSecondsUntil( moment: number ): number {
	const left = () => Math.max( 0, Math.ceil( ( moment - Date.now() ) / 1_000 ) );
	const [ , repaint ] = useState( 0 );
	const isLeft = left() > 0;
	useEffect( () => {
		if ( ! isLeft ) {
			return;
		}
		const timer = setInterval( () => repaint( ( times ) => times + 1 ), 1_000 );
		return () => clearInterval( timer );
	}, [ isLeft ] );
	return left();
}
