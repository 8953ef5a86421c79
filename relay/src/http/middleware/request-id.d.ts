import type { IncomingMessage } from 'node:http';
/** Returns the request's id, by which a caller's report is found in the log. Always ours: a caller's could be anything. */
export declare function requestIdOf(req: IncomingMessage): string;
