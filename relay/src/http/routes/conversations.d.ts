import type { Router } from 'express';
import { type EndpointContext } from '../endpoint';
/** Conversations: start, list, look at, end, rate, take up again. */
export declare function conversationRoutes(router: Router, context: EndpointContext): void;
