import type { ServerResponse } from 'node:http';
import { ChatError } from '../errors';
/** Turns whatever was thrown into what the caller may hear of it. */
export declare function asProblem(error: unknown): ChatError;
/** Writes an error as `application/problem+json` (RFC 9457). */
export declare function sendProblem(res: ServerResponse, error: ChatError, requestId: string): void;
/** Writes JSON that nobody may keep. */
export declare function sendJson(res: ServerResponse, status: number, json: string, type?: string): void;
