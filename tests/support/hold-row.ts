import { createConnection, type Connection } from 'mysql2/promise';
import type { Site } from './site';

/** Opens a connection to a site's database that is not one of the relay's. */
export function connectAsAnother( { server, databaseName }: Site ): Promise< Connection > {
	const { host, port, user, password } = server;
	return createConnection( { host, port, user, password, database: databaseName } );
}

/** Locks a conversation's row until it is released. */
export async function holdRow( site: Site, publicId: string ): Promise< { release(): Promise< void > } > {
	const connection = await connectAsAnother( site );
	await connection.query( 'START TRANSACTION' );
	await connection.query( `SELECT id FROM ${ site.prefix }veranda_conversations WHERE public_id = ? FOR UPDATE`, [
		publicId,
	] );
	return {
		async release() {
			await connection.query( 'ROLLBACK' );
			await connection.end();
		},
	};
}
