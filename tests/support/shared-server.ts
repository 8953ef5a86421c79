import type { Database } from '../../scripts/environment/database';

/** How to reach a database server. */
export interface ServerAddress {
	host: string;
	port: number;
	user: string;
	password: string;
}

interface Shared {
	server: Database;
	folder: string;
}

const VARIABLE = 'VERANDA_TEST_DATABASE';

/* Jest loads set-up and tear-down as separate modules of one process. */
const holder = globalThis as { verandaSharedServer?: Shared };

/** Makes a server known to the tests, which run in other processes. */
export function shareServer( server: Database, folder: string ): void {
	holder.verandaSharedServer = { server, folder };
	const { host, port, user, password } = server;
	process.env[ VARIABLE ] = JSON.stringify( { host, port, user, password } );
}

/** Returns what `shareServer` was given in this process. */
export function sharedServerOfThisProcess(): Shared | undefined {
	return holder.verandaSharedServer;
}

/** Returns the address of the server that all test files share. */
export function sharedServer(): ServerAddress {
	const text = process.env[ VARIABLE ];
	if ( text === undefined ) {
		throw new Error( 'There is no shared database server: run by `npx jest --selectProjects relay`.' );
	}
	return JSON.parse( text ) as ServerAddress;
}
