import type { Agent, Availability, PresenceStatus } from '../../protocol';
import type { Logger } from 'pino';
import type { Bus } from '../bus/bus';
import type { Clock } from '../clock';
import type { AgentParticipant } from '../participants';
import { presentAgentReference, presentVisitor } from '../present';
import type { Queryable } from '../store/queryable';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import { tokenInvalid } from '../errors';
import type { PresenceChange, Views } from '../views';

/** Who has a stream open. */
export interface ConnectedPeople {
	isVisitorOnline( id: number ): boolean;
	isAgentConnected( id: number ): boolean;
	connectedAgents(): number[];
}

/** Faces that a visitor is shown before anybody has taken the conversation. */
const FACES = 3;
/** Visitors who are told of together. */
const TOLD_TOGETHER = 200;
/** Between two tellings. Three queries for each visitor by themselves would be most of what a restart asks of the database. */
const TELLING_PAUSE_MS = 100;

/** Who is there: agents by their choice and their streams, visitors by their streams. */
export class PresenceService {
	/* Visitors who came or went and are not told of yet, and whether that was on this relay. */
	private readonly changed = new Map< number, boolean >();
	private isTelling = false;

	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly connected: ConnectedPeople,
		/** Reaches everybody, on whatever relay. */
		private readonly bus: Bus,
		/** Reaches those on this relay: each one notices for itself who comes and goes, and tells its own readers. */
		private readonly busHere: Bus,
		private readonly clock: Clock,
		private readonly log: Logger
	) {}

	/** Stores whether an agent takes conversations, and tells everybody whom it concerns. */
	async setStatus( agent: AgentParticipant, status: PresenceStatus ): Promise< Agent > {
		await this.stores.agents.setStatus( this.db, agent.id, status );
		return this.tellAgent( agent.id, this.bus );
	}

	/** Lists the agents who have signed in at least once. */
	async listAgents(): Promise< Agent[] > {
		const rows = await this.stores.agents.list( this.db );
		return rows.map( ( row ) => this.views.agent( row ) );
	}

	/** Tells whether somebody is there for a visitor, and who. */
	async getAvailability(): Promise< Availability > {
		const rows = await this.stores.agents.listByIds( this.db, this.connected.connectedAgents() );
		for ( const status of [ 'online', 'away' ] as const ) {
			const there = rows.filter( ( row ) => row.status === status );
			if ( there.length > 0 ) {
				return { status, agents: there.slice( 0, FACES ).map( presentAgentReference ) };
			}
		}
		return { status: 'offline', agents: [] };
	}

	/** Tells others that somebody came or has gone. A passing event: when it cannot be told, the next one will. */
	noteChange( { type, id, isHere }: PresenceChange ): void {
		if ( type === 'agent' ) {
			this.tellAgent( id, this.busHere ).catch( ( error: unknown ) => this.logUntold( error ) );
			return;
		}
		this.changed.set( id, isHere || this.changed.get( id ) === true );
		if ( ! this.isTelling ) {
			void this.tellVisitors();
		}
	}

	/** Tells of nobody any more. */
	stop(): void {
		this.changed.clear();
	}

	/* After a restart all come at once: the first is told of at once, and those who come within a moment after that together. */
	private async tellVisitors(): Promise< void > {
		this.isTelling = true;
		while ( this.changed.size > 0 ) {
			const some = [ ...this.changed ].slice( 0, TOLD_TOGETHER );
			some.forEach( ( [ id ] ) => this.changed.delete( id ) );
			await this.tellOfVisitors( new Map( some ) ).catch( ( error: unknown ) => this.logUntold( error ) );
			if ( this.changed.size < TOLD_TOGETHER ) {
				await new Promise< void >( ( resolve ) => setTimeout( resolve, TELLING_PAUSE_MS ).unref() );
			}
		}
		this.isTelling = false;
	}

	private logUntold( error: unknown ): void {
		this.log.warn( { err: error }, 'A change of presence could not be told.' );
	}

	private async tellAgent( id: number, bus: Bus ): Promise< Agent > {
		const row = await this.stores.agents.find( this.db, id );
		if ( row === null ) {
			throw tokenInvalid();
		}
		const agent = this.views.agent( row );
		bus.publish( { topic: { name: 'agents' }, event: { type: 'presence.changed', agent } } );
		const availability = await this.getAvailability();
		bus.publish( { topic: { name: 'visitors' }, event: { type: 'availability.changed', availability } } );
		return agent;
	}

	private async tellOfVisitors( changed: ReadonlyMap< number, boolean > ): Promise< void > {
		const ids = [ ...changed.keys() ];
		const here = ids.filter( ( id ) => changed.get( id ) );
		// One who is busy elsewhere must not keep the others from being told of.
		await this.stores.visitors
			.touch( this.db, here, sqlTime( this.clock.now() ) )
			.catch( ( error: unknown ) => this.logUntold( error ) );
		const [ visitors, departments ] = await Promise.all( [
			this.stores.visitors.listByIds( this.db, ids ),
			this.stores.conversations.listNewestDepartments( this.db, ids ),
		] );
		for ( const row of visitors ) {
			this.busHere.publish( {
				// An agent limited to departments hears of visitors in their conversations only.
				topic: { name: 'department', departmentId: departments.get( row.id ) ?? null },
				event: {
					type: 'visitor.updated',
					visitor: presentVisitor( row, this.connected.isVisitorOnline( row.id ) ),
				},
			} );
		}
	}
}
