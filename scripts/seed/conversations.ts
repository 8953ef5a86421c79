import { randomBytes } from 'node:crypto';
import type { SeedPlan } from './plan';
import { closedByVisitor, countersOf, eventOf, lastEvent } from './shape';
import { publicId, type SeedTables } from './tables';

/** Adds the conversations of a plan. */
export async function addConversations( tables: SeedTables, { conversations, head }: SeedPlan ): Promise< void > {
	const at = ( event: number ) => tables.moment( head - event );
	await tables.insertEach(
		'conversations',
		`id, public_id, visitor_id, active_visitor_id, client_id, state, department_id, assignee_id, last_seq,
		last_public_seq, visitor_read_seq, agent_read_seq, unread_by_visitor, unread_by_agents, queued_at, opened_at,
		closed_at, closed_by, rating_score, created_at, updated_at, activity_number`,
		conversations,
		( conversation ) => {
			const { id, visitorId, state, departmentId, assigneeId, length, firstEvent } = conversation;
			const counters = countersOf( conversation );
			const newest = lastEvent( conversation );
			const isClosed = state === 'closed';
			return [
				id,
				publicId( 'c' ),
				visitorId,
				isClosed ? null : visitorId,
				randomBytes( 16 ).toString( 'hex' ),
				state,
				departmentId,
				assigneeId,
				length,
				counters.lastPublicSeq,
				counters.visitorReadSeq,
				counters.agentReadSeq,
				counters.unreadByVisitor,
				counters.unreadByAgents,
				at( firstEvent ),
				state === 'queued' ? null : at( eventOf( conversation, 2 ) ),
				isClosed ? at( newest ) : null,
				isClosed ? closer( id ) : null,
				isClosed && id % 9 === 0 ? 1 + ( id % 5 ) : null,
				at( firstEvent ),
				at( newest ),
				newest,
			];
		}
	);
}

const closer = ( id: number ) => ( closedByVisitor( id ) ? 'visitor' : 'agent' );
