import type { Router } from 'express';
import { type EndpointContext } from '../endpoint';
/** What the plugin itself asks. It must be answered also while the site cannot be served: that is when it asks. */
export declare function serviceRoutes(router: Router, context: EndpointContext): void;
