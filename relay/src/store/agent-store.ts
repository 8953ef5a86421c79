import type { PresenceStatus } from '../../protocol';
import type { BoundValue, Queryable } from './queryable';
import type { AgentRow } from './rows';
import type { Tables } from './tables';

/** Agents as their tokens named them, and which tokens are revoked. */
export class AgentStore {
	private readonly selectAgents: string;

	constructor( private readonly tables: Tables ) {
		this.selectAgents = `SELECT a.id, a.name, a.avatar_url AS avatarUrl, a.status, a.departments,
			(SELECT COUNT(*) FROM ${ tables.conversations } c WHERE c.state = 'open' AND c.assignee_id = a.id) AS openConversations
			FROM ${ tables.agents } a`;
	}

	/** Stores what a token says of its agent. */
	async save(
		db: Queryable,
		agent: Pick< AgentRow, 'id' | 'name' | 'avatarUrl' | 'departments' > & { now: string }
	): Promise< void > {
		await db.change(
			`INSERT INTO ${ this.tables.agents } (id, name, avatar_url, departments, last_seen_at) VALUES (?, ?, ?, ?, ?)
			ON DUPLICATE KEY UPDATE name = VALUES(name), avatar_url = VALUES(avatar_url), departments = VALUES(departments),
				last_seen_at = VALUES(last_seen_at)`,
			[
				agent.id,
				agent.name,
				agent.avatarUrl,
				agent.departments === null ? null : JSON.stringify( agent.departments ),
				agent.now,
			]
		);
	}

	async find( db: Queryable, id: number ): Promise< AgentRow | null > {
		const [ row ] = await this.read( db, 'WHERE a.id = ?', [ id ] );
		return row ?? null;
	}

	async list( db: Queryable ): Promise< AgentRow[] > {
		return this.read( db, 'ORDER BY a.name, a.id LIMIT 500' );
	}

	async listByIds( db: Queryable, ids: readonly number[] ): Promise< AgentRow[] > {
		return ids.length === 0 ? [] : this.read( db, 'WHERE a.id IN (?)', [ ids ] );
	}

	/** Returns whether that changed anything. */
	async setStatus( db: Queryable, id: number, status: PresenceStatus ): Promise< boolean > {
		const { changedRows } = await db.change( `UPDATE ${ this.tables.agents } SET status = ? WHERE id = ?`, [
			status,
			id,
		] );
		return changedRows > 0;
	}

	/** Returns the lowest version that a token of each agent needs; agents who are not named need none. */
	async listAccessVersions( db: Queryable ): Promise< Map< number, number > > {
		const rows = await db.query< { agentId: number; version: number } >(
			`SELECT agent_id AS agentId, version FROM ${ this.tables.agentAccess }`
		);
		return new Map( rows.map( ( row ) => [ row.agentId, row.version ] ) );
	}

	private async read( db: Queryable, rest: string, values: BoundValue[] = [] ): Promise< AgentRow[] > {
		const rows = await db.query< Omit< AgentRow, 'departments' > & { departments: string | null } >(
			`${ this.selectAgents } ${ rest }`,
			values
		);
		return rows.map( ( { departments, ...row } ) => ( {
			...row,
			departments: departments === null ? null : ( JSON.parse( departments ) as string[] ),
		} ) );
	}
}
