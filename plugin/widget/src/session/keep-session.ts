import { backoffDelay } from '../../../../relay/client/backoff';
import { AccessEndedError, isRetryable, ProblemError, retryAfterOf } from '../../../../relay/client/errors';
import { mayKeep } from '../browser/consent';
import { makeConnection } from '../connection/connection';
import type { Chat } from '../core/chat';
import { forgetEverything, keptVisitorId, createSession, type Session } from './session';

/** Longest wait for the relay before it counts as away. */
const AWAY_MS = 2_500;
/** How long an answer to "who is logged in" is good for. */
const IDENTITY_MS = 30_000;

/** Finds out who is here and connects them; tries again while the relay is away; looks whether they are still here. */
export function keepSession( chat: Chat ): void {
	const { storage } = chat;
	let session: Session | null = null;
	let turn = 0;
	let tries = 0;
	let retryTimer: number | undefined;
	let askedIdentityAt = 0;
	/** By the visitor: nothing is begun before they want to chat again. */
	let isDeleted = false;

	storage.onChange( followOthers );
	chat.onEvent( ( event ) => {
		if ( isDeleted && /opened|requested/.test( event.type ) ) {
			isDeleted = false;
			void begin();
		} else if ( event.type === 'window.opened' ) {
			look();
		} else if ( event.type === 'stream.changed' && event.stream === 'stopped' ) {
			restart();
		} else if ( event.type === 'session.deleted' ) {
			isDeleted = true;
			end( true );
			[ chat.tabStorage, storage ].forEach( forgetEverything );
		}
	} );
	document.addEventListener( 'visibilitychange', look );
	// Browsers keep pages for "back" if they hold neither locks nor connections.
	window.addEventListener( 'pagehide', () => chat.connection?.pause() );
	window.addEventListener( 'pageshow', followOthers );
	window.addEventListener( 'online', () => chat.state.session.phase === 'away' && void begin() );
	void begin();

	/** Asks the relay; says that it is away if it does not answer soon, and goes on asking. */
	async function begin(): Promise< void > {
		const ownTurn = ++turn;
		clearTimeout( retryTimer );
		const miss = ( error?: unknown ) => chat.dispatch( { type: 'session.missed', error } );
		const late = setTimeout( miss, AWAY_MS );
		const begun = createSession( { config: chat.config, storage, forget } );
		try {
			const { accessToken: _access, refreshToken: _refresh, ...facts } = await begun.open();
			if ( ownTurn === turn ) {
				tries = 0;
				session = begun;
				askedIdentityAt = performance.now();
				chat.connection = makeConnection( chat, begun );
				chat.dispatch( { type: 'session.begun', ...facts } );
				chat.connection.start();
			}
		} catch ( error ) {
			const isOff = error instanceof ProblemError && error.code === 'site_disabled';
			if ( error instanceof AccessEndedError || ( isOff && ownTurn === 1 ) ) {
				// An old page: what is made now has no chat. Without the plugin nothing would take a message either.
				chat.dispatch( { type: 'window.closed' } );
				chat.launcher.root.host.remove();
			} else if ( ownTurn === turn ) {
				miss( error );
				// What will not get better by itself is looked at again all the same, but rarely.
				const wait = isRetryable( error ) ? backoffDelay( tries++, { minimumMs: 2_000 } ) : 60_000;
				retryTimer = window.setTimeout( () => void begin(), Math.max( wait, retryAfterOf( error ) ?? 0 ) );
			}
		} finally {
			clearTimeout( late );
		}
	}

	/** Goes on with the connection, or begins anew when another tab or a later page has found somebody else here. */
	function followOthers(): void {
		const kept = keptVisitorId( storage );
		if ( session && kept !== session.visitorId ) {
			if ( kept ) {
				restart( session.owner !== null );
			} else if ( mayKeep() ) {
				askWho( session, true );
			}
			// Else another tab has let go of it for want of consent: the chat goes on, on this page.
		}
		chat.connection?.start();
	}

	/** Begins anew, without what belonged to whoever was here. */
	function restart( isForgotten = false ): void {
		end( isForgotten );
		void begin();
	}

	function end( isForgotten: boolean ): void {
		const { connection } = chat;
		chat.connection = null;
		session = null;
		connection?.stop();
		chat.dispatch( { type: 'session.ended', isForgotten } );
	}

	function forget(): void {
		forgetEverything( storage );
		chat.dispatch( { type: 'session.ended', isForgotten: true } );
	}

	/** Looks who is here when the window is opened or looked at again (a shared computer). */
	function look(): void {
		const looked = session;
		if ( document.visibilityState !== 'visible' || ! chat.state.window.isOpen || ! looked ) {
			return;
		}
		const now = performance.now();
		if ( now - askedIdentityAt > IDENTITY_MS ) {
			askedIdentityAt = now;
			askWho( looked );
		}
	}

	/** Begins anew for somebody else. If it is nobody else, a session that another tab has removed was deleted. */
	function askWho( asked: Session, isRemoved = false ): void {
		void asked.hasChangedHands().then( ( hasChanged ) => {
			if ( session === asked && hasChanged ) {
				forgetEverything( storage );
				restart( true );
			} else if ( session === asked && isRemoved ) {
				// Who opens it again wants to chat again.
				chat.dispatch( { type: 'window.closed' } );
				chat.dispatch( { type: 'session.deleted' } );
			}
		} );
	}
}
