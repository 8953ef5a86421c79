import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const ids = new WeakMap< IncomingMessage, string >();

/** Returns the request's id, by which a caller's report is found in the log. Always ours: a caller's could be anything. */
export function requestIdOf( req: IncomingMessage ): string {
	let id = ids.get( req );
	if ( id === undefined ) {
		id = randomUUID();
		ids.set( req, id );
	}
	return id;
}
