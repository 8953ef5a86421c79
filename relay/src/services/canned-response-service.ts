import {
	LIMITS,
	type CannedResponse,
	type CannedResponseList,
	type CreateCannedResponseRequest,
	type ListCannedResponsesQuery,
	type UpdateCannedResponseRequest,
} from '../../protocol';
import type { Bus } from '../bus/bus';
import type { Clock } from '../clock';
import { ChatError, found, notFound } from '../errors';
import { fittingPage } from '../page-bytes';
import type { AgentParticipant } from '../participants';
import { assertMayManage } from '../policies/managing';
import { presentCannedResponse } from '../present/canned-responses';
import type { CannedResponseContent, CannedResponseRow } from '../store/canned-response-store';
import type { Database } from '../store/database';
import { isDuplicate } from '../store/database-errors';
import type { Queryable, Transaction } from '../store/queryable';
import { SHARED } from '../store/owners';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import { ownerOf, readersOf } from './owners';

const DEFAULT_PAGE = 50;

/** Texts that agents have ready: an agent's own, which nobody else hears of, and those that all share. */
export class CannedResponseService {
	constructor(
		private readonly database: Database,
		private readonly stores: Pick< Stores, 'cannedResponses' >,
		private readonly bus: Bus,
		private readonly clock: Clock
	) {}

	/** Lists those that the agent may read, by shortcut. */
	async list(
		agent: AgentParticipant,
		{ cursor, limit = DEFAULT_PAGE }: ListCannedResponsesQuery
	): Promise< CannedResponseList > {
		const rows = await this.stores.cannedResponses.listPage( this.database, agent.id, {
			...( cursor === undefined ? {} : { after: readCursor( cursor ) } ),
			limit: limit + 1,
		} );
		const cannedResponses = fittingPage( rows.slice( 0, limit ).map( presentCannedResponse ) );
		const last = rows.length > cannedResponses.length ? rows[ cannedResponses.length - 1 ] : undefined;
		return { cannedResponses, nextCursor: last === undefined ? null : writeCursor( last ) };
	}

	async get( agent: AgentParticipant, publicId: string ): Promise< CannedResponse > {
		return presentCannedResponse( await this.find( this.database, agent, publicId ) );
	}

	/** Makes one: the agent's own, unless it is to be shared. */
	async create( agent: AgentParticipant, request: CreateCannedResponseRequest ): Promise< CannedResponse > {
		const content = {
			ownerId: ownerOf( agent, request.isShared ?? false ),
			shortcut: request.shortcut,
			language: request.language ?? '',
			title: request.title ?? '',
			body: request.body,
			folder: request.folder ?? '',
		};
		const row = await this.database.transaction( async ( tx ) => {
			await this.assertRoom( tx, content.ownerId );
			const id = await unlessTaken(
				content,
				this.stores.cannedResponses.insert( tx, content, agent.id, this.now() )
			);
			return this.find( tx, agent, id );
		} );
		return this.announce( row );
	}

	/** Changes what is named of one; the same again changes nothing. */
	async update(
		agent: AgentParticipant,
		publicId: string,
		request: UpdateCannedResponseRequest
	): Promise< CannedResponse > {
		// Both as they are under the lock: somebody else may have changed it a moment ago.
		const { before, after } = await this.database.transaction( async ( tx ) => {
			const row = await this.lockToChange( tx, agent, publicId );
			const content = changed( agent, row, request );
			if ( isSame( row, content ) ) {
				return { before: row, after: row };
			}
			if ( content.ownerId !== row.ownerId ) {
				await this.assertRoom( tx, content.ownerId );
			}
			await unlessTaken(
				content,
				this.stores.cannedResponses.update( tx, row.id, content, agent.id, this.now() )
			);
			return { before: row, after: await this.find( tx, agent, publicId ) };
		} );
		if ( before === after ) {
			return presentCannedResponse( after );
		}
		if ( before.ownerId !== after.ownerId ) {
			this.announceGone( before );
		}
		return this.announce( after );
	}

	async delete( agent: AgentParticipant, publicId: string ): Promise< void > {
		const gone = await this.database.transaction( async ( tx ) => {
			const row = await this.lockToChange( tx, agent, publicId );
			await this.stores.cannedResponses.delete( tx, row.id );
			return row;
		} );
		this.announceGone( gone );
	}

