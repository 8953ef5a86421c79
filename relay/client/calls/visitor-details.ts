import type {
	AddVisitorNoteRequest,
	UpdateVisitorRequest,
	VisitorAnswer,
	VisitorDetails,
	VisitorNote,
	VisitorNoteAnswer,
} from '../../protocol';
import type { AgentClient } from './relay-client';

const pathOfVisitor = ( id: string ) => `/v1/visitors/${ encodeURIComponent( id ) }`;

/** Returns a visitor with everything that agents know of them. */
export async function getVisitor( client: AgentClient, id: string ): Promise< VisitorDetails > {
	const { visitor } = await client.call< VisitorAnswer >( 'GET', pathOfVisitor( id ) );
	return visitor;
}

/** Changes what is named; 409 `visitor_changed`, with the visitor as they are now, if `previous` is not there any more. */
export async function updateVisitor(
	client: AgentClient,
	id: string,
	request: UpdateVisitorRequest
): Promise< VisitorDetails > {
	const { visitor } = await client.call< VisitorAnswer >( 'PATCH', pathOfVisitor( id ), { body: request } );
	return visitor;
}

/** Adds a note; with the same client id again, returns the one that is stored. */
export async function addVisitorNote(
	client: AgentClient,
	id: string,
	request: AddVisitorNoteRequest
): Promise< VisitorNote > {
	const path = `${ pathOfVisitor( id ) }/notes`;
	const { note } = await client.call< VisitorNoteAnswer >( 'POST', path, { body: request } );
	return note;
}

export function deleteVisitorNote( client: AgentClient, id: string, noteId: string ): Promise< void > {
	return client.call( 'DELETE', `${ pathOfVisitor( id ) }/notes/${ encodeURIComponent( noteId ) }` );
}
