import type { Router } from 'express';
import type { EndpointContext } from '../endpoint';
import { agentRoutes } from './agents';
import { assignmentRoutes } from './assignments';
import { conversationRoutes } from './conversations';
import { messageRoutes } from './messages';
import { serviceRoutes } from './service';
import { tagRoutes } from './tags';
import { visitorRoutes } from './visitors';

/** Lists what a site is asked by its callers. */
export const SITE_ROUTES: ReadonlyArray< ( router: Router, context: EndpointContext ) => void > = [
	agentRoutes,
	assignmentRoutes,
	conversationRoutes,
	messageRoutes,
	serviceRoutes,
	tagRoutes,
	visitorRoutes,
];