	/** Counts that one was inserted; who has it on a screen reads the number with the next list. */
	async use( agent: AgentParticipant, publicId: string ): Promise< void > {
		if ( ! ( await this.stores.cannedResponses.addUse( this.database, agent.id, publicId ) ) ) {
			throw notFound();
		}
	}

	private async find( db: Queryable, agent: AgentParticipant, publicId: string ): Promise< CannedResponseRow > {
		return found( await this.stores.cannedResponses.find( db, agent.id, publicId ) );
	}

	private async lockToChange(
		tx: Transaction,
		agent: AgentParticipant,
		publicId: string
	): Promise< CannedResponseRow > {
		if ( ! ( await this.stores.cannedResponses.lock( tx, agent.id, publicId ) ) ) {
			throw notFound();
		}
		const row = await this.find( tx, agent, publicId );
		if ( row.ownerId === SHARED ) {
			assertMayManage( agent );
		}
		return row;
	}

	private async assertRoom( tx: Transaction, ownerId: number ): Promise< void > {
		const most = ownerId === SHARED ? LIMITS.sharedCannedResponses : LIMITS.ownCannedResponses;
		if ( ( await this.stores.cannedResponses.countForUpdate( tx, ownerId ) ) >= most ) {
			throw new ChatError(
				'too_many_canned_responses',
				ownerId === SHARED
					? `There are ${ most } shared canned responses already. Delete one that is not needed any more.`
					: `You have ${ most } canned responses of your own already. Delete one that is not needed any more.`
			);
		}
	}

	/** Tells who may read one what it is now. */
	private announce( row: CannedResponseRow ): CannedResponse {
		const cannedResponse = presentCannedResponse( row );
		this.publish( row, cannedResponse );
		return cannedResponse;
	}

	private announceGone( row: CannedResponseRow ): void {
		this.publish( row, null );
	}

	private publish( { publicId, ownerId }: CannedResponseRow, cannedResponse: CannedResponse | null ): void {
		this.bus.publish( {
			topic: readersOf( ownerId ),
			event: { type: 'canned-response.changed', cannedResponseId: publicId, cannedResponse },
		} );
	}

	private now(): string {
		return sqlTime( this.clock.now() );
	}
}

/** Returns a row's content with what a request names of it. */
function changed(
	agent: AgentParticipant,
	row: CannedResponseRow,
	request: UpdateCannedResponseRequest
): CannedResponseContent {
	return {
		ownerId: request.isShared === undefined ? row.ownerId : ownerOf( agent, request.isShared ),
		shortcut: request.shortcut ?? row.shortcut,
		language: request.language === undefined ? row.language : ( request.language ?? '' ),
		title: request.title ?? row.title,
		body: request.body ?? row.body,
		folder: request.folder ?? row.folder,
	};
}

const CONTENT = [ 'ownerId', 'shortcut', 'language', 'title', 'body', 'folder' ] as const;

const isSame = ( one: CannedResponseContent, other: CannedResponseContent ) =>
	CONTENT.every( ( field ) => one[ field ] === other[ field ] );

/** Waits for a write; explains it if another response has this shortcut. */
async function unlessTaken< Result >(
	{ shortcut, ownerId }: CannedResponseContent,
	written: Promise< Result >
): Promise< Result > {
	try {
		return await written;
	} catch ( error ) {
		throw isDuplicate( error ) ? shortcutTaken( shortcut, ownerId === SHARED ) : error;
	}
}

function shortcutTaken( shortcut: string, isShared: boolean ): ChatError {
	const detail = isShared
		? `There is a shared canned response “${ shortcut }” for this language already. Choose another shortcut.`
		: `You have a canned response “${ shortcut }” for this language already. Choose another shortcut.`;
	return new ChatError( 'canned_response_exists', detail, { fields: [ { path: 'shortcut', message: detail } ] } );
}

const writeCursor = ( { shortcutKey, id }: CannedResponseRow ) =>
	Buffer.from( `${ id } ${ shortcutKey }` ).toString( 'base64url' );

function readCursor( cursor: string ): { shortcutKey: string; id: number } {
	const [ id = '', shortcutKey = '' ] = Buffer.from( cursor, 'base64url' ).toString().split( ' ' );
	return { shortcutKey, id: Number( id ) || 0 };
}
