import type { Peers } from '../bus/peers';
import type { Cancel, Clock } from '../clock';
import { keyOf, type Participant } from '../participants';
import type { Connected, PresenceChange } from '../views';

/** How long a participant may be without a stream before they count as gone. A reload takes less. */
export const GRACE_MS = 20_000;

type Side = Participant[ 'type' ];

/** Counts open streams by participant, here and on other relays, and tells when somebody comes or has gone. */
export class Presence implements Connected {
	/** By `keyOf`. */
	private readonly here = new Map< string, Entry >();
	private listener: ( change: PresenceChange ) => void = () => {};
	private readonly startedAt: number;

	constructor(
		private readonly peers: Peers,
		private readonly clock: Clock
	) {
		this.startedAt = clock.monotonic();
		peers.onChange( ( key ) => {
			const who = parseKey( key );
			if ( who !== null && ! this.here.has( key ) ) {
				this.listener( { ...who, isHere: false } );
			}
		} );
	}

	/** Calls `listener` whenever somebody comes or has gone; moving from one relay to another is neither. */
	onChange( listener: ( change: PresenceChange ) => void ): void {
		this.listener = listener;
	}

	isVisitorOnline( id: number ): boolean {
		return this.isThere( `visitor:${ id }` );
	}

	isAgentConnected( id: number ): boolean {
		return this.isThere( `agent:${ id }` );
	}

	/** Whether all who were connected before a restart have had the time to come back, and the other relays are known. */
	get isSettled(): boolean {
		return this.peers.isSettled && this.clock.monotonic() - this.startedAt >= GRACE_MS;
	}

	/** Returns the ids of the agents who are connected. */
	connectedAgents(): number[] {
		const keys = new Set( [ ...this.here.keys(), ...this.peers.keys() ] );
		return [ ...keys ].flatMap( ( key ) => {
			const who = parseKey( key );
			return who?.type === 'agent' ? [ who.id ] : [];
		} );
	}

	/** Returns how many streams a participant has on other relays. */
	streamsElsewhere( participant: Participant ): number {
		return this.peers.streamsOf( keyOf( participant ) );
	}

	/** Asks other relays to end so many of a participant's oldest streams. */
	askToEvict( participant: Participant, streams: number ): void {
		this.peers.askToEvict( keyOf( participant ), streams );
	}

	/** Calls `listener` when another relay asks for somebody's oldest streams to be ended. */
	onEvict( listener: ( who: Pick< Participant, 'type' | 'id' >, streams: number ) => void ): void {
		this.peers.onEvict( ( key, streams ) => {
			const who = parseKey( key );
			if ( who !== null ) {
				listener( who, streams );
			}
		} );
	}

	/** Notes that somebody opened a stream. */
	enter( participant: Participant ): void {
		const key = keyOf( participant );
		const entry = this.here.get( key ) ?? { streams: 0, cancel: null };
		const isNew = ! this.isThere( key );
		this.here.set( key, entry );
		entry.streams++;
		entry.cancel?.();
		entry.cancel = null;
		this.peers.report( key, entry.streams );
		if ( isNew ) {
			this.listener( { type: participant.type, id: participant.id, isHere: true } );
		}
	}

	/** Notes that a stream is over; whoever has none for a while has gone. */
	leave( participant: Participant ): void {
		const key = keyOf( participant );
		const entry = this.here.get( key );
		if ( entry === undefined ) {
			return;
		}
		entry.streams--;
		this.peers.report( key, entry.streams );
		if ( entry.streams > 0 ) {
			return;
		}
		entry.cancel = this.clock.after( GRACE_MS, () => {
			this.here.delete( key );
			this.peers.report( key, null );
			if ( ! this.peers.has( key ) ) {
				this.listener( { type: participant.type, id: participant.id, isHere: true } );
			}
		} );
	}

	/** Forgets all participants without telling anybody, when the process ends. */
	clear(): void {
		this.here.forEach( ( entry ) => entry.cancel?.() );
		this.here.clear();
	}

	private isThere( key: string ): boolean {
		return this.here.has( key ) || this.peers.has( key );
	}
}

interface Entry {
	streams: number;
	/** Cancels the timer that runs while there is no stream. */
	cancel: Cancel | null;
}

function parseKey( key: string ): { type: Side; id: number } | null {
	const [ type, id ] = key.split( ':' );
	return type === 'visitor' || type === 'agent' ? { type, id: Number( id ) } : null;
}
