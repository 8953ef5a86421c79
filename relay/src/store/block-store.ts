import { makeId } from '../ids';
import { orNone } from './conversation-filter';
import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** What is decided when somebody is blocked. */
export interface NewBlock {
	visitorId: number;
	coversAddress: boolean;
	reason: string;
	blockedBy: number;
	/** A DATETIME(3); null: for good. */
	expiresAt: string | null;
	now: string;
}

/** A block with the names that its wire form needs. */
export interface BlockRow {
	id: number;
	publicId: string;
	/** null: the visitor has been erased. */
	visitorId: number | null;
	visitorPublicId: string | null;
	visitorName: string | null;
	visitorEmail: string | null;
	coversAddress: 0 | 1;
	hasAddress: 0 | 1;
	reason: string;
	blockedBy: number;
	/** null as well: the relay does not know who that is. */
	blockedByName: string | null;
	blockedByAvatarUrl: string | null;
	createdAt: string;
	expiresAt: string | null;
}

/** What decides whether somebody may write. */
export interface ActiveBlockRow {
	id: number;
	visitorId: number | null;
	coversAddress: 0 | 1;
	addressHash: Buffer | null;
	expiresAt: string | null;
}

/** Which blocks an agent may see: those that they set, and those of whom they may see a conversation. */
export interface BlockViewer {
	agentId: number;
	/** null: all. */
	departmentIds: readonly number[] | null;
}

const COLUMNS = `b.id, b.public_id AS publicId, b.visitor_id AS visitorId, v.public_id AS visitorPublicId, v.name AS visitorName,
	v.email AS visitorEmail, b.covers_address AS coversAddress, b.address_hash IS NOT NULL AS hasAddress, b.reason,
	b.blocked_by AS blockedBy, a.name AS blockedByName, a.avatar_url AS blockedByAvatarUrl, b.created_at AS createdAt,
	b.expires_at AS expiresAt`;

/** Whether a block still holds at a moment. */
const HOLDS = '(b.expires_at IS NULL OR b.expires_at > ?)';

/** Visitors who may not write. */
export class BlockStore {
	private readonly select: string;

	constructor( private readonly tables: Tables ) {
		this.select = `SELECT ${ COLUMNS } FROM ${ tables.blocks } b
			LEFT JOIN ${ tables.visitors } v ON v.id = b.visitor_id
			LEFT JOIN ${ tables.agents } a ON a.id = b.blocked_by`;
	}

	/** Returns all that hold, as far as an agent may see them, the newest first. */
	async list( db: Queryable, { agentId, departmentIds }: BlockViewer, now: string ): Promise< BlockRow[] > {
		return departmentIds === null
			? db.query< BlockRow >( `${ this.select } WHERE ${ HOLDS } ORDER BY b.created_at DESC, b.id DESC`, [ now ] )
			: db.query< BlockRow >(
					`${ this.select } WHERE ${ HOLDS } AND (b.blocked_by = ? OR EXISTS (
						SELECT 1 FROM ${ this.tables.conversations } c
						WHERE c.visitor_id = b.visitor_id AND c.department_id IN (?)
					)) ORDER BY b.created_at DESC, b.id DESC`,
					[ now, agentId, orNone( departmentIds ) ]
				);
	}

	/** Returns that of a visitor, whether or not it still holds. */
	async findOfVisitor( db: Queryable, visitorId: number ): Promise< BlockRow | null > {
		const [ row ] = await db.query< BlockRow >( `${ this.select } WHERE b.visitor_id = ?`, [ visitorId ] );
		return row ?? null;
	}

	/** Returns what decides who may write. */
	async listActive( db: Queryable, now: string ): Promise< ActiveBlockRow[] > {
		return db.query< ActiveBlockRow >(
			`SELECT b.id, b.visitor_id AS visitorId, b.covers_address AS coversAddress, b.address_hash AS addressHash,
			b.expires_at AS expiresAt FROM ${ this.tables.blocks } b WHERE ${ HOLDS }`,
			[ now ]
		);
	}

	/** Counts those that hold, of others than a visitor. */
	async countOthers( db: Queryable, visitorId: number, now: string ): Promise< number > {
		const [ row ] = await db.query< { others: number } >(
			`SELECT COUNT(*) AS others FROM ${ this.tables.blocks } b WHERE NOT b.visitor_id <=> ? AND ${ HOLDS }`,
			[ visitorId, now ]
		);
		return row?.others ?? 0;
	}

	/** Blocks a visitor who is locked; takes the place of an earlier block, and keeps the address that it has taken. */
	async put( db: Queryable, block: NewBlock ): Promise< void > {
		const { visitorId, coversAddress, reason, blockedBy, expiresAt, now } = block;
		await db.change(
			`INSERT INTO ${ this.tables.blocks }
			(public_id, visitor_id, covers_address, reason, blocked_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON DUPLICATE KEY UPDATE public_id = VALUES(public_id), covers_address = VALUES(covers_address),
				address_hash = IF(VALUES(covers_address) = 1, address_hash, NULL), reason = VALUES(reason),
				blocked_by = VALUES(blocked_by), created_at = VALUES(created_at), expires_at = VALUES(expires_at)`,
			[ makeId( 'b' ), visitorId, coversAddress ? 1 : 0, reason, blockedBy, now, expiresAt ]
		);
	}

	/** Keeps the hash of the address that a blocked visitor has tried to write from; the first one stays. */
	async setAddress( db: Queryable, id: number, hash: Buffer ): Promise< boolean > {
		const { affectedRows } = await db.change(
			`UPDATE ${ this.tables.blocks } SET address_hash = ? WHERE id = ? AND address_hash IS NULL`,
			[ hash, id ]
		);
		return affectedRows > 0;
	}

	/** Makes the block of a visitor another's, because they are the same person; an agent's account is never blocked. */
	async move( db: Queryable, fromId: number, toId: number ): Promise< boolean > {
		const { affectedRows } = await db.change(
			`UPDATE IGNORE ${ this.tables.blocks } b JOIN ${ this.tables.visitors } v ON v.id = ?
			SET b.visitor_id = v.id WHERE b.visitor_id = ?
				AND NOT EXISTS (SELECT 1 FROM ${ this.tables.agents } a WHERE a.id = v.wp_user_id)`,
			[ toId, fromId ]
		);
		return affectedRows > 0;
	}

	/** Deletes one; returns whether it was there. */
	async delete( db: Queryable, id: number ): Promise< boolean > {
		const { affectedRows } = await db.change( `DELETE FROM ${ this.tables.blocks } WHERE id = ?`, [ id ] );
		return affectedRows > 0;
	}

	/** Deletes some that are over; returns how many. */
	async deleteExpired( db: Queryable, now: string, limit: number ): Promise< number > {
		const { affectedRows } = await db.change(
			`DELETE FROM ${ this.tables.blocks } WHERE expires_at <= ? ORDER BY expires_at LIMIT ?`,
			[ now, limit ]
		);
		return affectedRows;
	}
}
