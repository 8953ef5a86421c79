import type { Logger } from 'pino';
import type { Bus } from './bus/bus';
import { Membership } from './bus/membership';
import { MemoryBus } from './bus/memory-bus';
import { NO_PEERS } from './bus/peers';
import { RedisBus } from './bus/redis-bus';
import type { RedisLink } from './bus/redis-link';
import { SiteChannel } from './bus/site-channel';
import type { Clock } from './clock';
import type { LimitsConfig, SiteConfig } from './config';
import { Limits, type SharedCounters } from './http/limits';
import type { Metrics } from './metrics';
import { Announcer } from './services/announcer';
import { AssignmentService } from './services/assignment-service';
import { Background } from './services/background';
import { ConversationCache } from './services/conversation-cache';
import { ConversationService } from './services/conversation-service';
import { Directory } from './services/directory';
import { Housekeeping } from './services/housekeeping';
import { LeftMessageService } from './services/left-message-service';
import { MessageService } from './services/message-service';
import { MessageWriter } from './services/message-writer';
import { PresenceService } from './services/presence-service';
import { ReadReceiptService } from './services/read-receipt-service';
import { ServiceCheck } from './services/service-check';
import { TypingService } from './services/typing-service';
import { VisitorService } from './services/visitor-service';
import { Database } from './store/database';
import { createStores } from './store/stores';
import { Addresses } from './stream/addresses';
import { EventReader } from './stream/event-reader';
import { Feed } from './stream/feed';
import { Hub } from './stream/hub';
import { GRACE_MS, Presence } from './stream/presence';
import { Replay } from './stream/replay';
import { deriveKeys, type KeyGeneration } from './tokens/keys';
import { TokenIssuer } from './tokens/token-issuer';
import { TokenVerifier } from './tokens/token-verifier';
import { Views } from './views';

/** One site: its keys, database, feed, streams, limits and services. Nothing here is shared with another. */
export interface Site {
	readonly config: SiteConfig;
	readonly verifier: TokenVerifier;
	readonly limits: Limits;
	readonly directory: Directory;
	readonly database: Database;
	readonly feed: Feed;
	readonly hub: Hub;
	/** Whether another relay serves this site too, as far as is known. */
	readonly hasPeers: boolean;
	readonly addresses: Addresses;
	readonly visitors: VisitorService;
	readonly conversations: ConversationService;
	readonly messages: MessageService;
	readonly assignments: AssignmentService;
	readonly readReceipts: ReadReceiptService;
	readonly typing: TypingService;
	readonly presence: PresenceService;
	readonly serviceCheck: ServiceCheck;
	/** Finds where the feed stands and follows it. */
	start(): Promise< void >;
	/** Resolves when every message that was taken has been answered. */
	settle(): Promise< void >;
	/** Ends streams without waiting and lets go of the database. */
	close(): Promise< void >;
}

/** Builds a site from its configuration; `link` joins it with other relays. Nothing is connected before `start`. */
export function createSite(
	config: SiteConfig,
	limits: LimitsConfig,
	clock: Clock,
	log: Logger,
	metrics: Metrics,
	link: RedisLink | null
): Site {
	const figures = metrics.forSite( config.id );
	const database = new Database( config.database );
	const stores = createStores( config.database.prefix );
	const channel = link === null ? null : new SiteChannel( link, config.id, figures, clock, log );
	const membership = channel === null ? null : new Membership( channel, clock );
	const busHere = new MemoryBus();
	const bus: Bus = channel === null ? busHere : new RedisBus( busHere, channel );
	const people = new Presence( membership ?? NO_PEERS, clock );
	const views = new Views( database, stores, people );
	const reader = new EventReader( database, stores, views );
	const conversationCache = new ConversationCache();

	const feed: Feed = new Feed(
		database,
		stores,
		reader,
		{
			deliver: ( event ) => {
				conversationCache.expire( event.conversationId, event.number );
				hub.deliver( event );
			},
			reset: ( reason ) => {
				directory.clear();
				conversationCache.clear();
				hub.reset( reason );
			},
			degrade: ( isDegraded ) => {
				figures.databaseState( ! isDegraded );
				hub.degrade( isDegraded );
			},
			accessChanged: ( versions ) => hub.revoke( versions ),
			enable: ( isEnabled ) => {
				if ( ! isEnabled ) {
					hub.disable();
				}
			},
			committed: ( number ) => channel?.send( { head: { epoch: feed.epoch, number } } ),
		},
		clock,
		log
	);
	const hub = new Hub( feed, new Replay( database, stores, reader ), people, clock, figures );
	bus.subscribe( ( announcement ) => hub.pass( announcement ) );
	channel?.onMessage( ( { head } ) => {
		if ( head !== undefined ) {
			feed.hear( head.epoch, head.number );
		}
	} );
	people.onEvict( ( who, streams ) => hub.endOldest( who, streams ) );

	const generations = config.secrets.map( ( secret ) => deriveKeys( config.id, secret ) );
	const verifier = new TokenVerifier( config.id, generations, clock );
	const issuer = new TokenIssuer( config.id, generations[ 0 ] as KeyGeneration, clock );
	const directory = new Directory( database, stores, clock, ( id ) => feed.accessVersionOf( id ) );
	const announcer = new Announcer( feed, conversationCache );
	const writer = new MessageWriter( database, stores, conversationCache, announcer, clock, figures );
	const conversations = new ConversationService( database, stores, views, directory, announcer, clock );
	const presence = new PresenceService( database, stores, views, people, bus, busHere, clock, log );
	const background = new Background(
		database,
		new LeftMessageService( database, stores, announcer, clock, log ),
		new Housekeeping( database, stores, clock ),
		() => feed.isServing,
		clock,
		log
	);
	people.onChange( ( change ) => presence.noteChange( change ) );

	return {
		config,
		verifier,
		limits: new Limits( limits, channel === null ? undefined : sharedCounters( channel ) ),
		addresses: new Addresses( membership ?? NO_PEERS ),
		directory,
		database,
		feed,
		hub,
		get hasPeers() {
			return membership?.hasPeers ?? false;
		},
		conversations,
		presence,
		visitors: new VisitorService( database, stores, views, presence, verifier, issuer, clock ),
		messages: new MessageService( database, stores, views, directory, conversations, writer ),
		assignments: new AssignmentService( database, stores, directory, conversations ),
		readReceipts: new ReadReceiptService( database, stores, conversations, announcer, clock ),
		typing: new TypingService( database, stores, conversations, bus ),
		serviceCheck: new ServiceCheck(
			issuer,
			config.origins,
			() => stores.schema.findVersion( database ).catch( () => null ),
			clock
		),
		async start() {
			await Promise.all( [ feed.start(), membership?.start() ] );
			hub.start();
			background.start();
		},
		settle: () => writer.idle(),
		async close() {
			background.stop();
			feed.stop();
			people.clear();
			presence.stop();
			await membership?.leave( GRACE_MS );
			hub.destroy();
			hub.stop();
			await database.close();
		},
	};
}

/** Lets limits be counted for all relays together. */
function sharedCounters( channel: SiteChannel ): SharedCounters {
	return {
		prefix: channel.key( 'limit' ),
		eval: ( script, options ) => channel.link.run( ( client ) => client.eval( script, options ) ),
	};
}
