import type { IncomingMessage } from 'node:http';
/** Reads a request's body, never more of it than is allowed. */
export declare function readBody(req: IncomingMessage): Promise<Buffer>;
/** Turns a body into a value; a body that is not there counts as an empty object. */
export declare function parseBody(req: IncomingMessage, body: Buffer): unknown;
