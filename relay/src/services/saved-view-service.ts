import {
	LIMITS,
	type CreateSavedViewRequest,
	type SavedView,
	type SavedViewList,
	type UpdateSavedViewRequest,
} from '../../protocol';
import type { Bus } from '../bus/bus';
import type { Clock } from '../clock';
import { ChatError, found } from '../errors';
import type { AgentParticipant } from '../participants';
import { assertMayManage } from '../policies/managing';
import { presentSavedView } from '../present/saved-views';
import type { Database } from '../store/database';
import type { Queryable, Transaction } from '../store/queryable';
import type { SavedViewContent, SavedViewRow } from '../store/saved-view-store';
import { SHARED } from '../store/owners';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import { ownerOf, readersOf } from './owners';

/** Lists that agents have given a name: an agent's own, which nobody else hears of, and those that all share. */
export class SavedViewService {
	constructor(
		private readonly database: Database,
		private readonly stores: Pick< Stores, 'savedViews' >,
		private readonly bus: Bus,
		private readonly clock: Clock
	) {}

	/** Lists those that the agent may read; there are few. */
	async list( agent: AgentParticipant ): Promise< SavedViewList > {
		const rows = await this.stores.savedViews.list( this.database, agent.id );
		return { savedViews: rows.map( presentSavedView ), nextCursor: null };
	}

	async get( agent: AgentParticipant, publicId: string ): Promise< SavedView > {
		return presentSavedView( await this.find( this.database, agent, publicId ) );
	}

	/** Makes one: the agent's own, unless it is to be shared. */
	async create( agent: AgentParticipant, request: CreateSavedViewRequest ): Promise< SavedView > {
		const ownerId = ownerOf( agent, request.isShared ?? false );
		const row = await this.database.transaction( async ( tx ) => {
			const last = await this.makeRoom( tx, ownerId );
			const content = {
				ownerId,
				name: request.name,
				list: request.list,
				filters: JSON.stringify( request.filters ),
				order: request.order ?? last,
			};
			return this.find( tx, agent, await this.stores.savedViews.insert( tx, content, this.now() ) );
		} );
		return this.announce( row );
	}

	/** Changes what is named of one; the same again changes nothing. */
	async update( agent: AgentParticipant, publicId: string, request: UpdateSavedViewRequest ): Promise< SavedView > {
		const { before, after } = await this.database.transaction( async ( tx ) => {
			const row = await this.lockToChange( tx, agent, publicId );
			const content = changed( agent, row, request );
			if ( isSame( row, content ) ) {
				return { before: row, after: row };
			}
			if ( content.ownerId !== row.ownerId ) {
				await this.makeRoom( tx, content.ownerId );
			}
			await this.stores.savedViews.update( tx, row.id, content, this.now() );
			return { before: row, after: await this.find( tx, agent, publicId ) };
		} );
		if ( before === after ) {
			return presentSavedView( after );
		}
		if ( before.ownerId !== after.ownerId ) {
			this.publish( before, null );
		}
		return this.announce( after );
	}

	async delete( agent: AgentParticipant, publicId: string ): Promise< void > {
		const gone = await this.database.transaction( async ( tx ) => {
			const row = await this.lockToChange( tx, agent, publicId );
			await this.stores.savedViews.delete( tx, row.id );
			return row;
		} );
		this.publish( gone, null );
	}

	private async find( db: Queryable, agent: AgentParticipant, publicId: string ): Promise< SavedViewRow > {
		return found( await this.stores.savedViews.find( db, agent.id, publicId ) );
	}

	private async lockToChange( tx: Transaction, agent: AgentParticipant, publicId: string ): Promise< SavedViewRow > {
		const row = found( await this.stores.savedViews.lock( tx, agent.id, publicId ) );
		if ( row.ownerId === SHARED ) {
			assertMayManage( agent );
		}
		return row;
	}

	/** Returns the order behind all of an owner's, unless there are as many as there may be. */
	private async makeRoom( tx: Transaction, ownerId: number ): Promise< number > {
		const orders = await this.stores.savedViews.listOrdersForUpdate( tx, ownerId );
		if ( orders.length >= LIMITS.savedViews ) {
			throw new ChatError(
				'too_many_saved_views',
				ownerId === SHARED
					? `There are ${ LIMITS.savedViews } shared views already. Delete one that is not needed any more.`
					: `You have ${ LIMITS.savedViews } views of your own already. Delete one that is not needed any more.`
			);
		}
		return Math.min( Math.max( -1, ...orders ) + 1, LIMITS.savedViewOrder );
	}

	/** Tells who may read one what it is now. */
	private announce( row: SavedViewRow ): SavedView {
		const savedView = presentSavedView( row );
		this.publish( row, savedView );
		return savedView;
	}

	private publish( { publicId, ownerId }: SavedViewRow, savedView: SavedView | null ): void {
		this.bus.publish( {
			topic: readersOf( ownerId ),
			event: { type: 'saved-view.changed', savedViewId: publicId, savedView },
		} );
	}

	private now(): string {
		return sqlTime( this.clock.now() );
	}
}

/** Returns a row's content with what a request names of it. */
function changed( agent: AgentParticipant, row: SavedViewRow, request: UpdateSavedViewRequest ): SavedViewContent {
	return {
		ownerId: request.isShared === undefined ? row.ownerId : ownerOf( agent, request.isShared ),
		name: request.name ?? row.name,
		list: request.list ?? row.list,
		filters: request.filters === undefined ? row.filters : JSON.stringify( request.filters ),
		order: request.order ?? row.order,
	};
}

const CONTENT = [ 'ownerId', 'name', 'list', 'filters', 'order' ] as const;

const isSame = ( one: SavedViewContent, other: SavedViewContent ) =>
	CONTENT.every( ( field ) => one[ field ] === other[ field ] );
