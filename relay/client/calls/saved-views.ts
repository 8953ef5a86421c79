import type {
	CreateSavedViewRequest,
	SavedView,
	SavedViewAnswer,
	SavedViewList,
	UpdateSavedViewRequest,
} from '../../protocol';
import type { AgentClient } from './relay-client';

const VIEWS = '/v1/views';

const pathOfView = ( id: string ) => `${ VIEWS }/${ encodeURIComponent( id ) }`;

/** Lists those that are shared, and the caller's own. */
export async function listSavedViews( client: AgentClient ): Promise< SavedView[] > {
	return ( await client.call< SavedViewList >( 'GET', VIEWS ) ).savedViews;
}

/** Makes one; 409 `too_many_saved_views` when there are enough. */
export async function createSavedView( client: AgentClient, request: CreateSavedViewRequest ): Promise< SavedView > {
	return ( await client.call< SavedViewAnswer >( 'POST', VIEWS, { body: request } ) ).savedView;
}

/** Changes one, and leaves what is not named. */
export async function updateSavedView(
	client: AgentClient,
	id: string,
	request: UpdateSavedViewRequest
): Promise< SavedView > {
	return ( await client.call< SavedViewAnswer >( 'PATCH', pathOfView( id ), { body: request } ) ).savedView;
}

export function deleteSavedView( client: AgentClient, id: string ): Promise< void > {
	return client.call( 'DELETE', pathOfView( id ) );
}
