import type { Queryable } from './queryable';
import type { SessionRow } from './rows';
import type { Tables } from './tables';

/** A refresh token that is about to be given out. */
export interface NewSession {
	readonly tokenHash: Buffer;
	readonly visitorId: number;
	readonly family: Buffer;
	readonly familyStartedAt: string;
	readonly accessVersion: number | null;
	readonly vouchedBy: string | null;
	readonly expiresAt: string;
	readonly now: string;
}

/** Visitors' refresh tokens, and the identity tokens that were spent. */
export class VisitorSessionStore {
	constructor( private readonly tables: Tables ) {}

	async insert( db: Queryable, session: NewSession ): Promise< void > {
		await db.change(
			`INSERT INTO ${ this.tables.visitorSessions }
			(token_hash, visitor_id, family, family_started_at, access_version, vouched_by, created_at, expires_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			[
				session.tokenHash,
				session.visitorId,
				session.family,
				session.familyStartedAt,
				session.accessVersion,
				session.vouchedBy,
				session.now,
				session.expiresAt,
			]
		);
	}

	/** Locks a token until the transaction ends. */
	async lock( db: Queryable, tokenHash: Buffer ): Promise< SessionRow | null > {
		const [ row ] = await db.query< SessionRow >(
			`SELECT visitor_id AS visitorId, family, family_started_at AS familyStartedAt, access_version AS accessVersion,
				vouched_by AS vouchedBy, expires_at AS expiresAt, replaced_at AS replacedAt, successor_salt AS successorSalt
			FROM ${ this.tables.visitorSessions } WHERE token_hash = ? FOR UPDATE`,
			[ tokenHash ]
		);
		return row ?? null;
	}

	/** Notes that a token was replaced, and what makes of it the one that replaces it. */
	async replace( db: Queryable, tokenHash: Buffer, successorSalt: Buffer, now: string ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.visitorSessions } SET replaced_at = ?, successor_salt = ? WHERE token_hash = ?`,
			[ now, successorSalt, tokenHash ]
		);
	}

	/** Tells whether a visitor has a session. */
	async isAny( db: Queryable, visitorId: number ): Promise< boolean > {
		const rows = await db.query( `SELECT 1 FROM ${ this.tables.visitorSessions } WHERE visitor_id = ? LIMIT 1`, [
			visitorId,
		] );
		return rows.length > 0;
	}

	/** Returns a visitor's tokens that were not replaced: one of each family. */
	async listCurrent(
		db: Queryable,
		visitorId: number
	): Promise< Pick< SessionRow, 'familyStartedAt' | 'expiresAt' >[] > {
		return db.query(
			`SELECT family_started_at AS familyStartedAt, expires_at AS expiresAt FROM ${ this.tables.visitorSessions }
			WHERE visitor_id = ? AND replaced_at IS NULL`,
			[ visitorId ]
		);
	}

	/** Ends all tokens that followed one another from one start. */
	async endFamily( db: Queryable, family: Buffer ): Promise< void > {
		await db.change( `DELETE FROM ${ this.tables.visitorSessions } WHERE family = ?`, [ family ] );
	}

	/** Returns the lowest access version that still counts for a WordPress user. */
	async findAccessVersion( db: Queryable, wpUserId: number ): Promise< number > {
		const [ row ] = await db.query< { version: number } >(
			`SELECT version FROM ${ this.tables.visitorAccess } WHERE wp_user_id = ?`,
			[ wpUserId ]
		);
		return row?.version ?? 0;
	}

	/** Like `findAccessVersion`, for the WordPress user who is this visitor. */
	async findAccessVersionOfVisitor( db: Queryable, visitorId: number ): Promise< number > {
		const [ row ] = await db.query< { version: number } >(
			`SELECT a.version FROM ${ this.tables.visitors } v
			JOIN ${ this.tables.visitorAccess } a ON a.wp_user_id = v.wp_user_id WHERE v.id = ?`,
			[ visitorId ]
		);
		return row?.version ?? 0;
	}

	/** Notes that an identity token was used; throws a duplicate-key error the second time. */
	async spendIdentity( db: Queryable, jti: string, expiresAt: string ): Promise< void > {
		await db.change( `INSERT INTO ${ this.tables.spentTokens } (jti, expires_at) VALUES (?, ?)`, [
			jti,
			expiresAt,
		] );
	}

	/** Deletes some of the tokens that are over. Returns how many of one kind, which is `limit` when more may be left. */
	async deleteExpired( db: Queryable, now: string, limit: number ): Promise< number > {
		const deleted: number[] = [];
		for ( const table of [ this.tables.visitorSessions, this.tables.spentTokens ] ) {
			const { affectedRows } = await db.change(
				`DELETE FROM ${ table } WHERE expires_at < ? ORDER BY expires_at LIMIT ?`,
				[ now, limit ]
			);
			deleted.push( affectedRows );
		}
		return Math.max( ...deleted );
	}
}
