import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDatabase, type Database } from '../../scripts/environment/database';
import type { Ground } from './contestant';

/** Gives contestants their folder and database, and clears them away afterwards. */
export async function onGround< T >( folder: string, work: ( ground: Ground ) => Promise< T > ): Promise< T > {
	mkdirSync( folder, { recursive: true } );
	let database: Promise< Database > | undefined;
	try {
		return await work( {
			folder,
			database: () => ( database ??= startDatabase( { folder: join( folder, 'database' ), flushLog: 1 } ) ),
		} );
	} finally {
		await ( await database?.catch( () => undefined ) )?.kill();
	}
}
