import { every, type Cancel, type Clock } from '../clock';
import { Stall, type WrittenSocket } from '../stream/backpressure';
import type { ClientAddress } from './client-address';

/** Longest that a byte of an answer may stay unread. Streams have a shorter limit of their own. */
export const ANSWER_UNREAD_MS = 30_000;
const SWEEP_MS = 5_000;
/** Requests of one connection that wait for their answers. Browsers and proxies ask one after the other. */
const UNANSWERED = 10;

/** The part of a socket that is looked at. */
export interface ClientSocket extends WrittenSocket {
	readonly remoteAddress?: string | undefined;
	once( name: 'close', listener: () => void ): unknown;
	destroy(): unknown;
	resetAndDestroy(): unknown;
}

/** The part of a response that is looked at. */
interface Answer {
	once( name: 'close', listener: () => void ): unknown;
}

/**
 * Bounds what clients make us keep: how many connections each address has, how many requests each connection has sent
 * without waiting, and how long an answer waits for somebody to read it.
 */
export class Connections {
	private readonly open = new Map< ClientSocket, Stall >();
	private readonly unanswered = new WeakMap< ClientSocket, number >();
	private readonly byAddress = new Map< string, number >();
	private cancelSweep: Cancel = () => {};

	constructor(
		private readonly maximumPerAddress: number,
		private readonly addresses: ClientAddress,
		private readonly clock: Clock
	) {}

	start(): void {
		this.cancelSweep = every( this.clock, SWEEP_MS, () => this.sweep() );
	}

	stop(): void {
		this.cancelSweep();
	}

	/** Takes a new connection, or ends it when its address has too many. Those of our own proxies are everybody's. */
	enter( socket: ClientSocket ): void {
		const key = this.addresses.peerKeyOf( socket.remoteAddress ?? '' );
		if ( key !== null && ( this.byAddress.get( key ) ?? 0 ) >= this.maximumPerAddress ) {
			socket.destroy();
			return;
		}
		this.open.set( socket, new Stall() );
		this.change( key, 1 );
		socket.once( 'close', () => {
			this.open.delete( socket );
			this.change( key, -1 );
		} );
	}

	/**
	 * Tells whether a request may be worked on. Whoever sends many at once without waiting for answers would have all of the
	 * answers kept: their connection is ended.
	 */
	admit( socket: ClientSocket, answer: Answer ): boolean {
		const unanswered = ( this.unanswered.get( socket ) ?? 0 ) + 1;
		if ( unanswered > UNANSWERED ) {
			socket.resetAndDestroy();
			return false;
		}
		this.unanswered.set( socket, unanswered );
		answer.once( 'close', () => this.unanswered.set( socket, ( this.unanswered.get( socket ) ?? 1 ) - 1 ) );
		return true;
	}

	private change( key: string | null, by: number ): void {
		if ( key === null ) {
			return;
		}
		const connections = ( this.byAddress.get( key ) ?? 0 ) + by;
		if ( connections > 0 ) {
			this.byAddress.set( key, connections );
		} else {
			this.byAddress.delete( key );
		}
	}

	private sweep(): void {
		const now = this.clock.monotonic();
		for ( const [ socket, stall ] of this.open ) {
			if ( stall.lasts( socket, now ) > ANSWER_UNREAD_MS ) {
				socket.resetAndDestroy();
			}
		}
	}
}
