import { rmSync } from 'node:fs';
import { sharedServerOfThisProcess } from './shared-server';

/** Ends the shared database server and removes its folder. */
export default async function tearDown(): Promise< void > {
	const shared = sharedServerOfThisProcess();
	await shared?.server.stop();
	if ( shared ) {
		rmSync( shared.folder, { recursive: true, force: true } );
	}
}
