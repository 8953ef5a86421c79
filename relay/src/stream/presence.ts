import type { Peers } from '../bus/peers';
import type { Cancel, Clock } from '../clock';
import { keyOf, type AgentParticipant, type Participant } from '../participants';
import type { Connected, PresenceChange } from '../views';

/** How long a participant may be without a stream before they count as gone. A reload takes less. */
export const GRACE_MS = 20_000;
/** The same for agents who have logged out: another browser of theirs comes back with a new token in less. */
export const REVOKED_GRACE_MS = 5_000;

type Side = Participant[ 'type' ];

/** Counts open streams by participant, here and on other relays, and tells when somebody comes or has gone. */
export class Presence implements Connected {
	/** By `keyOf`. */
	private readonly here = new Map< string, Entry >();
	private listener: ( change: PresenceChange ) => void = () => {};
	private readonly startedAt: number;

	constructor(
		private readonly peers: Peers,
		private readonly clock: Clock,
		/** How long agents may be without a stream, at least `GRACE_MS`: they go from page to page. */
		private readonly agentGraceMs: () => Promise< number >
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
		const entry = this.here.get( key ) ?? { participant, isRevoked: false, streams: 0, cancel: null };
		const isNew = ! this.isThere( key );
		this.here.set( key, entry );
		entry.participant = participant;
		entry.isRevoked = false;
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
		this.wait( entry );
	}

	/**
	 * Notes which agents have logged out or may not answer any more, by the lowest version that their tokens need: they go as
	 * soon as their last stream is over, or was.
	 */
	revoke( versions: ReadonlyMap< number, number > ): void {
		for ( const entry of this.here.values() ) {
			const { participant, isRevoked, streams } = entry;
			if ( participant.type === 'agent' && ! isRevoked && isOutdated( participant, versions ) ) {
				entry.isRevoked = true;
				if ( streams === 0 ) {
					entry.cancel?.();
					this.wait( entry );
				}
			}
		}
	}

	/** Forgets all participants without telling anybody, when the process ends. */
	clear(): void {
		this.here.forEach( ( entry ) => entry.cancel?.() );
		this.here.clear();
	}

	/** Lets somebody go who has no stream any more, unless they come back in time. */
	private wait( entry: Entry ): void {
		const { participant, isRevoked } = entry;
		if ( isRevoked ) {
			entry.cancel = this.clock.after( REVOKED_GRACE_MS, () => this.end( participant ) );
			return;
		}
		entry.cancel = this.clock.after( GRACE_MS, () => {
			if ( participant.type === 'agent' ) {
				void this.waitLonger( entry );
			} else {
				this.end( participant );
			}
		} );
	}

	private async waitLonger( entry: Entry ): Promise< void > {
		let isBack = false;
		entry.cancel = () => {
			isBack = true;
		};
		// A database that is away must not keep somebody here who has gone.
		const graceMs = await this.agentGraceMs().catch( () => GRACE_MS );
		if ( ! isBack ) {
			entry.cancel = this.clock.after( Math.max( 0, graceMs - GRACE_MS ), () => this.end( entry.participant ) );
		}
	}

	private end( { type, id }: Participant ): void {
		const key = keyOf( { type, id } );
		this.here.delete( key );
		this.peers.report( key, null );
		if ( ! this.peers.has( key ) ) {
			this.listener( { type, id, isHere: true } );
		}
	}

	private isThere( key: string ): boolean {
		return this.here.has( key ) || this.peers.has( key );
	}
}

interface Entry {
	/** As they opened their last stream. */
	participant: Participant;
	isRevoked: boolean;
	streams: number;
	/** Cancels the timer that runs while there is no stream. */
	cancel: Cancel | null;
}

function parseKey( key: string ): { type: Side; id: number } | null {
	const [ type, id ] = key.split( ':' );
	return type === 'visitor' || type === 'agent' ? { type, id: Number( id ) } : null;
}

function isOutdated( agent: AgentParticipant, versions: ReadonlyMap< number, number > ): boolean {
	return agent.version < ( versions.get( agent.id ) ?? 0 );
}
