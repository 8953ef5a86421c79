import type { Block } from '../../protocol';
import type { BlockRow } from '../store/block-store';
import { isoFromSql, isoOrNull } from '../store/sql-time';
import { presentAgentReference } from './agents';

/** Presents who may not write, to agents. */
export function presentBlock( row: BlockRow ): Block {
	const awaited = row.coversAddress ? 'awaited' : 'none';
	return {
		id: row.publicId,
		visitor:
			row.visitorPublicId === null
				? null
				: { id: row.visitorPublicId, name: row.visitorName ?? '', email: row.visitorEmail },
		address: row.hasAddress ? 'blocked' : awaited,
		reason: row.reason,
		blockedBy: presentAgentReference( {
			id: row.blockedBy,
			name: row.blockedByName ?? '',
			avatarUrl: row.blockedByAvatarUrl,
		} ),
		createdAt: isoFromSql( row.createdAt ),
		until: isoOrNull( row.expiresAt ),
	};
}
