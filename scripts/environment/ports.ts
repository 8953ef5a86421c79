import { createServer } from 'node:net';

/** The only address that anything in this folder listens on. */
export const LOOPBACK = '127.0.0.1';

/** Returns a loopback port that nobody listens on at the moment. */
export function findFreePort(): Promise< number > {
	return new Promise( ( resolve, reject ) => {
		const server = createServer();
		server.once( 'error', reject );
		server.listen( 0, LOOPBACK, () => {
			const address = server.address();
			server.close( () => {
				if ( address === null || typeof address === 'string' ) {
					reject( new Error( 'The system gave no port.' ) );
				} else {
					resolve( address.port );
				}
			} );
		} );
	} );
}

/** Tells whether a loopback port can be listened on. */
export function isPortFree( port: number ): Promise< boolean > {
	return new Promise( ( resolve ) => {
		const server = createServer();
		server.once( 'error', () => resolve( false ) );
		server.listen( port, LOOPBACK, () => server.close( () => resolve( true ) ) );
	} );
}
