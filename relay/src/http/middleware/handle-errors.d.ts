import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
/** Answers whatever was thrown; what is our own fault is also logged with its cause. */
export declare function answerError(req: IncomingMessage, res: ServerResponse, error: unknown, log: Logger): void;
