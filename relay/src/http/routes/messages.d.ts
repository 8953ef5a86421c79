import type { Router } from 'express';
import { type EndpointContext } from '../endpoint';
/** Messages, typing and how far one has read. */
export declare function messageRoutes(router: Router, context: EndpointContext): void;
