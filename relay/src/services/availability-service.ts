import type { Availability } from '../../protocol';
import { openingState } from '../../protocol/opening-hours';
import type { Bus } from '../bus/bus';
import { isoTime, type Clock } from '../clock';
import { departmentHours, siteHours, type SiteHours } from '../opening-hours';
import { presentAgentReference } from '../present';
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

	/** Returns what visitors are told. */
	async get(): Promise< Availability > {
		const { availability } = await this.look();
		return availability;
	}

	/** Returns what visitors who ask for these departments are told, in the same order. */
	async ofDepartments( departments: readonly Department[] ): Promise< Availability[] > {
		const facts = await this.readFacts();
		return departments.map( ( department ) => lookAt( facts, department, this.clock.now() ).availability );
	}

	/** Looks who is there, and whether it is time. */
	async look(): Promise< AvailabilityLook > {
		return lookAt( await this.readFacts(), null, this.clock.now() );
	}

	private async readFacts(): Promise< Facts > {
		const [ { settings }, agents ] = await Promise.all( [
			this.siteSettings.get(),
			this.stores.agents.listByIds( this.db, this.connected.connectedAgents() ),
		] );
		return { site: siteHours( settings ), settings, agents };
	}

	/** Tells visitors and agents what holds now. */
	async publish( bus: Bus = this.bus ): Promise< void > {
		this.send( await this.get(), bus );
	}

	/**
	 * Tells them if it is not what was told last: opening hours begin and end, agents have their hands full and free again,
	 * and owners change their settings, without anybody coming or going.
	 */
	async publishIfChanged(): Promise< void > {
		const availability = await this.get();
		const json = JSON.stringify( availability );
		if ( json !== this.published ) {
			this.published = json;
			this.send( availability, this.bus );
		}
	}

	private send( availability: Availability, bus: Bus ): void {
		for ( const name of [ 'agents', 'visitors' ] as const ) {
			bus.publish( { topic: { name }, event: { type: 'availability.changed', availability } } );
		}
	}
}

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
