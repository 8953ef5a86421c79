import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Clock } from './clock';
import type { Config } from './config';
import type { Metrics } from './metrics';
import type { Sites } from './sites';
/** What answers requests. */
export type RequestListener = (req: IncomingMessage, res: ServerResponse) => void;
/** Wires routes and middleware. `assertRunning` throws while the relay is stopping. */
export declare function createApp(config: Config, sites: Sites, metrics: Metrics, clock: Clock, log: Logger, assertRunning: () => void): RequestListener;
