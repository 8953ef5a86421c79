import { readNumber, type Environment } from './environment';

/** Rate limits for one caller. A burst may come at once, the rate may go on for ever. */
export interface LimitsConfig {
	messageBurst: number;
	messagesPerSecond: number;
	agentMessageBurst: number;
	agentMessagesPerSecond: number;
	/** From one address: so many at once, and so many an hour after that. */
	newVisitorsPerHour: number;
	siteNewVisitorsPerHour: number;
	/** Other calls, for each visitor or agent. */
	requestBurst: number;
	requestsPerSecond: number;
	streamsPerVisitor: number;
	streamsPerAgent: number;
	streamsPerAddress: number;
	connectionsPerAddress: number;
	/** Of all visitors of one address together, and of all visitors of a site. */
	addressMessagesPerSecond: number;
	addressRequestsPerSecond: number;
	siteMessagesPerSecond: number;
	siteRequestsPerSecond: number;
}

export const DEFAULT_LIMITS: LimitsConfig = {
	messageBurst: 10,
	messagesPerSecond: 1,
	agentMessageBurst: 60,
	agentMessagesPerSecond: 20,
	newVisitorsPerHour: 30,
	siteNewVisitorsPerHour: 6_000,
	requestBurst: 60,
	requestsPerSecond: 20,
	streamsPerVisitor: 5,
	streamsPerAgent: 20,
	streamsPerAddress: 50,
	connectionsPerAddress: 500,
	addressMessagesPerSecond: 20,
	addressRequestsPerSecond: 100,
	siteMessagesPerSecond: 200,
	siteRequestsPerSecond: 1_000,
};

/** The variable for each limit. */
export const LIMIT_VARIABLES: Readonly< Record< keyof LimitsConfig, string > > = {
	messageBurst: 'LIMIT_MESSAGE_BURST',
	messagesPerSecond: 'LIMIT_MESSAGES_PER_SECOND',
	agentMessageBurst: 'LIMIT_AGENT_MESSAGE_BURST',
	agentMessagesPerSecond: 'LIMIT_AGENT_MESSAGES_PER_SECOND',
	newVisitorsPerHour: 'LIMIT_NEW_VISITORS_PER_HOUR',
	siteNewVisitorsPerHour: 'LIMIT_SITE_NEW_VISITORS_PER_HOUR',
	requestBurst: 'LIMIT_REQUEST_BURST',
	requestsPerSecond: 'LIMIT_REQUESTS_PER_SECOND',
	streamsPerVisitor: 'LIMIT_STREAMS_PER_VISITOR',
	streamsPerAgent: 'LIMIT_STREAMS_PER_AGENT',
	streamsPerAddress: 'LIMIT_STREAMS_PER_ADDRESS',
	connectionsPerAddress: 'LIMIT_CONNECTIONS_PER_ADDRESS',
	addressMessagesPerSecond: 'LIMIT_ADDRESS_MESSAGES_PER_SECOND',
	addressRequestsPerSecond: 'LIMIT_ADDRESS_REQUESTS_PER_SECOND',
	siteMessagesPerSecond: 'LIMIT_SITE_MESSAGES_PER_SECOND',
	siteRequestsPerSecond: 'LIMIT_SITE_REQUESTS_PER_SECOND',
};

/** Reads the limits; what no variable sets has its default. */
export function readLimits( env: Environment ): LimitsConfig {
	const limits = { ...DEFAULT_LIMITS };
	for ( const [ name, variable ] of Object.entries( LIMIT_VARIABLES ) as Array< [ keyof LimitsConfig, string ] > ) {
		limits[ name ] = readNumber( env, variable, DEFAULT_LIMITS[ name ], 1, 1_000_000 );
	}
	return limits;
}
