import type { Router } from 'express';
import type { EndpointContext } from '../endpoint';
import { agentRoutes } from './agents';
import { assignmentRoutes } from './assignments';
import { blockRoutes } from './blocks';
import { cannedResponseRoutes } from './canned-responses';
import { conversationRoutes } from './conversations';
import { departmentRoutes } from './departments';
import { leadRoutes } from './leads';
import { messageRoutes } from './messages';
import { pageViewRoutes } from './page-views';
import { personalDataRoutes } from './personal-data';
import { savedViewRoutes } from './saved-views';
import { searchRoutes } from './search';
import { serviceRoutes } from './service';
import { tagRoutes } from './tags';
import { transcriptRoutes } from './transcripts';
import { visitorDetailsRoutes } from './visitor-details';
import { visitorRoutes } from './visitors';

/** Lists what a site is asked by its callers. */
export const SITE_ROUTES: ReadonlyArray< ( router: Router, context: EndpointContext ) => void > = [
	agentRoutes,
	assignmentRoutes,
	blockRoutes,
	cannedResponseRoutes,
	conversationRoutes,
	departmentRoutes,
	leadRoutes,
	messageRoutes,
	pageViewRoutes,
	personalDataRoutes,
	savedViewRoutes,
	searchRoutes,
	serviceRoutes,
	tagRoutes,
	transcriptRoutes,
	visitorDetailsRoutes,
	visitorRoutes,
];
