import type { Router } from 'express';
import type { Metrics } from '../../metrics';
import type { Sites } from '../../sites';
/** What those who run the relay ask. None of it names a site. */
export declare function operationRoutes(router: Router, sites: Sites, metrics: Metrics, metricsToken: string | undefined): void;
