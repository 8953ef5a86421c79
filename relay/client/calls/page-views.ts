import type { PageViewInput, PageViewList, PageViewsPage } from '../../protocol';
import type { AgentClient, CallOptions, VisitorClient } from './relay-client';

/** Tells on which page the visitor is. */
export function viewPage( client: VisitorClient, request: PageViewInput ): Promise< void > {
	return client.call( 'POST', '/v1/page-views', { body: request } );
}

/** Lists the pages on which a visitor was during conversations, the newest first. */
export function listPageViews(
	client: AgentClient,
	visitorId: string,
	query: PageViewsPage = {},
	options?: CallOptions
): Promise< PageViewList > {
	return client.call( 'GET', `/v1/visitors/${ visitorId }/page-views`, { ...options, query } );
}
