import { setTimeout as delay } from 'node:timers/promises';
import { LocalRelay } from '../../scripts/environment/relay';
import { findFreePort } from '../../scripts/environment/ports';
import type { StartedConversation, VisitorSession } from '../../relay/protocol';
import { postRequest, streamRequest, type ConversationPlan, type StreamPlan } from '../generator/wire-plan';
import { call, type Call } from '../../tests/support/http';
import { expectStatus } from '../../tests/support/party';
import { createSite, type Site } from '../../tests/support/site';
import { variablesOf } from '../../tests/support/start-relay';
import { agentToken } from '../../tests/support/tokens';
import { inTurns } from '../in-turns';
import type { Audience, Contestant, Ground, RunningContestant } from './contestant';
import { DRAFT } from './message-text';
import { untilPlacesAreTold } from './queue-places';
import { usageOf } from './usage';

/** Number of agents; further streams are more windows of theirs, because no site has a thousand agents. */
const TEAM = 20;
/** Number of visitors that arrive at a time. */
const ARRIVING = 32;
const ATTEMPTS = 10;
const PAUSE_MS = 500;

/*
 * The relay as it ships, but with other limits: here few visitors write as much as many would, and all streams come
 * from one address. Every call is still counted; bursts are above the rates, as by default.
 */
const LIMITS = {
	LIMIT_MESSAGE_BURST: '200000',
	LIMIT_MESSAGES_PER_SECOND: '100000',
	LIMIT_NEW_VISITORS_PER_HOUR: '1000000',
	LIMIT_STREAMS_PER_AGENT: '100000',
	LIMIT_STREAMS_PER_ADDRESS: '100000',
	LIMIT_CONNECTIONS_PER_ADDRESS: '100000',
	LIMIT_REQUEST_BURST: '200000',
	LIMIT_REQUESTS_PER_SECOND: '100000',
	LIMIT_SITE_NEW_VISITORS_PER_HOUR: '1000000',
	LIMIT_ADDRESS_MESSAGES_PER_SECOND: '100000',
	LIMIT_ADDRESS_REQUESTS_PER_SECOND: '100000',
	LIMIT_SITE_MESSAGES_PER_SECOND: '100000',
	LIMIT_SITE_REQUESTS_PER_SECOND: '100000',
};

/** What the live stream begins with. */
const LIVE = 'event: hello';

/** A running relay, with what only our own scenarios need of it. */
export interface RunningVeranda extends RunningContestant {
	readonly site: Site;
	readonly relay: LocalRelay;
}

/** The relay as it ships, with authentication, validation, limits and durable commits. */
export const veranda = {
	name: 'Veranda',
	async start( ground: Ground, audience: Audience ): Promise< RunningVeranda > {
		const database = await ground.database();
		const { host, port: databasePort, user, password } = database;
		const site = await createSite( { server: { host, port: databasePort, user, password } } );
		const port = await findFreePort();
		const relay = new LocalRelay( { folder: ground.folder, port, environment: environmentFor( site ) } );
		await relay.start();
		const conversations = await inTurns( audience.conversations, ARRIVING, () => arrive( port, site ) );
		await untilPlacesAreTold();
		return {
			site,
			relay,
			pid: relay.pid,
			port,
			plan: {
				port,
				conversations,
				agents: agentStreams( site, audience.agents ),
			},
			usage: () => usageOf( relay.pid ),
			databaseUsage: () => usageOf( database.pid ),
			storedKeys: () => readKeys( site ),
			async stop() {
				await relay.kill();
				await site.remove();
			},
		};
	},
} satisfies Contestant;

function environmentFor( site: Site ): Record< string, string > {
	return {
		...variablesOf( site ),
		NODE_ENV: 'production',
		...LIMITS,
	};
}

/** Creates a visitor and a conversation, as the widget does. */
async function arrive( port: number, site: Site ): Promise< ConversationPlan > {
	const page = { url: `${ site.origin }/lamps`, title: 'Lamps' };
	const visitor = { page, locale: 'en-GB', timezone: 'Europe/London' };
	const session = await post< VisitorSession >( { port, path: `/v1/sites/${ site.id }/visitors`, body: visitor } );
	const headers = { Authorization: `Bearer ${ session.accessToken }` };
	const start = { port, path: '/v1/conversations', headers, body: { clientId: 'start' } };
	const { conversation } = await post< StartedConversation >( start );
	return {
		stream: { opening: streamRequest( '/v1/stream', headers ), live: LIVE },
		post: postRequest( `/v1/conversations/${ conversation.id }/messages`, DRAFT, headers ),
		postsOn: 'http',
	};
}

/** Posts, and posts again when the relay says "not now". */
async function post< T >( request: Call ): Promise< T > {
	for ( let attempt = 1; ; attempt++ ) {
		const answer = await call( { method: 'POST', ...request } );
		if ( answer.status !== 503 || attempt === ATTEMPTS ) {
			return expectStatus< T >( answer, 200, 201 );
		}
		await delay( PAUSE_MS );
	}
}

/** Returns the streams of a team, spread evenly over its agents. */
function agentStreams( site: Site, count: number ): StreamPlan[] {
	const plans = Array.from( { length: Math.min( count, TEAM ) }, ( _, index ) => {
		const headers = { Authorization: `Bearer ${ agentToken( site, { id: index + 1 } ) }` };
		return { opening: streamRequest( '/v1/stream', headers ), live: LIVE };
	} );
	return Array.from( { length: count }, ( _, index ) => plans[ index % TEAM ] as StreamPlan );
}

async function readKeys( site: Site ): Promise< Set< string > > {
	const rows = await site.query< { key: string } >(
		"SELECT SUBSTRING_INDEX(client_id, '-', -1) AS `key` FROM {prefix}veranda_messages WHERE client_id LIKE 'bench-%'"
	);
	return new Set( rows.map( ( { key } ) => key ) );
}
