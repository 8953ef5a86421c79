import type { ControlEvent } from '../../protocol';
import type { Participant } from '../participants';
import { toJson } from '../json';
import { Stall, type ReadSocket, type WrittenSocket } from './backpressure';
import { bytesOf, encodeEvent, joinBytes } from './encode';

/** The part of a socket that a stream needs. */
export interface StreamSocket extends WrittenSocket {
	readonly destroyed: boolean;
	write( bytes: Buffer | string ): boolean;
	end(): unknown;
	destroy(): unknown;
	resetAndDestroy(): unknown;
}

/** A socket as `sse-channel` prepares it. */
export interface PreparedSocket extends StreamSocket, ReadSocket {
	setTimeout( milliseconds: number ): unknown;
	setNoDelay( isOn: boolean ): unknown;
	setKeepAlive( isOn: boolean, initialDelayMs?: number ): unknown;
}

/** Most bytes that may be buffered for one reader. */
export const MAXIMUM_UNSENT_BYTES = 1_048_576;
/** Longest that a byte may stay unread. */
export const MAXIMUM_UNSENT_MS = 15_000;
/** How long a reader has to close its side after `bye`. */
const BYE_MS = 5_000;

type ByeReason = Extract< ControlEvent, { type: 'bye' } >[ 'reason' ];

/**
 * One open stream. It writes to the socket instead of the HTTP response: no chunks, one buffer for all readers, and a
 * bound on what is buffered. `sse-channel` uses it as its client but ignores what `write` returns, so the bound is
 * enforced here.
 */
export class Subscriber {
	/* What is not written yet: until the end of this turn, or of the replay. */
	private buffered: Buffer[] | null = null;
	private bufferedBytes = 0;
	private isCorked = false;
	private headers: Readonly< Record< string, string > > | null;
	/** Whether it was disconnected because its reader was too slow. */
	wasTooSlow = false;
	private hasEnded = false;
	private readonly stall = new Stall();
	private byeAt = 0;

	constructor(
		readonly participant: Participant,
		private readonly socket: StreamSocket,
		headers: Readonly< Record< string, string > >,
		/** When the stream ends by itself, and why. */
		readonly endsAt: number,
		readonly endReason: 'lifetime' | 'expired'
	) {
		this.headers = headers;
	}

	/** Whether the reader can still be reached. */
	get isOpen(): boolean {
		return ! this.hasEnded && ! this.socket.destroyed;
	}

	/* The channel's own headers ask for a kept-alive, chunked connection; ours replace them. */
	writeHead(): void {
		const lines = Object.entries( this.headers ?? {} ).map( ( [ name, value ] ) => `${ name }: ${ value }\r\n` );
		this.socket.write( `HTTP/1.1 200 OK\r\n${ lines.join( '' ) }\r\n` );
		// Thousands of streams would keep them in memory for nothing.
		this.headers = null;
	}

	/** Sends a packet at the end of this turn of the event loop, or of the replay. */
	write( packet: string ): void {
		if ( ! this.isOpen ) {
			return;
		}
		const bytes = bytesOf( packet );
		this.bufferedBytes += bytes.length;
		if ( this.buffered !== null ) {
			this.buffered.push( bytes );
		} else {
			this.buffered = [ bytes ];
			if ( ! this.isCorked ) {
				flushLater( this );
			}
		}
		this.disconnectIfFull();
	}

	/** Writes what is buffered, in order, unless the stream is corked. */
	flush(): void {
		if ( this.isCorked || this.buffered === null ) {
			return;
		}
		const bytes = joinBytes( this.buffered );
		this.buffered = null;
		this.bufferedBytes = 0;
		if ( this.isOpen ) {
			this.socket.write( bytes );
		}
	}

	/** Sends a packet at once, also during the replay. */
	writeNow( packet: string ): void {
		this.flush();
		if ( this.isOpen ) {
			this.socket.write( packet );
			this.disconnectIfFull();
		}
	}

	/** Sends an event about the stream itself at once. */
	control( event: ControlEvent ): void {
		this.writeNow( encodeEvent( event.type, toJson( event ) ) );
	}

	/** Buffers what is written from now on, until `uncork`. */
	cork(): void {
		this.isCorked = true;
	}

	/** Sends what was buffered, in order, and everything after it. */
	uncork(): void {
		this.isCorked = false;
		this.flush();
	}

	/** Sends `bye` and ends the stream; `now` is monotonic, as in `checkStall`. */
	bye( reason: ByeReason, retryMs: number | null, now: number ): void {
		if ( ! this.isOpen ) {
			return;
		}
		this.control( { type: 'bye', reason, retryMs } );
		this.byeAt = now;
		this.end();
	}

	end(): void {
		if ( ! this.hasEnded ) {
			this.hasEnded = true;
			this.socket.end();
		}
	}

	/** Ends the stream without `bye`. */
	destroy(): void {
		this.hasEnded = true;
		this.socket.destroy();
	}

	/** Required by the channel; the hub watches for the socket's end itself. */
	on(): void {}

	/**
	 * Disconnects a reader that left something unread for too long, or that does not close after `bye`. Called about once a
	 * second, with monotonic time.
	 */
	checkStall( now: number ): void {
		if ( this.socket.destroyed ) {
			return;
		}
		// What is only buffered until the end of this turn is not the reader's fault.
		this.flush();
		if ( this.hasEnded ) {
			if ( now - this.byeAt > BYE_MS ) {
				this.socket.destroy();
			}
			return;
		}
		if ( this.stall.lasts( this.socket, now ) > MAXIMUM_UNSENT_MS ) {
			this.disconnect();
		}
	}

	/* A `bye` would only be queued behind unread data. The reader notices the reset and resumes by its cursor. */
	private disconnect(): void {
		this.hasEnded = true;
		this.wasTooSlow = true;
		this.buffered = null;
		this.socket.resetAndDestroy();
	}

	private disconnectIfFull(): void {
		if ( this.socket.writableLength + this.bufferedBytes > MAXIMUM_UNSENT_BYTES ) {
			this.disconnect();
		}
	}
}

let waiting: Subscriber[] = [];

/*
 * What one commit brought is written together: a system call costs more than all that it carries, and a callback for
 * each stream more than the stream's own work.
 */
function flushLater( subscriber: Subscriber ): void {
	if ( waiting.push( subscriber ) === 1 ) {
		process.nextTick( flushAll );
	}
}

function flushAll(): void {
	const all = waiting;
	waiting = [];
	for ( const subscriber of all ) {
		subscriber.flush();
	}
}
