import type { Announcement, Bus } from './bus';
import type { SiteChannel } from './site-channel';

/** A bus between the relays of a site: local readers are told at once, others by Redis. */
export class RedisBus implements Bus {
	constructor(
		private readonly here: Bus,
		private readonly channel: SiteChannel
	) {
		channel.onMessage( ( { announcements } ) => announcements?.forEach( ( each ) => here.publish( each ) ) );
	}

	publish( announcement: Announcement ): void {
		this.here.publish( announcement );
		this.channel.send( { announcements: [ announcement ] } );
	}

	subscribe( listener: ( announcement: Announcement ) => void ): void {
		this.here.subscribe( listener );
	}
}
