import { __, _n, sprintf } from '../i18n';
import { isTroubled } from '../state';
import type { ViewProps } from '../components/props';

/**
 * Says what is wrong with the connection, and what happens next. The style sheet
 * lets a thin bar appear after 2 s and the text after 5 s: a trouble that is over
 * in a moment is nobody's business.
 */
export function StatusBar( { state, controller }: ViewProps ) {
	const { limitedSeconds } = state;
	if ( limitedSeconds > 0 ) {
		/* translators: %d: number of seconds. */
		const text = _n(
			'That was a lot at once. Your message is sent in %d second.',
			'That was a lot at once. Your message is sent in %d seconds.',
			limitedSeconds,
			'veranda'
		);
		return <p class="status">{ sprintf( text, limitedSeconds ) }</p>;
	}
	if ( isTroubled( state ) ) {
		return (
			<>
				<span class="thin-bar" />
				<p class="status is-late" role="status">
					{ __( 'No connection. What you write is kept and sent as soon as it is back.', 'veranda' ) }{ ' ' }
					<button type="button" class="link-button" onClick={ () => controller.retryNow() }>
						{ __( 'Try now', 'veranda' ) }
					</button>
				</p>
			</>
		);
	}
	return state.isStorageLasting ? null : (
		<p class="status is-quiet">
			{ __( 'Your browser keeps nothing for this site: this chat is gone when you leave the page.', 'veranda' ) }
		</p>
	);
}
