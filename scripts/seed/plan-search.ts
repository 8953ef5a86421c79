import { connect, type SeedTarget } from './tables';

/** Has the relay add what was filled in to what can be searched, little by little, as it does after an update. */
export async function planSearch( target: SeedTarget ): Promise< void > {
	const connection = await connect( target );
	try {
		await connection.query(
			`INSERT INTO ?? (kind, job_key, run_at, payload, created_at)
			VALUES ('search_backfill', 'all', UTC_TIMESTAMP(3), '{}', UTC_TIMESTAMP(3))
			ON DUPLICATE KEY UPDATE state = 'waiting', run_at = VALUES(run_at), payload = VALUES(payload)`,
			[ `${ target.prefix }veranda_jobs` ]
		);
	} finally {
		await connection.end();
	}
}
