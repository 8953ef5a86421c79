import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../../clock';
import type { EndpointContext } from '../endpoint';
import { type Cors } from '../middleware/cors';
/**
 * Opens streams, ahead of Express: its response objects and chunks cost more than all of our own work, and anything
 * that reads the request's body would end the stream.
 */
export declare class StreamRoute {
    private readonly context;
    private readonly cors;
    private readonly clock;
    private readonly taken;
    private readonly perAddress;
    constructor(context: EndpointContext, cors: Cors, clock: Clock);
    /** Whether a request is for this route. */
    matches(req: IncomingMessage): boolean;
    /** Whether a connection is a stream already, so that nothing else can be asked on it. */
    owns(socket: Socket): boolean;
    handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
    /**
     * A stream lives as long as its token is honoured, and never longer than about ten minutes: whoever may still listen
     * comes back with a new token and the cursor.
     */
    private subscribe;
    private enterAddress;
}
