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
