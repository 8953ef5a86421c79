import type { WholeSite } from '../../scripts/environment/whole-site';

/** Of the conversations, this many newest ones wait; this many before them are open; all others have ended. */
const QUEUED = 300;
const OPEN = 700;
const MESSAGES_EACH = 4;
/** Our ids begin here, above those that were written before. */
const FIRST_ID = 1_000_001;

/**
 * Writes conversations straight into the private database, with MariaDB's sequence tables: as many as the inbox should
 * cope with, and a long one that has waited longest. The relay must not be running.
 */
export async function insertConversations(
	{ database, databaseName, prefix }: WholeSite,
	count: number,
	longConversation: number
): Promise< void > {
	const run = ( sql: string, values: unknown[] = [] ) => database.query( sql, values, databaseName );
	const table = ( name: string ) => `${ prefix }veranda_${ name }`;
	const last = FIRST_ID + count - 1;
	const ids = `seq_${ FIRST_ID }_to_${ last }`;
	await run(
		`INSERT INTO ${ table( 'visitors' ) } (id, public_id, name, created_at, last_seen_at)
		SELECT seq, CONCAT('v_', LPAD(seq, 22, '0')), CONCAT('Visitor ', seq), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)
		FROM ${ ids }`
	);
	await run(
		`INSERT INTO ${ table( 'conversations' ) }
			(id, public_id, visitor_id, active_visitor_id, client_id, state, assignee_id, last_seq, last_public_seq,
			unread_by_agents, queued_at, opened_at, closed_at, closed_by, created_at, updated_at, activity_number)
		SELECT seq, CONCAT('c_', LPAD(seq, 22, '0')), seq, IF(state = 'closed', NULL, seq), CONCAT('start-', seq), state,
			IF(state = 'queued', NULL, 1), messages, messages, IF(state = 'queued', messages, 0), at,
			IF(state = 'queued', NULL, at), IF(state = 'closed', at, NULL), IF(state = 'closed', 'agent', NULL), at, at, seq
		FROM (
			SELECT seq, IF(seq = ?, ?, ?) AS messages,
				CASE WHEN seq > ? THEN 'queued' WHEN seq > ? THEN 'open' ELSE 'closed' END AS state,
				TIMESTAMPADD(SECOND, IF(seq = ?, -86400, CAST(seq AS SIGNED) - ?), UTC_TIMESTAMP(3)) AS at
			FROM ${ ids }
		) AS made`,
		[ last, longConversation, MESSAGES_EACH, last - QUEUED, last - QUEUED - OPEN, last, last ]
	);
	await run(
		`INSERT INTO ${ table( 'messages' ) }
			(conversation_id, seq, public_id, author_type, author_id, client_id, kind, body, created_at)
		SELECT c.id, s.seq, CONCAT('m_', LPAD(c.id * 10000 + s.seq, 22, '0')), 'visitor', c.visitor_id,
			CONCAT('message-', s.seq), 'text',
			CONCAT('Question ', s.seq, ': does the bench come in a darker oil, and how long does it take?'), c.created_at
		FROM ${ table( 'conversations' ) } c JOIN seq_1_to_${ longConversation } s ON s.seq <= c.last_seq
		WHERE c.id >= ?`,
		[ FIRST_ID ]
	);
	// The newest event's number: lists page by it.
	await run( `UPDATE ${ table( 'feed' ) } SET head = GREATEST(head, ?)`, [ last ] );
}
