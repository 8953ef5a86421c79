import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalRedis } from '../../scripts/environment/redis';
import { FakeClock } from './fake-clock';
import type { Make } from './make';
import type { Party } from './party';
import { createSite, type Site } from './site';
import { METRICS_HEADERS, startRelay, type RelayOptions, type TestRelay } from './start-relay';

export interface SeveralOptions {
	/** Variables for every relay. */
	env?: Record< string, string >;
	/** Whether Redis is there from the start; default: yes. */
	hasRedis?: boolean;
}

/** Several relays of one site in this process, joined by a Redis of their own. */
export class SeveralRelays {
	readonly clock = new FakeClock();
	readonly relays: TestRelay[] = [];

	private constructor(
		readonly site: Site,
		readonly redis: LocalRedis,
		private readonly folder: string,
		private readonly env: Record< string, string >
	) {}

	/** Starts Redis and this many relays. */
	static async start( count: number, { env = {}, hasRedis = true }: SeveralOptions = {} ): Promise< SeveralRelays > {
		const folder = mkdtempSync( join( tmpdir(), 'veranda-redis-' ) );
		const redis = hasRedis ? await LocalRedis.start( folder ) : await LocalRedis.prepare( folder );
		const several = new SeveralRelays( await createSite(), redis, folder, env );
		for ( let index = 0; index < count; index++ ) {
			await several.add();
		}
		return several;
	}

	/** Starts one more. */
	async add( options: RelayOptions = {} ): Promise< TestRelay > {
		const relay = await startRelay( {
			site: this.site,
			clock: this.clock,
			...options,
			env: { REDIS_URL: this.redis.url, ...this.env, ...options.env },
		} );
		this.relays.push( relay );
		return relay;
	}

	/** Makes people, who call the first relay unless told otherwise. */
	get make(): Make {
		return this.at( 0 ).make;
	}

	at( index: number ): TestRelay {
		const relay = this.relays[ index ];
		if ( relay === undefined ) {
			throw new Error( `There is no relay ${ index }.` );
		}
		return relay;
	}

	/** Lets somebody call another relay from now on. */
	move< P extends Party >( party: P, index: number ): P {
		party.relay = this.at( index );
		return party;
	}

	/** Stops one of them as a deployment does. */
	async close( index: number ): Promise< void > {
		await this.at( index ).close();
		this.relays.splice( index, 1 );
	}

	/** Returns a figure of one relay; the sum over its labels unless one is named. */
	async figure( index: number, name: string, label = '' ): Promise< number > {
		const answer = await fetch( `http://127.0.0.1:${ this.at( index ).port }/metrics`, {
			headers: METRICS_HEADERS,
		} );
		return ( await answer.text() )
			.split( '\n' )
			.filter( ( line ) => line.startsWith( `${ name }{` ) || line.startsWith( `${ name } ` ) )
			.filter( ( line ) => line.includes( label ) )
			.reduce( ( sum, line ) => sum + Number( line.split( ' ' ).at( -1 ) ), 0 );
	}

	/** Returns the keys that are in Redis. */
	async keys(): Promise< string[] > {
		return ( await this.redis.ask( 'KEYS', '*' ) ).match( /veranda:\S+/g ) ?? [];
	}

	/** Returns the keys of relays that have this many streams of somebody, named as in `Peers`. */
	async keysWith( somebody: string, streams: number ): Promise< string[] > {
		const found: string[] = [];
		for ( const key of await this.keys() ) {
			if ( ( await this.redis.ask( 'HGET', key, somebody ) ) === `$1\r\n${ streams }` ) {
				found.push( key );
			}
		}
		return found;
	}

	/** Returns how many milliseconds a key has left; negative when it never expires or does not exist. */
	async lifetimeOf( key: string ): Promise< number > {
		return Number( ( await this.redis.ask( 'PTTL', key ) ).slice( 1 ) );
	}

	async remove(): Promise< void > {
		await Promise.all( this.relays.map( ( relay ) => relay.close() ) );
		await this.redis.stop();
		await this.site.remove();
		rmSync( this.folder, { recursive: true, force: true } );
	}
}
