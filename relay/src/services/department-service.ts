import {
	LIMITS,
	type CreateDepartmentRequest,
	type DepartmentDetails,
	type DepartmentList,
	type UpdateDepartmentRequest,
} from '../../protocol';
import type { Clock } from '../clock';
import { ChatError, notFound } from '../errors';
import type { AgentParticipant } from '../participants';
import { assertMayManage } from '../policies/managing';
import { ChangeSet } from '../store/change-set';
import type { Database } from '../store/database';
import { isDuplicate } from '../store/database-errors';
import { sqlTime } from '../store/sql-time';
import type { Transaction } from '../store/queryable';
import type { DepartmentRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { Views } from '../views';
import type { Announcer } from './announcer';

/** Conversations that lose their department in one transaction, so that nobody waits long for its locks. */
const PORTION = 500;

/** The departments that there are: for every agent to read, and for who manages to look after. */
export class DepartmentService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly announcer: Announcer,
		private readonly clock: Clock
	) {}

	/** Lists all of them in their order. */
	async list(): Promise< DepartmentList > {
		const rows = await this.stores.departments.list( this.database );
		return { departments: await this.views.departments( rows ), nextCursor: null };
	}

	async get( publicId: string ): Promise< DepartmentDetails > {
		const rows = await this.stores.departments.listByPublicIds( this.database, [ publicId ] );
		const [ department ] = await this.views.departments( rows );
		if ( department === undefined ) {
			throw notFound();
		}
		return department;
	}

	/** Makes one; it comes last unless a place is asked for. */
	async create( agent: AgentParticipant, request: CreateDepartmentRequest ): Promise< DepartmentDetails > {
		assertMayManage( agent );
		const publicId = await this.change( request.name, async ( tx, changes ) => {
			const others = await this.stores.departments.lockAll( tx );
			if ( others.length >= LIMITS.departments ) {
				throw new ChatError(
					'too_many_departments',
					`There are ${ LIMITS.departments } departments already. Delete one that is not needed any more.`
				);
			}
			const last = Math.max( -1, ...others.map( ( { position } ) => position ) );
			const departmentId = await this.stores.departments.insert(
				tx,
				{
					name: request.name,
					color: request.color ?? null,
					position: request.order ?? Math.min( last + 1, LIMITS.departmentOrder ),
					openingHours: hoursToStore( request.openingHours ),
					closedOn: request.closedOn ?? null,
				},
				changes.now
			);
			changes.addSiteEvent( { type: 'department.changed', data: { departmentId } } );
			return departmentId;
		} );
		return this.get( publicId );
	}

	/** Changes what is named of one; the same again changes nothing. */
	async update(
		agent: AgentParticipant,
		publicId: string,
		request: UpdateDepartmentRequest
	): Promise< DepartmentDetails > {
		assertMayManage( agent );
		await this.change( request.name ?? '', async ( tx, changes ) => {
			const before = await this.lock( tx, publicId );
			const row = changed( before, request );
			if ( JSON.stringify( row ) !== JSON.stringify( before ) ) {
				await this.stores.departments.update( tx, row );
				changes.addSiteEvent( { type: 'department.changed', data: { departmentId: publicId } } );
			}
		} );
		return this.get( publicId );
	}

	/**
	 * Deletes one with the last of the conversations that are in it: they stay, and are in none. When that is interrupted,
	 * it can be asked for again.
	 */
	async delete( agent: AgentParticipant, publicId: string ): Promise< void > {
		assertMayManage( agent );
		const { departments } = this.stores;
		for ( let isDone = false; ! isDone; ) {
			isDone = await this.change( '', async ( tx, changes ) => {
				// While it is locked, no conversation is put into it.
				const { id } = await this.lock( tx, publicId );
				const taken = [
					await departments.takeFromConversations( tx, id, PORTION ),
					await departments.takeFromLeads( tx, id, PORTION ),
				];
				if ( taken.includes( PORTION ) ) {
					return false;
				}
				await departments.delete( tx, id );
				changes.addSiteEvent( {
					type: 'department.changed',
					data: { departmentId: publicId, deletedId: id },
				} );
				return true;
			} );
		}
	}

	private async lock( tx: Transaction, publicId: string ): Promise< DepartmentRow > {
		const row = await this.stores.departments.lock( tx, publicId );
		if ( row === null ) {
			throw notFound();
		}
		return row;
	}

	/** Changes departments, and announces what happened; `name` is the one that another may have. */
	private async change< Result >(
		name: string,
		apply: ( tx: Transaction, changes: ChangeSet ) => Promise< Result >
	): Promise< Result > {
		try {
			const { result, written } = await this.database.transaction( async ( tx ) => {
				const changes = new ChangeSet( sqlTime( this.clock.now() ) );
				return { result: await apply( tx, changes ), written: await changes.write( tx, this.stores ) };
			} );
			this.announcer.announceWritten( written );
			return result;
		} catch ( error ) {
			throw isDuplicate( error ) ? await this.nameTaken( name ) : error;
		}
	}

	private async nameTaken( name: string ): Promise< ChatError > {
		const other = await this.stores.departments.findByName( this.database, name );
		return new ChatError(
			'department_exists',
			`There is a department “${ other?.name ?? name }” already. Choose another name.`,
			other === null ? {} : { department: { id: other.publicId, name: other.name } }
		);
	}
}

/** Returns a row with what a request names of it; what it leaves out stays. */
function changed( row: DepartmentRow, request: UpdateDepartmentRequest ): DepartmentRow {
	return {
		...row,
		name: request.name ?? row.name,
		color: request.color === undefined ? row.color : request.color,
		position: request.order ?? row.position,
		openingHours: request.openingHours === undefined ? row.openingHours : hoursToStore( request.openingHours ),
		closedOn: request.closedOn === undefined ? row.closedOn : request.closedOn,
	};
}

const hoursToStore = ( hours: CreateDepartmentRequest[ 'openingHours' ] ) => ( hours ? JSON.stringify( hours ) : null );
