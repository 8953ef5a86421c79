import type { Availability } from '../../protocol';
import { openingState } from '../../protocol/opening-hours';
import type { Bus } from '../bus/bus';
import { isoTime, type Clock } from '../clock';
import { departmentHours, siteHours, type SiteHours } from '../opening-hours';
import { presentAgentReference } from '../present/agents';
import type { RelaySettings } from '../relay-settings';
import type { Queryable } from '../store/queryable';
import type { AgentRow, DepartmentRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { ConnectedPeople } from './presence-service';
import type { SiteSettingsService } from './site-settings-service';

/** Agents that a visitor sees before anybody has taken the conversation. */
const AGENTS_SHOWN = 3;

/** What visitors are told, and what only the relay decides by. */
export interface AvailabilityLook {
	readonly availability: Availability;
	/** Within opening hours, whether somebody who takes conversations is there, even if they have no room just now. */
	readonly isSomebodyThere: boolean;
}

/** What decides whether somebody is there for a department. */
type Department = Pick< DepartmentRow, 'publicId' | 'openingHours' | 'closedOn' >;

/** What is read once, for the site and any number of departments. */
interface Facts {
	readonly site: SiteHours;
	readonly settings: RelaySettings;
	/** Who is connected. */
	readonly agents: readonly AgentRow[];
}

/** What holds for the site and for each department. */
interface News {
	readonly site: Availability;
	readonly departments: ReadonlyArray< {
		readonly id: number;
		readonly publicId: string;
		readonly availability: Availability;
	} >;
}

/** Knows whether visitors find somebody: within opening hours, online, and with room for one more conversation. */
export class AvailabilityService {
	/** What was published last, as JSON. */
	private published: string | null = null;

	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly siteSettings: SiteSettingsService,
		private readonly connected: ConnectedPeople,
		/** Reaches readers on all relays. */
		private readonly bus: Bus,
		private readonly clock: Clock
	) {}

	/** Returns what visitors are told, who ask for this department (a public id) or for none. */
	async get( departmentId: string | null = null ): Promise< Availability > {
		const named = departmentId === null ? [] : [ departmentId ];
		const [ department = null ] = await this.stores.departments.listByPublicIds( this.db, named );
		const { availability } = await this.look( department );
		return availability;
	}

	/** Returns what visitors who ask for these departments are told, in the same order. */
	async ofDepartments( departments: readonly Department[], db: Queryable = this.db ): Promise< Availability[] > {
		const facts = await this.readFacts( db );
		return departments.map( ( department ) => lookAt( facts, department, this.clock.now() ).availability );
	}

	/** Looks who is there, and whether it is time, for a department; null: for the site. */
	async look( department: Department | null ): Promise< AvailabilityLook > {
		return lookAt( await this.readFacts( this.db ), department, this.clock.now() );
	}

	private async readFacts( db: Queryable ): Promise< Facts > {
		const [ { settings }, agents ] = await Promise.all( [
			this.siteSettings.get( db ),
			this.stores.agents.listByIds( db, this.connected.connectedAgents() ),
		] );
		return { site: siteHours( settings ), settings, agents };
	}

	/** Tells visitors and agents what holds now. */
	async publish( bus: Bus = this.bus ): Promise< void > {
		await this.send( await this.readNews(), bus );
	}

	/** Tells one visitor what holds for them, whose conversation has begun, ended or moved. */
	async publishTo( visitorId: number, bus: Bus ): Promise< void > {
		const current = await this.stores.departments.findOfVisitor( this.db, visitorId );
		const availability = await this.get( current );
		bus.publish( { topic: { name: 'visitor', visitorId }, event: { type: 'availability.changed', availability } } );
	}

	/**
	 * Tells them if it is not what was told last: opening hours begin and end, agents have their hands full and free again,
	 * and owners change their settings, without anybody coming or going.
	 */
	async publishIfChanged(): Promise< void > {
		const news = await this.readNews();
		const json = JSON.stringify( news );
		if ( json !== this.published ) {
			this.published = json;
			await this.send( news, this.bus );
		}
	}

	private async readNews(): Promise< News > {
		const [ facts, rows ] = await Promise.all( [
			this.readFacts( this.db ),
			this.stores.departments.list( this.db ),
		] );
		const now = this.clock.now();
		return {
			site: lookAt( facts, null, now ).availability,
			departments: rows.map( ( row ) => ( {
				id: row.id,
				publicId: row.publicId,
				availability: lookAt( facts, row, now ).availability,
			} ) ),
		};
	}

	/** Tells all visitors what holds for the site, and those who talk with a department where something else does, that. */
	private async send( { site, departments }: News, bus: Bus ): Promise< void > {
		const type = 'availability.changed';
		bus.publish( {
			topic: { name: 'agents' },
			event: {
				type,
				availability: site,
				departments: departments.map( ( { publicId: id, availability: { status, backAt } } ) => ( {
					id,
					status,
					backAt,
				} ) ),
			},
		} );
		const others = new Map(
			departments
				.filter( ( { availability } ) => ! isSame( availability, site ) )
				.map( ( { id, availability } ) => [ id, availability ] )
		);
		const active = await this.stores.departments.listVisitors( this.db, [ ...others.keys() ] );
		const apart = active.filter( ( { visitorId } ) => this.connected.isVisitorOnline( visitorId ) );
		bus.publish( {
			topic: { name: 'visitors', except: apart.map( ( { visitorId } ) => visitorId ) },
			event: { type, availability: site },
		} );
		for ( const { visitorId, departmentId } of apart ) {
			const availability = others.get( departmentId ) ?? site;
			bus.publish( { topic: { name: 'visitor', visitorId }, event: { type, availability } } );
		}
	}
}

const isSame = ( one: Availability, other: Availability ) => JSON.stringify( one ) === JSON.stringify( other );

/** Looks who is there for a department, and whether it is time there; null: for the site. */
function lookAt( { site, settings, agents }: Facts, department: Department | null, now: number ): AvailabilityLook {
	const hours = department === null ? site.hours : departmentHours( department, site );
	const state = hours === null ? null : openingState( hours, now );
	if ( state?.isOpen === false ) {
		const backAt = state.opensAt === null ? null : isoTime( state.opensAt );
		return { availability: { status: 'offline', agents: [], backAt }, isSomebodyThere: false };
	}
	const rows = department === null ? agents : agents.filter( ( row ) => isThereFor( row, department ) );
	const { status, agents: shown } = statusOf( rows, settings );
	return {
		availability: {
			status,
			agents: shown.slice( 0, AGENTS_SHOWN ).map( presentAgentReference ),
			backAt: null,
		},
		isSomebodyThere: rows.some( isOnline ),
	};
}

const isThereFor = ( { departments }: AgentRow, { publicId }: Department ) =>
	departments === null || departments.includes( publicId );

const isOnline = ( { status }: AgentRow ) => status === 'online';

function statusOf(
	rows: readonly AgentRow[],
	{ conversationsPerAgent }: RelaySettings
): Pick< Availability, 'status' > & { agents: readonly AgentRow[] } {
	const free = rows.filter( ( row ) => isOnline( row ) && row.openConversations < conversationsPerAgent );
	if ( free.length > 0 ) {
		return { status: 'online', agents: free };
	}
	const there = rows.filter( ( { status } ) => status !== 'offline' );
	return { status: there.length > 0 ? 'away' : 'offline', agents: there };
}
