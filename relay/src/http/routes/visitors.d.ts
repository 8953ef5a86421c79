import type { Router } from 'express';
import { type EndpointContext } from '../endpoint';
/** Visitors and their tokens. */
export declare function visitorRoutes(router: Router, context: EndpointContext): void;
