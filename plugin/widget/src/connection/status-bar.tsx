import { Component } from 'preact';
import type { ViewProps } from '../core/feature';
import { __, _n, sprintf } from '../i18n';
import { isTroubled, limitedUntil } from './state';
import './status-bar.css';

/**
 * Says what is wrong with the connection, and what happens next. The style sheet
 * lets a thin bar appear after 2 s and the text after 5 s: a trouble that is over
 * in a moment is nobody's business.
 */
export class StatusBar extends Component< ViewProps > {
	private timer: number | undefined;

	override componentWillUnmount() {
		clearTimeout( this.timer );
	}

	override render( { state: { connection }, chat }: ViewProps ) {
		const limitedMs = limitedUntil( connection ) - Date.now();
		clearTimeout( this.timer );
		if ( limitedMs > 0 ) {
			this.timer = window.setTimeout( () => this.forceUpdate(), 1_000 );
			return <p class="status">{ limitText( Math.ceil( limitedMs / 1_000 ) ) }</p>;
		}
		if ( isTroubled( connection ) ) {
			return (
				<>
					<span class="thin-bar" />
					<p class="status is-late" role="status">
						{ __( 'No connection. What you write is kept and sent as soon as it is back.', 'veranda' ) }{ ' ' }
						<button type="button" class="link-button" onClick={ () => chat.connection?.wake() }>
							{ __( 'Try now', 'veranda' ) }
						</button>
					</p>
				</>
			);
		}
		return chat.storage.isLasting ? null : (
			<p class="status is-quiet">
				{ __(
					'Your browser keeps nothing for this site: this chat is gone when you leave the page.',
					'veranda'
				) }
			</p>
		);
	}
}

function limitText( seconds: number ): string {
	/* translators: %d: number of seconds. */
	const text = _n(
		'That was a lot at once. Your message is sent in %d second.',
		'That was a lot at once. Your message is sent in %d seconds.',
		seconds,
		'veranda'
	);
	return sprintf( text, seconds );
}
