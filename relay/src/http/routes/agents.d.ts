import type { Router } from 'express';
import { type EndpointContext } from '../endpoint';
/** Agents and whether they take conversations. */
export declare function agentRoutes(router: Router, context: EndpointContext): void;
