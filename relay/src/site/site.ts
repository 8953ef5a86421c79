import type { SiteChannel } from '../bus/site-channel';
import type { SiteConfig } from '../config/site-config';
import { Limits, type SharedCounters } from '../limits';
import type { Directory } from '../services/directory';
import type { Database } from '../store/database';
import { Addresses } from '../stream/addresses';
import type { Feed } from '../stream/feed';
import type { Hub } from '../stream/hub';
import { GRACE_MS } from '../stream/presence';
import { createCore, type SiteOptions } from './core';
import { createServices, type Services } from './services';
import { connectStreams } from './streams';
import { createWorkers } from './workers';

/** One site: its keys, database, feed, streams, limits and services. Nothing here is shared with another. */
export interface Site extends Services {
	readonly config: SiteConfig;
	readonly limits: Limits;
	readonly addresses: Addresses;
	readonly database: Database;
	readonly directory: Directory;
	readonly feed: Feed;
	readonly hub: Hub;
	/** Whether another relay serves this site too, as far as is known. */
	readonly hasPeers: boolean;
	/** Finds where the feed stands and follows it. */
	start(): Promise< void >;
	/** Resolves when every message that was taken has been answered. */
	settle(): Promise< void >;
	/** Ends streams without waiting and lets go of the database. */
	close(): Promise< void >;
}

/** Builds a site. Nothing is connected before `start`. */
export function createSite( options: SiteOptions ): Site {
	const core = createCore( options );
	const streams = connectStreams( core );
	const services = createServices( core, streams );
	const workers = createWorkers( core, streams, services );
	const { config, database, channel, membership, peers, connected } = core;
	const { directory, feed, hub } = streams;

	return {
		...services,
		config,
		limits: new Limits( options.limits, options.clock, channel === null ? undefined : sharedCounters( channel ) ),
		addresses: new Addresses( peers ),
		database,
		directory,
		feed,
		hub,
		get hasPeers() {
			return membership?.hasPeers ?? false;
		},
		async start() {
			await Promise.all( [ feed.start(), membership?.start() ] );
			hub.start();
			workers.forEach( ( worker ) => worker.start() );
		},
		settle: () => services.writer.idle(),
		async close() {
			await Promise.all( workers.map( ( worker ) => worker.stop() ) );
			feed.stop();
			connected.clear();
			services.presence.stop();
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
		eval: ( script, options ) => channel.redis.run( ( client ) => client.eval( script, options ) ),
	};
}
