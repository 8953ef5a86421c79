/** What comes after `{prefix}veranda_` in the name of each table of plugin/schema/. */
const TABLES = {
	feed: 'feed',
	departments: 'departments',
	agents: 'agents',
	agentAccess: 'agent_access',
	visitors: 'visitors',
	visitorSessions: 'visitor_sessions',
	visitorEdits: 'visitor_edits',
	visitorNotes: 'visitor_notes',
	/** Written by the plugin. */
	visitorAccess: 'visitor_access',
	spentTokens: 'spent_tokens',
	conversations: 'conversations',
	messages: 'messages',
	events: 'events',
	leftMessages: 'left_messages',
	leads: 'leads',
	pageViews: 'page_views',
	answerMails: 'answer_mails',
	tags: 'tags',
	conversationTags: 'conversation_tags',
	blocks: 'blocks',
	cannedResponses: 'canned_responses',
	savedViews: 'saved_views',
	searchWords: 'search_words',
	reactions: 'reactions',
	reactionFailures: 'reaction_failures',
	jobs: 'jobs',
	siteSettings: 'site_settings',
	/** The plugin's own: which mails it has sent for us. */
	sentMails: 'sent_mails',
	/** Made and kept by the plugin, which records there what it has applied of plugin/schema/. */
	migrations: 'migrations',
} as const;

/** The names of one site's tables, in back-ticks. */
export type Tables = Readonly< Record< keyof typeof TABLES, string > >;

/** Names the tables behind a prefix, which the configuration has checked to be letters, digits and underscores. */
export function tablesOf( prefix: string ): Tables {
	return Object.fromEntries(
		Object.entries( TABLES ).map( ( [ key, name ] ) => [ key, `\`${ prefix }veranda_${ name }\`` ] )
	) as Tables;
}
