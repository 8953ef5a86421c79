import type { PresenceStatus } from '../../protocol';
import type { Queryable } from './queryable';
import type { AgentRow } from './rows';
import type { Tables } from './tables';

/** Agents as their tokens named them, and which tokens are revoked. */
export class AgentStore {
	private readonly selectAgents: string;

	constructor( private readonly tables: Tables ) {
		this.selectAgents = `SELECT a.id, a.name, a.avatar_url AS avatarUrl, a.status,
			(SELECT COUNT(*) FROM ${ tables.conversations } c WHERE c.state = 'open' AND c.assignee_id = a.id) AS openConversations
			FROM ${ tables.agents } a`;
	}

	/** Stores what a token says of its agent. */
	async save(
		db: Queryable,
		agent: { id: number; name: string; avatarUrl: string | null; now: string }
	): Promise< void > {
		await db.change(
			`INSERT INTO ${ this.tables.agents } (id, name, avatar_url, last_seen_at) VALUES (?, ?, ?, ?)
			ON DUPLICATE KEY UPDATE name = VALUES(name), avatar_url = VALUES(avatar_url), last_seen_at = VALUES(last_seen_at)`,
			[ agent.id, agent.name, agent.avatarUrl, agent.now ]
		);
	}

	async find( db: Queryable, id: number ): Promise< AgentRow | null > {
		const [ row ] = await db.query< AgentRow >( `${ this.selectAgents } WHERE a.id = ?`, [ id ] );
		return row ?? null;
	}

	async list( db: Queryable ): Promise< AgentRow[] > {
		return db.query< AgentRow >( `${ this.selectAgents } ORDER BY a.name, a.id LIMIT 500` );
	}

	async listByIds( db: Queryable, ids: readonly number[] ): Promise< AgentRow[] > {
		return ids.length === 0 ? [] : db.query< AgentRow >( `${ this.selectAgents } WHERE a.id IN (?)`, [ ids ] );
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
}
