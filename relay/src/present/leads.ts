import type { Lead } from '../../protocol';
import { presentPhone } from '../phone';
import type { LeadDetails } from '../store/lead-store';
import { isoFromSql } from '../store/sql-time';

/** Presents what a visitor has entered. */
export function presentLead( row: LeadDetails ): Lead {
	return {
		id: row.publicId,
		visitorId: row.visitorPublicId,
		conversationId: row.conversationPublicId,
		name: row.name,
		email: row.email,
		phone: row.phone && presentPhone( row.phone ),
		answers: row.answers.map( ( { key, label, value } ) => ( { key, label, value } ) ),
		consent:
			row.consentText === null || row.consentAt === null
				? null
				: { text: row.consentText, at: isoFromSql( row.consentAt ) },
		page: row.pageUrl,
		createdAt: isoFromSql( row.createdAt ),
		updatedAt: isoFromSql( row.updatedAt ),
	};
}
