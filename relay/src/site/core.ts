import type { Logger } from 'pino';
import type { Bus } from '../bus/bus';
import { Membership } from '../bus/membership';
import { MemoryBus } from '../bus/memory-bus';
import { NO_PEERS } from '../bus/peers';
import { RedisBus } from '../bus/redis-bus';
import type { RedisConnection } from '../bus/redis-connection';
import { SiteChannel } from '../bus/site-channel';
import type { Clock } from '../clock';
import type { LimitsConfig } from '../config/limits-config';
import type { SiteConfig } from '../config/site-config';
import { ExpectedWaits } from '../expected-waits';
import type { Metrics } from '../metrics';
import { AvailabilityService } from '../services/availability-service';
import { SiteSettingsService } from '../services/site-settings-service';
import { Database } from '../store/database';
import { createStores } from '../store/stores';
import { Presence } from '../stream/presence';
import { Views } from '../views';

/** What a site is built from. */
export interface SiteOptions {
	readonly config: SiteConfig;
	readonly limits: LimitsConfig;
	readonly clock: Clock;
	readonly log: Logger;
	readonly metrics: Metrics;
	/** Joins it with other relays of the same site. */
	readonly redis: RedisConnection | null;
}

/** What all parts of a site stand on. */
export type Core = Readonly< ReturnType< typeof createCore > >;

/** Makes a site's database, its connection with other relays and the count of who is there. */
export function createCore( { config, clock, log, metrics, redis }: SiteOptions ) {
	const siteMetrics = metrics.forSite( config.id );
	const database = new Database( config.database );
	const stores = createStores( config.database.prefix );
	const channel = redis === null ? null : new SiteChannel( redis, config.id, siteMetrics, clock, log );
	const membership = channel === null ? null : new Membership( channel, clock );
	const peers = membership ?? NO_PEERS;
	/** Reaches those on this relay only. */
	const busHere = new MemoryBus();
	const bus: Bus = channel === null ? busHere : new RedisBus( busHere, channel );
	const expectedWaits = new ExpectedWaits( database, stores.queues, clock );
	const siteSettings = new SiteSettingsService( database, stores.siteSettings, config.origins, clock );
	const connected = new Presence( peers, clock, async () => {
		const { settings } = await siteSettings.get();
		return settings.agentAwaySeconds * 1_000;
	} );
	const availability = new AvailabilityService( database, stores, siteSettings, connected, bus, clock );
	const views = new Views( database, stores, connected, expectedWaits, availability );
	return {
		config,
		clock,
		log,
		metrics: siteMetrics,
		database,
		stores,
		channel,
		membership,
		peers,
		busHere,
		bus,
		connected,
		expectedWaits,
		siteSettings,
		availability,
		views,
	};
}
