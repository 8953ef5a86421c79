import type { AgentReference, OwnVisitor, Visitor, VisitorDetails, VisitorNote } from '../../protocol';
import { presentPhone } from '../phone';
import type { VisitorRow } from '../store/rows';
import { isoFromSql } from '../store/sql-time';
import { keptOf, type KnownDetails, type VisitorEditRow, type VisitorOrigin } from '../store/visitor-details-store';
import type { VisitorNoteRow } from '../store/visitor-note-store';
import { presentAgentReference } from './agents';

/** Presents a visitor as agents see them. */
export function presentVisitor( row: VisitorRow, isOnline: boolean ): Visitor {
	return {
		...presentOwnVisitor( row ),
		locale: row.locale,
		timezone: row.timezone,
		page: row.pageUrl === null ? null : { url: row.pageUrl, title: row.pageTitle ?? '' },
		online: isOnline,
		createdAt: isoFromSql( row.createdAt ),
		lastSeenAt: isoFromSql( row.lastSeenAt ),
	};
}

/** Presents a visitor as they see themselves. */
export function presentOwnVisitor( row: VisitorRow ): OwnVisitor {
	return { id: row.publicId, name: row.name, email: row.email, verified: row.isVerified === 1 };
}

/** Presents a visitor with what agents know of them. Of the edits, those count that made a value what it is. */
export function presentVisitorDetails(
	row: VisitorRow,
	{
		details,
		edits,
		notes,
	}: { details: KnownDetails & VisitorOrigin; edits: readonly VisitorEditRow[]; notes: readonly VisitorNoteRow[] },
	isOnline: boolean
): VisitorDetails {
	const { name, email } = row;
	const newest = new Map< string, VisitorEditRow >();
	edits.forEach( ( edit ) => newest.has( edit.field ) || newest.set( edit.field, edit ) );
	return {
		...presentVisitor( row, isOnline ),
		phone: details.phone && presentPhone( details.phone ),
		company: details.company,
		fields: { ...details.fields },
		account: row.isVerified === 1 && row.wpUserId !== null ? { userId: row.wpUserId, role: details.role } : null,
		browser: details.browser,
		operatingSystem: details.operatingSystem,
		visits: details.visits,
		edits: [ ...newest.values() ]
			.filter( ( { field, value } ) => value === keptOf( { name, email, ...details }, field ) )
			.map( ( edit ) => ( { field: edit.field, agent: authorOf( edit ), at: isoFromSql( edit.editedAt ) } ) ),
		notes: notes.map( presentVisitorNote ),
	};
}

/** Presents a note about a visitor. */
export function presentVisitorNote( row: VisitorNoteRow ): VisitorNote {
	const { publicId, clientId, body, createdAt } = row;
	return { id: publicId, clientId, body, author: authorOf( row ), createdAt: isoFromSql( createdAt ) };
}

function authorOf( {
	agentId,
	agentName,
	agentAvatarUrl,
}: Pick< VisitorNoteRow, 'agentId' | 'agentName' | 'agentAvatarUrl' > ): AgentReference | null {
	return agentName === null
		? null
		: presentAgentReference( { id: agentId, name: agentName, avatarUrl: agentAvatarUrl } );
}
