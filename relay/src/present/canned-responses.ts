import type { CannedResponse } from '../../protocol';
import type { CannedResponseRow } from '../store/canned-response-store';
import { SHARED } from '../store/owners';
import { isoFromSql } from '../store/sql-time';
import { presentAgentReference } from './agents';

/** Presents a canned response to an agent who may read it. */
export function presentCannedResponse( row: CannedResponseRow ): CannedResponse {
	return {
		id: row.publicId,
		shortcut: row.shortcut,
		title: row.title,
		body: row.body,
		folder: row.folder,
		language: row.language === '' ? null : row.language,
		isShared: row.ownerId === SHARED,
		usageCount: row.usageCount,
		createdAt: isoFromSql( row.createdAt ),
		updatedAt: isoFromSql( row.updatedAt ),
		updatedBy:
			row.updatedByName === null
				? null
				: presentAgentReference( {
						id: row.updatedById,
						name: row.updatedByName,
						avatarUrl: row.updatedByAvatarUrl,
					} ),
	};
}
