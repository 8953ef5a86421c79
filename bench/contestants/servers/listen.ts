import type { Server } from 'node:http';

/** Listens at the port that the bench names, and ends when told to. */
export function listen( server: Server ): void {
	server.listen( Number( process.env.PORT ), '127.0.0.1', 4_096 );
	process.once( 'SIGTERM', () => process.exit() );
}
