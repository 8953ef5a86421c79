const COLUMNS = [
	'id',
	'public_id AS publicId',
	'visitor_id AS visitorId',
	'active_visitor_id AS activeVisitorId',
	'client_id AS clientId',
	'state',
	'department_id AS departmentId',
	'assignee_id AS assigneeId',
	'last_seq AS lastSeq',
	'last_public_seq AS lastPublicSeq',
	'visitor_read_seq AS visitorReadSeq',
	'agent_read_seq AS agentReadSeq',
	'unread_by_visitor AS unreadByVisitor',
	'unread_by_agents AS unreadByAgents',
	'queued_at AS queuedAt',
	'left_at AS leftAt',
	'opened_at AS openedAt',
	'closed_at AS closedAt',
	'closed_by AS closedBy',
	'rating_score AS ratingScore',
	'rating_comment AS ratingComment',
	'created_at AS createdAt',
	'updated_at AS updatedAt',
	'activity_number AS activityNumber',
];

/** Selects a `ConversationRow` from conversations that are called `c`. */
export const CONVERSATION = COLUMNS.map( ( column ) => `c.${ column }` ).join( ', ' );
