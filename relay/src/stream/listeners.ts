import type { Topic } from '../bus/topics';
import type { AgentSide, Participant } from '../participants';
import { maySeeDepartment } from '../policies/visibility';

/** Something that belongs to a participant. */
interface Listener {
	readonly participant: Participant;
}

type AgentListener< L > = L & { readonly participant: AgentSide };

const isAgentListener = < L extends Listener >( listener: L ): listener is AgentListener< L > =>
	listener.participant.side === 'agent';

/** One site's listeners, by participant and by topic. */
export class Listeners< L extends Listener > {
	private readonly visitors = new Map< number, Set< L > >();
	private readonly agents = new Map< number, Set< L > >();
	/* Most agents see every department. They share one list, rebuilt only when an agent connects or disconnects. */
	private readonly unlimited = new Set< AgentListener< L > >();
	private unlimitedList: ReadonlyArray< AgentListener< L > > | null = null;
	private readonly limited = new Set< AgentListener< L > >();

	add( listener: L ): void {
		const { participant } = listener;
		const all = this.mapOf( participant.type );
		const own = all.get( participant.id ) ?? new Set();
		all.set( participant.id, own.add( listener ) );
		if ( isAgentListener( listener ) ) {
			( listener.participant.departmentIds === null ? this.unlimited : this.limited ).add( listener );
			this.unlimitedList = null;
		}
	}

	remove( listener: L ): void {
		const { participant } = listener;
		const all = this.mapOf( participant.type );
		const own = all.get( participant.id );
		own?.delete( listener );
		if ( own?.size === 0 ) {
			all.delete( participant.id );
		}
		if ( isAgentListener( listener ) ) {
			this.unlimited.delete( listener );
			this.limited.delete( listener );
			this.unlimitedList = null;
		}
	}

	/** Returns the ids of the visitors who listen. */
	visitorIds(): number[] {
		return [ ...this.visitors.keys() ];
	}

	/** Returns the listeners of one participant, the oldest first. */
	of( { type, id }: Pick< Participant, 'type' | 'id' > ): readonly L[] {
		return [ ...( this.mapOf( type ).get( id ) ?? [] ) ];
	}

	/** Returns the agents who may see a department's conversations. */
	agentsOf( departmentId: number | null ): readonly L[] {
		this.unlimitedList ??= [ ...this.unlimited ];
		return this.limited.size === 0
			? this.unlimitedList
			: [
					...this.unlimitedList,
					...[ ...this.limited ].filter( ( { participant } ) =>
						maySeeDepartment( participant, departmentId )
					),
				];
	}

	/** Returns the subscribers of a topic. */
	subscribersOf( topic: Topic ): readonly L[] {
		switch ( topic.name ) {
			case 'visitor':
				return this.of( { type: 'visitor', id: topic.visitorId } );
			case 'visitors':
				return this.visitorsExcept( topic.except );
			case 'agent':
				return this.of( { type: 'agent', id: topic.agentId } );
			case 'agents':
				return this.allAgents();
			case 'department':
				return this.agentsOf( topic.departmentId );
			case 'departments':
				return [ ...new Set( topic.departmentIds.flatMap( ( id ) => this.agentsOf( id ) ) ) ];
		}
	}

	/** Returns every agent. */
	allAgents(): ReadonlyArray< AgentListener< L > > {
		return [ ...this.unlimited, ...this.limited ];
	}

	/** Returns every visitor. */
	allVisitors(): readonly L[] {
		return [ ...this.visitors.values() ].flatMap( ( own ) => [ ...own ] );
	}

	private visitorsExcept( ids: readonly number[] ): readonly L[] {
		const excepted = new Set( ids );
		return excepted.size === 0
			? this.allVisitors()
			: [ ...this.visitors ].flatMap( ( [ id, own ] ) => ( excepted.has( id ) ? [] : [ ...own ] ) );
	}

	/** Returns all listeners. */
	all(): readonly L[] {
		return [ ...this.allAgents(), ...this.allVisitors() ];
	}

	private mapOf( type: Participant[ 'type' ] ): Map< number, Set< L > > {
		return type === 'visitor' ? this.visitors : this.agents;
	}
}
