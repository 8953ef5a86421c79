import { CONVERSATION } from './conversation-columns';
import type { Queryable } from './queryable';
import type { ConversationDetails, VisitorRow } from './rows';
import type { Tables } from './tables';

interface DetailsRow extends Omit< ConversationDetails, 'visitor' > {
	vPublicId: string;
	vWpUserId: number | null;
	vName: string;
	vEmail: string | null;
	vIsVerified: 0 | 1;
	vLocale: string | null;
	vTimezone: string | null;
	vPageUrl: string | null;
	vPageTitle: string | null;
	vCreatedAt: string;
	vLastSeenAt: string;
}

const DETAILS = `${ CONVERSATION },
	v.public_id AS vPublicId, v.wp_user_id AS vWpUserId, v.name AS vName, v.email AS vEmail, v.is_verified AS vIsVerified,
	v.locale AS vLocale, v.timezone AS vTimezone, v.page_url AS vPageUrl, v.page_title AS vPageTitle,
	v.created_at AS vCreatedAt, v.last_seen_at AS vLastSeenAt,
	a.name AS assigneeName, a.avatar_url AS assigneeAvatarUrl, a.status AS assigneeStatus,
	d.public_id AS departmentPublicId, d.name AS departmentName,
	e.mailed_seq AS mailedSeq, e.failed_at AS mailFailedAt`;

/** Conversations with the names that their wire form needs. */
export class ConversationDetailsStore {
	private readonly from: string;

	constructor( tables: Tables ) {
		this.from = `${ tables.conversations } c
			JOIN ${ tables.visitors } v ON v.id = c.visitor_id
			LEFT JOIN ${ tables.agents } a ON a.id = c.assignee_id
			LEFT JOIN ${ tables.departments } d ON d.id = c.department_id
			LEFT JOIN ${ tables.answerMails } e ON e.conversation_id = c.id`;
	}

	/** Returns those of these conversations that exist, in no order. */
	async list( db: Queryable, ids: readonly number[] ): Promise< ConversationDetails[] > {
		if ( ids.length === 0 ) {
			return [];
		}
		const rows = await db.query< DetailsRow >( `SELECT ${ DETAILS } FROM ${ this.from } WHERE c.id IN (?)`, [
			ids,
		] );
		return rows.map( readDetails );
	}
}

function readDetails( row: DetailsRow ): ConversationDetails {
	const visitor: VisitorRow = {
		id: row.visitorId,
		publicId: row.vPublicId,
		wpUserId: row.vWpUserId,
		name: row.vName,
		email: row.vEmail,
		isVerified: row.vIsVerified,
		locale: row.vLocale,
		timezone: row.vTimezone,
		pageUrl: row.vPageUrl,
		pageTitle: row.vPageTitle,
		createdAt: row.vCreatedAt,
		lastSeenAt: row.vLastSeenAt,
	};
	return { ...row, visitor };
}
