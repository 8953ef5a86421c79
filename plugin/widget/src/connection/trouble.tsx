import { Component } from 'preact';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __, _n, sprintf } from '../i18n';
import { limitedUntil } from './state';
import './trouble.css';

/** Says what is special though the connection is fine: a limit of the relay, a browser that keeps nothing. */
export class StatusNote extends Component< ViewProps > {
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
		return chat.storage.isLasting ? null : (
			<p class="status is-quiet">{ __( 'Private mode: this chat ends when you close this page.', 'veranda' ) }</p>
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

export interface FailureProps {
	/** Of the message that the relay has refused. */
	clientId: string;
	/** Why. */
	code: string | null;
	chat: Chat;
}

/** Says that a message was refused, and what can be done. */
export function Failure( { clientId, code, chat }: FailureProps ) {
	return (
		<span class="below is-problem">
			{ code === 'blocked'
				? __( 'You can’t send messages here right now.', 'veranda' )
				: __( 'Not sent.', 'veranda' ) }
			<button type="button" class="link-button" onClick={ () => chat.connection?.outbox.retry( clientId ) }>
				{ __( 'Try now', 'veranda' ) }
			</button>
			<button type="button" class="link-button" onClick={ () => chat.connection?.outbox.remove( clientId ) }>
				{ __( 'Remove', 'veranda' ) }
			</button>
		</span>
	);
}
