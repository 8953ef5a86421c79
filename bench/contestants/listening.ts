import { connect } from 'node:net';
import { LOOPBACK } from '../../scripts/environment/ports';

/** Tells whether somebody accepts connections at a loopback port. */
export function isListening( port: number ): Promise< boolean > {
	return new Promise( ( resolve ) => {
		const socket = connect( port, LOOPBACK );
		socket.once( 'connect', () => {
			socket.destroy();
			resolve( true );
		} );
		socket.once( 'error', () => resolve( false ) );
	} );
}
