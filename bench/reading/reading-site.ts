import { LocalRelay } from '../../scripts/environment/relay';
import type { Database } from '../../scripts/environment/database';
import { findFreePort } from '../../scripts/environment/ports';
import { fillTables } from '../../scripts/seed/fill-tables';
import type { SeedPlan } from '../../scripts/seed/plan';
import { createSite, type Site } from '../../tests/support/site';
import { agentToken, visitorToken } from '../../tests/support/tokens';
import { fillWords } from './fill-words';

/** How long and how much a site has been used. */
export interface ReadingSize {
	/** As a figure's name ends, such as `100 k`. */
	readonly name: string;
	readonly messages: number;
	readonly conversations: number;
	/** Whether all that was said can be searched for. */
	readonly isSearchable?: boolean;
}

/** A site with a history of some size, served by a relay of its own. */
export interface ReadingSite {
	readonly size: ReadingSize;
	readonly site: Site;
	readonly relay: LocalRelay;
	/** What is asked about; the same places in each size. */
	readonly facts: ReadingFacts;
	/** A token of an agent who may see everything, at most a few minutes old. */
	agentHeaders(): Record< string, string >;
	/** A token of the visitor who has come most often. */
	visitorHeaders(): Record< string, string >;
}

/** Facts about the tables, found once by reading all of them. */
export interface ReadingFacts {
	readonly epoch: string;
	readonly head: number;
	readonly queued: number;
	readonly open: number;
	readonly mine: number;
	/** An activity in the middle of all closed conversations. */
	readonly deepCursor: number;
	/** The public id of the longest conversation. */
	readonly longest: string;
	readonly longestLength: number;
	/** The public id of the visitor who has come most often, and how often. */
	readonly regular: string;
	readonly regularsConversations: number;
	/** Events of that visitor among those that an agent missed, without those for agents only. */
	readonly regularsMissed: number;
	/** The whole e-mail address of somebody from the middle of the table. */
	readonly email: string;
	readonly withEmail: number;
	/** The number of an order that somebody from the middle of the table wrote. */
	readonly order: string;
}

/** Events in an hour. */
export const MISSED = 450;
/** The agent who reads. */
export const AGENT = 1_000_001;
const TOKEN_MS = 5 * 60_000;

/*
 * The relay as it ships, but with other limits: here one agent reads as much as many would.
 */
const LIMITS = {
	LIMIT_NEW_VISITORS_PER_HOUR: '1000000',
	LIMIT_STREAMS_PER_AGENT: '1000',
	LIMIT_STREAMS_PER_VISITOR: '1000',
	LIMIT_STREAMS_PER_ADDRESS: '1000',
	LIMIT_CONNECTIONS_PER_ADDRESS: '10000',
	LIMIT_REQUEST_BURST: '200000',
	LIMIT_REQUESTS_PER_SECOND: '100000',
	LIMIT_SITE_NEW_VISITORS_PER_HOUR: '1000000',
	LIMIT_ADDRESS_MESSAGES_PER_SECOND: '100000',
	LIMIT_ADDRESS_REQUESTS_PER_SECOND: '100000',
	LIMIT_SITE_MESSAGES_PER_SECOND: '100000',
	LIMIT_SITE_REQUESTS_PER_SECOND: '100000',
};

/** Creates tables, fills them to a size and starts a relay on them. */
export async function startReadingSite(
	database: Database,
	size: ReadingSize,
	folder: string,
	say: ( text: string ) => void
): Promise< ReadingSite > {
	const { host, port, user, password } = database;
	const site = await createSite( { server: { host, port, user, password } } );
	const { databaseName, prefix } = site;
	const plan = await fillTables( { host, port, user, password, databaseName, prefix }, { ...size, say } );
	if ( size.isSearchable === true ) {
		await fillWords( site, say );
	}
	const facts = await readFacts( site, plan );
	const relay = new LocalRelay( {
		folder,
		port: await findFreePort(),
		environment: {
			SITE_ID: site.id,
			VERANDA_SECRET: site.secret,
			SITE_ORIGINS: site.origin,
			DATABASE_HOST: host,
			DATABASE_PORT: String( port ),
			DATABASE_USER: user,
			DATABASE_PASSWORD: password,
			DATABASE_NAME: databaseName,
			TABLE_PREFIX: prefix,
			NODE_ENV: 'production',
			...LIMITS,
		},
	} );
	await relay.start();
	return {
		size,
		site,
		relay,
		facts,
		agentHeaders: renewed( () => agentToken( site, { id: AGENT } ) ),
		visitorHeaders: renewed( () => visitorToken( site, facts.regular ) ),
	};
}

/** Reuses a token for as long as a client would. */
function renewed( make: () => string ): () => Record< string, string > {
	let headers: Record< string, string > = {};
	let madeAt = -Infinity;
	return () => {
		if ( performance.now() - madeAt > TOKEN_MS ) {
			madeAt = performance.now();
			headers = { Authorization: `Bearer ${ make() }` };
		}
		return headers;
	};
}

async function readFacts( site: Site, plan: SeedPlan ): Promise< ReadingFacts > {
	const one = async < Value >( sql: string, values: unknown[] = [] ): Promise< Value > => {
		const [ row ] = await site.query< { value: Value } >( `SELECT ${ sql } AS value`, values );
		return ( row as { value: Value } ).value;
	};
	const conversations = '{prefix}veranda_conversations';
	const count = ( where: string ) => one< number >( `(SELECT COUNT(*) FROM ${ conversations } WHERE ${ where })` );
	const head = await one< number >( '(SELECT head FROM {prefix}veranda_feed)' );
	const email = await one< string >(
		`(SELECT email FROM {prefix}veranda_visitors WHERE email IS NOT NULL AND id >= (SELECT MAX(id) DIV 2 FROM {prefix}veranda_visitors) LIMIT 1)`
	);
	return {
		epoch: await one( '(SELECT epoch FROM {prefix}veranda_feed)' ),
		head,
		queued: await count( "state = 'queued'" ),
		open: await count( "state = 'open'" ),
		mine: await count( `state = 'open' AND assignee_id = ${ AGENT }` ),
		deepCursor: Math.floor( head / 2 ),
		longest: await one( `(SELECT public_id FROM ${ conversations } WHERE id = ?)`, [ plan.longest ] ),
		longestLength: await one( `(SELECT last_seq FROM ${ conversations } WHERE id = ?)`, [ plan.longest ] ),
		regular: await one( '(SELECT public_id FROM {prefix}veranda_visitors WHERE id = ?)', [ plan.regular ] ),
		regularsConversations: await count( `visitor_id = ${ plan.regular }` ),
		regularsMissed: await one(
			'(SELECT COUNT(*) FROM {prefix}veranda_events WHERE visitor_id = ? AND number > ? AND is_internal = 0)',
			[ plan.regular, head - MISSED ]
		),
		email,
		order: await one(
			`(SELECT REGEXP_SUBSTR(body, '[0-9]+') FROM {prefix}veranda_messages WHERE conversation_id >= (SELECT MAX(id) DIV 2 FROM ${ conversations }) AND body LIKE 'My order number%' ORDER BY conversation_id, seq LIMIT 1)`
		),
		withEmail: await one(
			`(SELECT COUNT(*) FROM ${ conversations } c JOIN {prefix}veranda_visitors v ON v.id = c.visitor_id WHERE v.email = ?)`,
			[ email ]
		),
	};
}
