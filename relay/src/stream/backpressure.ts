/** The part of a socket that tells when its client has read. */
export interface ReadSocket {
	readonly destroyed: boolean;
	/** Bytes written that the operating system has not taken yet. */
	readonly writableLength: number;
	once( name: 'close' | 'drain', listener: () => void ): unknown;
	off( name: 'close' | 'drain', listener: () => void ): unknown;
}

/** From so many unsent bytes on, a replay waits. Far below the limit of `Subscriber`: live events need the rest. */
export const REPLAY_UNSENT_BYTES = 262_144;

/** Resolves once a replay may continue: little is unsent, or the client is gone. */
export async function waitForDrain( socket: ReadSocket ): Promise< void > {
	if ( socket.destroyed || socket.writableLength < REPLAY_UNSENT_BYTES ) {
		return;
	}
	await new Promise< void >( ( resolve ) => {
		const done = () => {
			socket.off( 'drain', done );
			socket.off( 'close', done );
			resolve();
		};
		socket.once( 'drain', done );
		socket.once( 'close', done );
	} );
}

/** The part of a socket that tells what was written and what is unsent. */
export interface WrittenSocket {
	/** Bytes written that the operating system has not taken yet. */
	readonly writableLength: number;
	/** Bytes written in all. */
	readonly bytesWritten: number;
}

/** Measures for how long a socket's peer has left something unread. */
export class Stall {
	private mark: { untilByte: number; since: number } | null = null;

	/** Returns the milliseconds for which something has waited, as far as earlier calls have seen it; `now` is monotonic. */
	lasts( { writableLength, bytesWritten }: WrittenSocket, now: number ): number {
		if ( this.mark !== null && bytesWritten - writableLength >= this.mark.untilByte ) {
			this.mark = null;
		}
		if ( this.mark === null && writableLength > 0 ) {
			// The newest unsent byte: once it is sent, everything that is unsent now has been sent.
			this.mark = { untilByte: bytesWritten, since: now };
		}
		return this.mark === null ? 0 : now - this.mark.since;
	}
}
