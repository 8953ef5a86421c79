import { __, _n } from '@wordpress/i18n';
import type { PresenceStatus } from '../../relay/protocol';
import { waitingSentence } from './alerts/badge';
import { formatNumber } from './language';
import { presenceName } from './presence-name';
import { sprintf } from './sprintf';

/** Why nothing is heard from the relay, for longer than a moment. */
export type BarTrouble = 'not_connected' | 'logged_out';

export interface BarState {
	/** Null until it is known, and while nothing is heard from the relay. */
	status: PresenceStatus | null;
	trouble: BarTrouble | null;
	waiting: number;
	unread: number;
}

/** What an agent may choose. */
const CHOICES = [ 'online', 'away' ] as const;
/** More than this fits no badge. */
const MOST = 99;

interface BarOptions {
	/** The agent wants to be this. */
	choose( status: PresenceStatus ): void;
	/** The agent wants it to try again. */
	retry(): void;
}

/** The agent's item in WordPress's admin bar (Admin\Desk in the plugin prints it): status, who waits, what is unread. */
export class AdminBar {
	private readonly item = document.getElementById( 'wp-admin-bar-veranda' );

	constructor( { choose, retry }: BarOptions ) {
		for ( const status of CHOICES ) {
			this.row( status )?.setAttribute( 'role', 'menuitemradio' );
			this.listen( status, () => choose( status ) );
		}
		this.listen( 'retry', retry );
	}

	/** Shows how things stand. */
	show( { status, trouble, waiting, unread }: BarState ): void {
		if ( ! this.item ) {
			return;
		}
		// The style shows what fits: the statuses, or else how to get out of the trouble.
		this.item.dataset.status = trouble ?? status ?? 'unknown';
		for ( const each of CHOICES ) {
			this.row( each )?.setAttribute( 'aria-checked', String( each === status ) );
		}
		const unreadSentence = sprintf(
			/* translators: %d: number of messages. */
			_n( '%d unread message', '%d unread messages', unread, 'veranda' ),
			unread
		);
		this.write( '.veranda-admin-bar-status', trouble ? troubleSentence() : statusSentence( status ) );
		this.count(
			'waiting',
			waiting,
			waiting > 0 ? waitingSentence( waiting ) : __( 'Nobody is waiting', 'veranda' )
		);
		this.count( 'unread', unread, unread > 0 ? unreadSentence : __( 'No unread messages', 'veranda' ) );
	}

	private row( name: ( typeof CHOICES )[ number ] | 'retry' ): HTMLElement | null {
		return document.querySelector( `#wp-admin-bar-veranda-${ name } > .ab-item` );
	}

	private listen( name: ( typeof CHOICES )[ number ] | 'retry', onClick: () => void ): void {
		this.row( name )?.addEventListener( 'click', ( event ) => {
			event.preventDefault();
			onClick();
		} );
	}

	private count( name: 'waiting' | 'unread', count: number, sentence: string ): void {
		const badge = this.item?.querySelector< HTMLElement >( `.veranda-admin-bar-${ name }` );
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

/** Says that visitors cannot reach the agent. */
export function troubleSentence(): string {
	return __( 'Chat is not connected', 'veranda' );
}

function statusSentence( status: PresenceStatus | null ): string {
	if ( status === null ) {
		return __( 'Chat', 'veranda' );
	}
	/* translators: %s: "Online", "Away" or "Offline". */
	return sprintf( __( 'Chat: %s', 'veranda' ), presenceName( status ) );
}
