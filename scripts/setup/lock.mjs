import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Runs `work` while no other process of ours does; takes over the lock of a process that died. */
export async function withLock( file, work, { onWait = () => {} } = {} ) {
	mkdirSync( dirname( file ), { recursive: true } );
	let hasWaited = false;
	while ( ! take( file ) ) {
		if ( ! hasWaited ) {
			onWait();
			hasWaited = true;
		}
		await delay( 200 );
	}
	try {
		return await work();
	} finally {
		rmSync( file, { force: true } );
	}
}

function take( file ) {
	try {
		writeFileSync( file, String( process.pid ), { flag: 'wx' } );
		return true;
	} catch ( error ) {
		if ( error.code !== 'EEXIST' ) {
			throw error;
		}
	}
	if ( ! isHeld( file ) ) {
		breakLock( file );
	}
	return false;
}

/** Removes an abandoned lock, and restores it if somebody else was quicker and it is a new one. */
function breakLock( file ) {
	const taken = `${ file }.${ process.pid }`;
	try {
		renameSync( file, taken );
		if ( isHeld( taken ) ) {
			linkSync( taken, file );
		}
	} catch ( error ) {
		if ( error.code !== 'ENOENT' && error.code !== 'EEXIST' ) {
			throw error;
		}
	} finally {
		rmSync( taken, { force: true } );
	}
}

function isHeld( file ) {
	try {
		const pid = Number( readFileSync( file, 'utf8' ) );
		// Between its creation and the first write the file is empty for a moment.
		return pid === 0 || process.kill( pid, 0 );
	} catch ( error ) {
		return error.code === 'EPERM';
	}
}
