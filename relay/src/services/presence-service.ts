import type { Agent, PresenceStatus } from '../../protocol';
import type { Logger } from 'pino';
import type { Bus } from '../bus/bus';
import type { Clock } from '../clock';
import type { AgentParticipant } from '../participants';
import { presentVisitor } from '../present/visitors';
import type { Queryable } from '../store/queryable';
import type { ConversationDetails } from '../store/rows';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import { tokenInvalid } from '../errors';
import type { PresenceChange, Views } from '../views';
import type { AvailabilityService } from './availability-service';

/** Who has a stream open. */
export interface ConnectedPeople {
	isVisitorOnline( id: number ): boolean;
	isAgentConnected( id: number ): boolean;
	connectedAgents(): number[];
	/** Whether all who were connected before a restart have had the time to come back. */
	readonly isSettled: boolean;
}

/** Visitors who are told that their agent has come or gone: those who talk with one agent at the same time are few. */
const VISITORS_TOLD = 200;
/** Most visitors in one batch of changes. */
const BATCH_VISITORS = 200;
/** Between two batches. Three queries for each single visitor would be most of the database's load after a restart. */
const BATCH_PAUSE_MS = 100;

/** Knows who is online: agents by their chosen status and their streams, visitors by their streams. */
export class PresenceService {
	/* Visitors whose change is not published yet, and whether it was on this relay. */
	private readonly changed = new Map< number, boolean >();
	private isPublishing = false;

	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly connected: ConnectedPeople,
		private readonly availability: AvailabilityService,
		/** Reaches readers on all relays. */
		private readonly bus: Bus,
		/** Reaches readers on this relay: each relay detects by itself who comes and goes. */
		private readonly busHere: Bus,
		private readonly clock: Clock,
		private readonly log: Logger
	) {}

	/** Stores whether an agent takes conversations, and publishes it if it is news. */
	async setStatus( agent: AgentParticipant, status: PresenceStatus ): Promise< Agent > {
		const isNews = await this.stores.agents.setStatus( this.db, agent.id, status );
		return isNews ? this.publishAgent( agent.id, this.bus ) : this.getAgent( agent.id );
	}

	/** Lists the agents who have signed in at least once. */
	async listAgents(): Promise< Agent[] > {
		const rows = await this.stores.agents.list( this.db );
		return rows.map( ( row ) => this.views.agent( row ) );
	}

	/** Whether it can be said that somebody is not there: after a restart not yet. */
	get isSettled(): boolean {
		return this.connected.isSettled;
	}

	/** Tells whether a visitor has the chat open somewhere. */
	isVisitorOnline( id: number ): boolean {
		return this.connected.isVisitorOnline( id );
	}

	/** Publishes that somebody connected or disconnected. A passing event that is lost is made up for by the next one. */
	noteChange( { type, id, isHere }: PresenceChange ): void {
		if ( type === 'agent' ) {
			this.publishAgent( id, this.busHere ).catch( ( error: unknown ) => this.logFailure( error ) );
			return;
		}
		this.changed.set( id, isHere || this.changed.get( id ) === true );
		if ( ! this.isPublishing ) {
			void this.publishChanges();
		}
	}

	/** Drops changes that are not published yet. */
	stop(): void {
		this.changed.clear();
	}

	/* After a restart all visitors reconnect at once: the first one is published at once, the others in batches. */
	private async publishChanges(): Promise< void > {
		this.isPublishing = true;
		while ( this.changed.size > 0 ) {
			const some = [ ...this.changed ].slice( 0, BATCH_VISITORS );
			some.forEach( ( [ id ] ) => this.changed.delete( id ) );
			await this.publishVisitors( new Map( some ) ).catch( ( error: unknown ) => this.logFailure( error ) );
			if ( this.changed.size < BATCH_VISITORS ) {
				await new Promise< void >( ( resolve ) => setTimeout( resolve, BATCH_PAUSE_MS ).unref() );
			}
		}
		this.isPublishing = false;
	}

	private logFailure( error: unknown ): void {
		this.log.warn( { err: error }, 'A change of presence could not be published.' );
	}

	private async getAgent( id: number ): Promise< Agent > {
		const row = await this.stores.agents.find( this.db, id );
		if ( row === null ) {
			throw tokenInvalid();
		}
		return this.views.agent( row );
	}

	private async publishAgent( id: number, bus: Bus ): Promise< Agent > {
		const agent = await this.getAgent( id );
		bus.publish( { topic: { name: 'agents' }, event: { type: 'presence.changed', agent } } );
		await this.availability.publish( bus );
		await this.publishToVisitorsOf( id, bus );
		return agent;
	}

	/** Shows the visitors who talk with an agent whether the agent is there. */
	private async publishToVisitorsOf( agentId: number, bus: Bus ): Promise< void > {
		const held = await this.stores.conversations.listNewestHeldBy( this.db, agentId, VISITORS_TOLD );
		const rows = await this.stores.conversationDetails.list(
			this.db,
			held.filter( ( { visitorId } ) => this.connected.isVisitorOnline( visitorId ) ).map( ( { id } ) => id )
		);
		const conversations = await this.views.forVisitors( rows );
		conversations.forEach( ( conversation, index ) => {
			const { visitorId } = rows[ index ] as ConversationDetails;
			bus.publish( {
				topic: { name: 'visitor', visitorId },
				event: { type: 'conversation.updated', conversation },
			} );
		} );
	}

	private async publishVisitors( changed: ReadonlyMap< number, boolean > ): Promise< void > {
		const ids = [ ...changed.keys() ];
		const here = ids.filter( ( id ) => changed.get( id ) );
		// A row that is locked must not keep the others from being published.
		await this.stores.visitors
			.touch( this.db, here, sqlTime( this.clock.now() ) )
			.catch( ( error: unknown ) => this.logFailure( error ) );
		const [ visitors, departments ] = await Promise.all( [
			this.stores.visitors.listByIds( this.db, ids ),
			this.stores.conversations.listCurrentDepartments( this.db, ids ),
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
