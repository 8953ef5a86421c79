import type {
	FollowedLink,
	FollowLinkRequest,
	RefreshVisitorInput,
	StartVisitorInput,
	VisitorSession,
} from '../../protocol';
import type { VisitorClient } from './relay-client';

/** Starts a visitor and gives them their first pair of tokens. */
export function startVisitor(
	client: VisitorClient,
	siteId: string,
	request: StartVisitorInput
): Promise< VisitorSession > {
	return client.call( 'POST', `/v1/sites/${ siteId }/visitors`, { body: request, isPublic: true } );
}

/** Exchanges a visitor's refresh token for a new pair. */
export function refreshVisitor(
	client: VisitorClient,
	siteId: string,
	request: RefreshVisitorInput
): Promise< VisitorSession > {
	const path = `/v1/sites/${ siteId }/visitors/refresh`;
	return client.call( 'POST', path, { body: request, isPublic: true } );
}

/** Asks for the session of the visitor to whom a link was mailed. */
export function followLink(
	client: VisitorClient,
	siteId: string,
	request: FollowLinkRequest
): Promise< FollowedLink > {
	return client.call( 'POST', `/v1/sites/${ siteId }/visitors/link`, { body: request, isPublic: true } );
}
