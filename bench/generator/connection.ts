import { connect, type Socket } from 'node:net';

/* Reading is synchronous: whoever is called has dealt with the bytes before the next socket is read, so one will do. */
const ARRIVED = Buffer.allocUnsafe( 65_536 );

/** Who is told of what happens on a connection. */
export interface ConnectionListener {
	/** Bytes arrived; they are gone when this returns. */
	arrived( bytes: Buffer ): void;
	/** The connection has ended, whoever ended it. */
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
		// The close that follows an error is all that matters.
		this.socket.on( 'error', () => undefined );
		this.socket.once( 'close', () => listener.ended() );
	}

	/** Writes ASCII or raw bytes given as latin1. */
	write( text: string ): void {
		this.socket.write( text, 'latin1' );
	}

	/** Stops reading after the next arrival, or goes on. */
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
