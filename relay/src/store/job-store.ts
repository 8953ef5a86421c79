import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** A job that waits for its time. */
export interface JobRow {
	id: number;
	kind: string;
	key: string;
	runAt: string;
	/** JSON, in the form that its kind describes. */
	payload: string;
	/** How often it was begun before. */
	attempts: number;
}

/** A job to be stored. */
export type NewJob = Pick< JobRow, 'kind' | 'key' | 'runAt' | 'payload' >;

/** Jobs: what is to be done at a time. */
export class JobStore {
	constructor( private readonly tables: Tables ) {}

	/** Stores a job unless its kind and key have one already. */
	async insertOnce( db: Queryable, job: NewJob, now: string ): Promise< void > {
		await db.change(
			`INSERT INTO ${ this.tables.jobs } (kind, job_key, run_at, payload, created_at) VALUES (?, ?, ?, ?, ?)
			ON DUPLICATE KEY UPDATE kind = VALUES(kind)`,
			[ job.kind, job.key, job.runAt, job.payload, now ]
		);
	}

	/** Stores a job, or gives the one of its kind and key its time, its payload and its attempts back. */
	async insertOrMove( db: Queryable, job: NewJob, now: string ): Promise< void > {
		await db.change(
			`INSERT INTO ${ this.tables.jobs } (kind, job_key, run_at, payload, created_at) VALUES (?, ?, ?, ?, ?)
			ON DUPLICATE KEY UPDATE run_at = VALUES(run_at), payload = VALUES(payload), state = 'waiting', attempts = 0,
				last_error = NULL`,
			[ job.kind, job.key, job.runAt, job.payload, now ]
		);
	}

	/** Deletes a job, whatever has become of it. Returns whether there was one. */
	async delete( db: Queryable, kind: string, key: string ): Promise< boolean > {
		const { affectedRows } = await db.change( `DELETE FROM ${ this.tables.jobs } WHERE kind = ? AND job_key = ?`, [
			kind,
			key,
		] );
		return affectedRows === 1;
	}

	/** Returns jobs of these kinds that are due, the longest due first, without those that are being done. */
	async listDue(
		db: Queryable,
		now: string,
		{ kinds, without, limit }: { kinds: readonly string[]; without: readonly number[]; limit: number }
	): Promise< JobRow[] > {
		return db.query< JobRow >(
			`SELECT id, kind, job_key AS \`key\`, run_at AS runAt, payload, attempts FROM ${ this.tables.jobs }
			WHERE state = 'waiting' AND run_at <= ? AND kind IN (?) AND id NOT IN (?) ORDER BY run_at, id LIMIT ?`,
			// An empty list is no SQL, and no job has this id.
			[ now, kinds, without.length === 0 ? [ 0 ] : without, limit ]
		);
	}

	/**
	 * Counts that a job is begun, before it is: one that takes the process down with it must not come back for ever.
	 * Returns false when it is gone or another relay has begun it.
	 */
	async begin( db: Queryable, { id, runAt, attempts }: JobRow ): Promise< boolean > {
		const { affectedRows } = await db.change(
			`UPDATE ${ this.tables.jobs } SET attempts = attempts + 1
			WHERE id = ? AND state = 'waiting' AND run_at = ? AND attempts = ?`,
			[ id, runAt, attempts ]
		);
		return affectedRows === 1;
	}

	/** Deletes a job that is done, unless it was given another time meanwhile. */
	async finish( db: Queryable, { id, runAt }: JobRow ): Promise< void > {
		await db.change( `DELETE FROM ${ this.tables.jobs } WHERE id = ? AND run_at = ?`, [ id, runAt ] );
	}

	/** Lets a job that went well run again, unless it was given another time meanwhile. */
	async repeat( db: Queryable, { id, runAt }: JobRow, next: string ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.jobs } SET run_at = ?, attempts = 0, last_error = NULL WHERE id = ? AND run_at = ?`,
			[ next, id, runAt ]
		);
	}

	/** Notes why a job failed and when it is tried again, unless it was given another time meanwhile. */
	async retry( db: Queryable, job: JobRow, error: string, next: string ): Promise< void > {
		await this.noteFailure( db, job, 'waiting', error, next );
	}

	/** Keeps a job that is not tried any more, with the moment and the reason. */
	async setAside( db: Queryable, job: JobRow, error: string, now: string ): Promise< void > {
		await this.noteFailure( db, job, 'failed', error, now );
	}

	private async noteFailure(
		db: Queryable,
		{ id, runAt }: JobRow,
		state: 'waiting' | 'failed',
		error: string,
		moment: string
	): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.jobs } SET last_error = ?, state = ?, run_at = ? WHERE id = ? AND run_at = ?`,
			[ error, state, moment, id, runAt ]
		);
	}

	/** Deletes some of the jobs that were set aside before a moment; returns how many. */
	async deleteFailedBefore( db: Queryable, moment: string, limit: number ): Promise< number > {
		const { affectedRows } = await db.change(
			`DELETE FROM ${ this.tables.jobs } WHERE state = 'failed' AND run_at < ? ORDER BY run_at LIMIT ?`,
			[ moment, limit ]
		);
		return affectedRows;
	}
}
