import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const ids = new WeakMap< IncomingMessage, string >();

/** Returns the request's id, by which it is found in the log. It is never taken from the caller. */
export function requestIdOf( req: IncomingMessage ): string {
	let id = ids.get( req );
	if ( id === undefined ) {
		id = randomUUID();
		ids.set( req, id );
	}
	return id;
}
