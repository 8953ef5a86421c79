import { connect, type Socket } from 'node:net';

/* Reading is synchronous: a listener is done with the bytes before the next socket is read, so one buffer will do. */
const ARRIVED = Buffer.allocUnsafe( 65_536 );

/** Is told what happens on a connection. */
export interface ConnectionListener {
	/** Bytes arrived; the buffer is used again when this returns. */
	arrived( bytes: Buffer ): void;
	/** The connection has ended, from either side. */
	ended(): void;
}

/** A bare TCP connection that costs as little as possible for each arrival. */
export class Connection {
	private readonly socket: Socket;
	private isStalled = false;

	constructor( port: number, listener: ConnectionListener ) {
		this.socket = connect( {
			host: '127.0.0.1',
			port,
			noDelay: true,
			onread: {
				buffer: ARRIVED,
				callback: ( length ) => {
					listener.arrived( ARRIVED.subarray( 0, length ) );
					return ! this.isStalled;
				},
			},
		} );
		// Only the close that follows an error matters.
		this.socket.on( 'error', () => undefined );
		this.socket.once( 'close', () => listener.ended() );
	}

	/** Writes ASCII or raw bytes given as latin1. */
	write( text: string ): void {
		this.socket.write( text, 'latin1' );
	}

	/** Stops reading after the next arrival, or goes on reading. */
	stall( isStalled: boolean ): void {
		this.isStalled = isStalled;
		if ( ! isStalled ) {
			this.socket.resume();
		}
	}

	destroy(): void {
		this.socket.destroy();
	}
}
