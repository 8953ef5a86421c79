import type { Router } from 'express';
import { type EndpointContext } from '../endpoint';
/** Who holds a conversation. */
export declare function assignmentRoutes(router: Router, context: EndpointContext): void;
