import {
	LIMITS,
	type AddVisitorNoteRequest,
	type UpdateVisitorRequest,
	type VisitorDetails,
	type VisitorNote,
} from '../../protocol';
import type { Bus } from '../bus/bus';
import type { Clock } from '../clock';
import { ChatError, forbidden, found } from '../errors';
import type { AgentParticipant, VisitorParticipant } from '../participants';
import { presentVisitor, presentVisitorDetails, presentVisitorNote } from '../present/visitors';
import { maySeeDepartment } from '../policies/visibility';
import { ChangeSet, NOTHING_WRITTEN, type Written } from '../store/change-set';
import type { Database } from '../store/database';
import { isDuplicate } from '../store/database-errors';
import type { Queryable, Transaction } from '../store/queryable';
import type { VisitorRow } from '../store/rows';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import type { VisitorNoteRow } from '../store/visitor-note-store';
import type { Connected } from '../views';
import type { Announcer } from './announcer';
import type { PrechatFormService } from './prechat-form-service';
import type { VisitorAccess } from './visitor-access';
import {
	changedColumns,
	isConflict,
	realChanges,
	touchesWordPress,
	wantedChanges,
	type WantedChange,
} from './visitor-changes';

/** What agents know of a visitor, and what they write down about them. */
export class VisitorDetailsService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly access: VisitorAccess,
		private readonly prechatForms: Pick< PrechatFormService, 'phoneCountry' >,
		private readonly connected: Connected,
		private readonly announcer: Announcer,
		private readonly bus: Bus,
		private readonly clock: Clock
	) {}

	/** Returns a visitor with everything that agents know of them. */
	async get( agent: AgentParticipant, visitorId: string ): Promise< VisitorDetails > {
		const { id } = await this.access.getVisible( agent, visitorId );
		const row = await this.stores.visitors.find( this.database, id );
		return this.read( this.database, found( row ) );
	}

	/** Changes what is named; what has been changed by somebody else since the caller saw it, is not overwritten. */
	async update(
		agent: AgentParticipant,
		visitorId: string,
		request: UpdateVisitorRequest
	): Promise< VisitorDetails > {
		const visitor = await this.access.getVisible( agent, visitorId );
		const wanted = wantedChanges( request, await this.prechatForms.phoneCountry( this.database ) );
		const { details, written, isRenamed, departmentIds } = await this.database.transaction( ( tx ) =>
			this.change( tx, agent, visitor.id, wanted )
		);
		this.announcer.announceWritten( written );
		if ( isRenamed ) {
			await this.publishVisitor( visitor, departmentIds );
		}
		this.publishEdited( visitor, departmentIds );
		return details;
	}

	/** Adds a note about a visitor; sent again with the same client id, it is there once. */
	async addNote(
		agent: AgentParticipant,
		visitorId: string,
		{ clientId, body }: AddVisitorNoteRequest
	): Promise< { note: VisitorNote; isNew: boolean } > {
		const visitor = await this.access.getVisible( agent, visitorId );
		const { row, departmentIds } = await this.insertNote( agent, visitor, { clientId, body } );
		if ( row.visitorId !== visitor.id || row.body !== body ) {
			throw new ChatError( 'client_id_reused', 'This client id was used for another note. Make a new one.' );
		}
		this.publishEdited( visitor, departmentIds );
		return { note: presentVisitorNote( row ), isNew: departmentIds.length > 0 };
	}

	/** Deletes a note: an agent's own, or any for who manages. */
	async deleteNote( agent: AgentParticipant, visitorId: string, noteId: string ): Promise< void > {
		const visitor = await this.access.getVisible( agent, visitorId );
		const departmentIds = await this.database.transaction( async ( tx ) => {
			found( await this.stores.visitors.lock( tx, visitor.id ) );
			const note = found( await this.stores.visitorNotes.find( tx, visitor.id, noteId ) );
			if ( note.agentId !== agent.id && ! agent.mayManage ) {
				throw forbidden(
					'This note is another agent’s. Ask them, or somebody who manages the chat, to delete it.'
				);
			}
			await this.stores.visitorNotes.delete( tx, note.id );
			return this.departmentsOf( tx, visitor );
		} );
		this.publishEdited( visitor, departmentIds );
	}

	/** Keeps a note, or finds the one of this client id; then there are no departments to tell. */
	private async insertNote(
		agent: AgentParticipant,
		visitor: VisitorParticipant,
		{ clientId, body }: AddVisitorNoteRequest
	): Promise< { row: VisitorNoteRow; departmentIds: Array< number | null > } > {
		const { visitorNotes } = this.stores;
		const sent = await visitorNotes.findByClientId( this.database, agent.id, clientId );
		if ( sent !== null ) {
			return { row: sent, departmentIds: [] };
		}
		try {
			return await this.database.transaction( async ( tx ) => {
				found( await this.stores.visitors.lock( tx, visitor.id ) );
				assertNotesFit( ( await visitorNotes.count( tx, visitor.id ) ) + 1 );
				const note = { visitorId: visitor.id, agentId: agent.id, clientId, body };
				const publicId = await visitorNotes.insert( tx, note, this.now() );
				return {
					row: found( await visitorNotes.find( tx, visitor.id, publicId ) ),
					departmentIds: await this.departmentsOf( tx, visitor ),
				};
			} );
		} catch ( error ) {
			// The same request, sent twice at once.
			const row = isDuplicate( error )
				? await visitorNotes.findByClientId( this.database, agent.id, clientId )
				: null;
			if ( row === null ) {
				throw error;
			}
			return { row, departmentIds: [] };
		}
	}

	/** Makes changes under the visitor's lock; tells who is to hear of them: nobody where everything was so already. */
	private async change(
		tx: Transaction,
		agent: AgentParticipant,
		visitorId: number,
		wanted: readonly WantedChange[]
	) {
		const { conversations, visitorDetails, visitors } = this.stores;
		const row = found( await visitors.lock( tx, visitorId ) );
		const now = { name: row.name, email: row.email, ...( await visitorDetails.find( tx, row.id ) ) };
		const changes = realChanges( wanted, now );
		if ( changes.length === 0 ) {
			return {
				details: await this.read( tx, row ),
				written: NOTHING_WRITTEN,
				isRenamed: false,
				departmentIds: [],
			};
		}
		const departmentIds = await conversations.listDepartmentsOf( tx, row.id );
		if ( changes.some( ( { field } ) => field === 'email' ) ) {
			assertSeesAll( agent, departmentIds );
		}
		const isRenamed = touchesWordPress( changes );
		if ( row.isVerified === 1 && isRenamed ) {
			throw forbidden( 'WordPress vouches for the name and email address. Change them in the user profile.' );
		}
		if ( isConflict( changes, now ) ) {
			throw new ChatError( 'visitor_changed', 'Somebody else has changed this. See what is there now.', {
				visitor: await this.read( tx, row ),
			} );
		}
		const after = changedColumns( now, changes );
		assertFieldsFit( Object.keys( after.fields ).length );
		await visitorDetails.update( tx, row.id, after );
		await visitorDetails.addEdits( tx, row.id, changes, { agentId: agent.id, now: this.now() } );
		await visitorDetails.trimEdits( tx, row.id, LIMITS.visitorEdits );
		return {
			details: await this.read( tx, { ...row, name: after.name, email: after.email } ),
			written: isRenamed ? await this.noteNews( tx, row.id ) : NOTHING_WRITTEN,
			isRenamed,
			departmentIds: [ null, ...departmentIds ],
		};
	}

	private async read( db: Queryable, row: VisitorRow ): Promise< VisitorDetails > {
		const { visitorDetails, visitorNotes } = this.stores;
		return presentVisitorDetails(
			row,
			{
				details: await visitorDetails.find( db, row.id ),
				edits: await visitorDetails.listEdits( db, row.id, LIMITS.visitorEdits ),
				notes: await visitorNotes.list( db, row.id ),
			},
			this.connected.isVisitorOnline( row.id )
		);
	}

	/** Returns the departments whose agents may see a visitor; those who may see everything see them in any case. */
	private async departmentsOf( tx: Transaction, { id }: VisitorParticipant ): Promise< Array< number | null > > {
		return [ null, ...( await this.stores.conversations.listDepartmentsOf( tx, id ) ) ];
	}

	/** Writes that there is news of a visitor, for who hears it later, and for the search. */
	private async noteNews( tx: Transaction, visitorId: number ): Promise< Written > {
		const { conversations } = this.stores;
		const currentId = await conversations.findCurrentId( tx, visitorId );
		const current = currentId === null ? null : await conversations.lock( tx, currentId );
		if ( current === null ) {
			return NOTHING_WRITTEN;
		}
		const changes = new ChangeSet( this.now() );
		changes.addEvent( current, { type: 'conversation.updated', isInternal: true } );
		return changes.write( tx, this.stores );
	}

	/** Has lists show a new name. */
	private async publishVisitor( { id }: VisitorParticipant, departmentIds: Array< number | null > ): Promise< void > {
		const row = await this.stores.visitors.find( this.database, id );
		if ( row !== null ) {
			const visitor = presentVisitor( row, this.connected.isVisitorOnline( id ) );
			this.bus.publish( {
				topic: { name: 'departments', departmentIds },
				event: { type: 'visitor.updated', visitor },
			} );
		}
	}

	private publishEdited( { publicId }: VisitorParticipant, departmentIds: Array< number | null > ): void {
		if ( departmentIds.length > 0 ) {
			this.bus.publish( {
				topic: { name: 'departments', departmentIds },
				event: { type: 'visitor.edited', visitorId: publicId },
			} );
		}
	}

	private now(): string {
		return sqlTime( this.clock.now() );
	}
}

/** A link that is mailed to the address opens all that was said with a visitor: only who sees all of it says where that goes. */
function assertSeesAll( agent: AgentParticipant, departmentIds: ReadonlyArray< number | null > ): void {
	if ( ! departmentIds.every( ( id ) => maySeeDepartment( agent, id ) ) ) {
		throw forbidden( 'Only somebody who sees all conversations of this visitor can change the email address.' );
	}
}

function assertFieldsFit( count: number ): void {
	if ( count > LIMITS.visitorFields ) {
		throw new ChatError(
			'too_many_visitor_fields',
			`A visitor has up to ${ LIMITS.visitorFields } fields. Take one away that is not needed any more.`
		);
	}
}

function assertNotesFit( count: number ): void {
	if ( count > LIMITS.visitorNotes ) {
		throw new ChatError(
			'too_many_visitor_notes',
			`A visitor has up to ${ LIMITS.visitorNotes } notes. Delete one that is not needed any more.`
		);
	}
}
