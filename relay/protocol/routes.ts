import { AGENT_ROUTES } from './routes/agent-routes';
import { BLOCK_ROUTES } from './routes/block-routes';
import { CANNED_RESPONSE_ROUTES } from './routes/canned-response-routes';
import { CONVERSATION_ROUTES } from './routes/conversation-routes';
import { DEPARTMENT_ROUTES } from './routes/department-routes';
import { LEAD_ROUTES } from './routes/lead-routes';
import { MESSAGE_ROUTES } from './routes/message-routes';
import { OPERATION_ROUTES } from './routes/operation-routes';
import { PAGE_VIEW_ROUTES } from './routes/page-view-routes';
import { PERSONAL_DATA_ROUTES } from './routes/personal-data-routes';
import { SAVED_VIEW_ROUTES } from './routes/saved-view-routes';
import { SEARCH_ROUTES } from './routes/search-routes';
import { SERVICE_ROUTES } from './routes/service-routes';
import { STREAM_ROUTES } from './routes/stream-routes';
import { TAG_ROUTES } from './routes/tag-routes';
import { TRANSCRIPT_ROUTES } from './routes/transcript-routes';
import { VISITOR_ROUTES } from './routes/visitor-routes';
import { VISITOR_DETAILS_ROUTES } from './routes/visitor-details-routes';
import type { RouteDescription } from './routes/route';

export type { Audience, RouteDescription } from './routes/route';

/*
 * Every route of the relay, by resource. The relay registers its routes from these
 * descriptions and `GET /v1/openapi.json` is generated from them, so neither
 * can drift from the other.
 */
export const ROUTES = {
	...AGENT_ROUTES,
	...BLOCK_ROUTES,
	...CANNED_RESPONSE_ROUTES,
	...CONVERSATION_ROUTES,
	...DEPARTMENT_ROUTES,
	...LEAD_ROUTES,
	...MESSAGE_ROUTES,
	...OPERATION_ROUTES,
	...PAGE_VIEW_ROUTES,
	...PERSONAL_DATA_ROUTES,
	...SAVED_VIEW_ROUTES,
	...SEARCH_ROUTES,
	...SERVICE_ROUTES,
	...STREAM_ROUTES,
	...TAG_ROUTES,
	...TRANSCRIPT_ROUTES,
	...VISITOR_ROUTES,
	...VISITOR_DETAILS_ROUTES,
} as const satisfies Record< string, RouteDescription >;

export type RouteName = keyof typeof ROUTES;
