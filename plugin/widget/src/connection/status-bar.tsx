import type { ViewProps } from '../core/feature';
import { lazy } from '../core/lazy';
import { __ } from '../i18n';
import { isTroubled, limitedUntil } from './state';
import './status-bar.css';

const StatusNote = lazy(
	async () => ( await import( './trouble' ) ).StatusNote,
	() => null
);

/**
 * Says what is wrong with the connection, and what happens next. The style sheet
 * lets a thin bar appear after 2 s and the text after 5 s: a trouble that is over
 * in a moment is nobody's business.
 */
export function StatusBar( { state, chat }: ViewProps ) {
	const { connection } = state;
	const isLimited = limitedUntil( connection ) > Date.now();
	if ( isTroubled( connection ) && ! isLimited ) {
		return (
			<>
				<span class="thin-bar" />
				<p class="status is-late" role="status">
					{ __( 'No connection. What you write is kept and sent later.', 'veranda' ) }{ ' ' }
					<button type="button" class="link-button" onClick={ () => chat.connection?.wake() }>
						{ __( 'Try now', 'veranda' ) }
					</button>
				</p>
			</>
		);
	}
	return isLimited || ! chat.storage.isLasting ? <StatusNote state={ state } chat={ chat } /> : null;
}
