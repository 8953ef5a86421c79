import type { Cancel, Clock } from '../clock';
import type { Participant } from '../participants';
import type { Connected } from '../views';

/** How long somebody may be without a stream before they count as gone: a reload takes less. */
export const GRACE_MS = 20_000;

/** Counts who has a stream open, and tells when somebody comes or has gone. */
export class Presence implements Connected {
	private readonly visitors = new Map< number, Entry >();
	private readonly agents = new Map< number, Entry >();
	private listener: ( type: Participant[ 'type' ], id: number ) => void = () => {};

	constructor( private readonly clock: Clock ) {}

	/** Calls `listener` whenever somebody comes or has gone. */
	onChange( listener: ( type: Participant[ 'type' ], id: number ) => void ): void {
		this.listener = listener;
	}

	isVisitorOnline( id: number ): boolean {
		return this.visitors.has( id );
	}

	isAgentConnected( id: number ): boolean {
		return this.agents.has( id );
	}

	/** Returns the ids of the agents who are connected. */
	connectedAgents(): number[] {
		return [ ...this.agents.keys() ];
	}

	/** Notes that somebody opened a stream. */
	enter( { type, id }: Participant ): void {
		const entries = this.entriesOf( type );
		const entry = entries.get( id );
		if ( entry === undefined ) {
			entries.set( id, { streams: 1, cancel: null } );
			this.listener( type, id );
			return;
		}
		entry.streams++;
		entry.cancel?.();
		entry.cancel = null;
	}

	/** Notes that a stream is over; whoever has none for a while has gone. */
	leave( { type, id }: Participant ): void {
		const entries = this.entriesOf( type );
		const entry = entries.get( id );
		if ( entry === undefined || --entry.streams > 0 ) {
			return;
		}
		entry.cancel = this.clock.after( GRACE_MS, () => {
			entries.delete( id );
			this.listener( type, id );
		} );
	}

	/** Forgets everybody without a word, when the process ends. */
	clear(): void {
		for ( const entries of [ this.visitors, this.agents ] ) {
			entries.forEach( ( entry ) => entry.cancel?.() );
			entries.clear();
		}
	}

	private entriesOf( type: Participant[ 'type' ] ): Map< number, Entry > {
		return type === 'visitor' ? this.visitors : this.agents;
	}
}

interface Entry {
	streams: number;
	/** Undoes the farewell that is arranged while there is no stream. */
	cancel: Cancel | null;
}
