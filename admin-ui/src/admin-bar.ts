import { __, _n } from '@wordpress/i18n';
import type { PresenceStatus } from '../../relay/protocol';
import { waitingSentence } from './alerts/badge';
import { formatNumber } from './language';
import { presenceName } from './presence-name';
import { sprintf } from './sprintf';

export interface BarState {
	/** Null until it is known, and while nothing is heard from the relay. */
	status: PresenceStatus | null;
	waiting: number;
	unread: number;
}

/** What an agent may choose. */
const CHOICES = [ 'online', 'away' ] as const;
/** More than this fits no badge. */
const MOST = 99;

/** The agent's item in WordPress's admin bar (Admin_Bar in the plugin prints it): status, who waits, what is unread. */
export class AdminBar {
	private readonly item = document.getElementById( 'wp-admin-bar-veranda' );

	/** `choose` hears what the agent wants to be. */
	constructor( choose: ( status: PresenceStatus ) => void ) {
		for ( const status of CHOICES ) {
			const choice = this.choice( status );
			choice?.setAttribute( 'role', 'menuitemradio' );
			choice?.addEventListener( 'click', ( event ) => {
				event.preventDefault();
				choose( status );
			} );
		}
	}

	/** Shows how things stand. */
	show( { status, waiting, unread }: BarState ): void {
		if ( ! this.item ) {
			return;
		}
		this.item.dataset.status = status ?? 'unknown';
		for ( const each of CHOICES ) {
			this.choice( each )?.setAttribute( 'aria-checked', String( each === status ) );
		}
		const unreadSentence = sprintf(
			/* translators: %d: number of messages. */
			_n( '%d unread message', '%d unread messages', unread, 'veranda' ),
			unread
		);
		this.write( '.veranda-bar-status', statusSentence( status ) );
		this.count(
			'waiting',
			waiting,
			waiting > 0 ? waitingSentence( waiting ) : __( 'Nobody is waiting', 'veranda' )
		);
		this.count( 'unread', unread, unread > 0 ? unreadSentence : __( 'No unread messages', 'veranda' ) );
	}

	private choice( status: ( typeof CHOICES )[ number ] ): HTMLElement | null {
		return document.querySelector( `#wp-admin-bar-veranda-${ status } > .ab-item` );
	}

	private count( name: 'waiting' | 'unread', count: number, sentence: string ): void {
		const badge = this.item?.querySelector< HTMLElement >( `.veranda-bar-${ name }` );
		if ( badge ) {
			badge.hidden = count === 0;
			badge
				.querySelector( '[aria-hidden]' )
				?.replaceChildren( count > MOST ? `${ formatNumber( MOST ) }+` : formatNumber( count ) );
			badge.querySelector( '.screen-reader-text' )?.replaceChildren( sentence );
		}
		this.write( `#wp-admin-bar-veranda-${ name } > .ab-item`, sentence );
	}

	private write( selector: string, text: string ): void {
		this.item?.querySelector( selector )?.replaceChildren( text );
	}
}

function statusSentence( status: PresenceStatus | null ): string {
	if ( status === null ) {
		return __( 'Chat', 'veranda' );
	}
	/* translators: %s: "Online", "Away" or "Offline". */
	return sprintf( __( 'Chat: %s', 'veranda' ), presenceName( status ) );
}
