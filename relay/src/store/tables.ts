/** The names of one site's tables: `{prefix}veranda_…`, as plugin/schema/ has them. */
export interface Tables {
	readonly feed: string;
	readonly departments: string;
	readonly agents: string;
	readonly agentAccess: string;
	readonly visitors: string;
	readonly visitorSessions: string;
	readonly spentTokens: string;
	readonly conversations: string;
	readonly messages: string;
	readonly events: string;
	readonly leftMessages: string;
	/** Made and kept by the plugin, which records there what it has applied of plugin/schema/. */
	readonly migrations: string;
}

/** Names the tables behind a prefix, which the configuration has checked to be letters, digits and underscores. */
export function tablesOf( prefix: string ): Tables {
	const table = ( name: string ) => `\`${ prefix }veranda_${ name }\``;
	return {
		feed: table( 'feed' ),
		departments: table( 'departments' ),
		agents: table( 'agents' ),
		agentAccess: table( 'agent_access' ),
		visitors: table( 'visitors' ),
		visitorSessions: table( 'visitor_sessions' ),
		spentTokens: table( 'spent_tokens' ),
		conversations: table( 'conversations' ),
		messages: table( 'messages' ),
		events: table( 'events' ),
		leftMessages: table( 'left_messages' ),
		migrations: table( 'migrations' ),
	};
}
