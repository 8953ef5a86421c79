import {
	conversationPriority,
	type ConversationPriority,
	type Lead,
	type LeadList,
	type LeaveLeadAnswer,
	type LeaveLeadRequest,
	type ListLeadsQuery,
	type Prechat,
} from '../../protocol';
import type { Bus } from '../bus/bus';
import type { Clock } from '../clock';
import { tokenInvalid } from '../errors';
import { fittingPage } from '../page-bytes';
import type { AgentParticipant, VisitorParticipant } from '../participants';
import { presentLead } from '../present/leads';
import { presentOwnVisitor } from '../present/visitors';
import { ChangeSet } from '../store/change-set';
import type { Database } from '../store/database';
import type { LeadContent, LeadPage, LeadRow } from '../store/lead-store';
import type { Transaction } from '../store/queryable';
import type { ConversationRow, VisitorRow } from '../store/rows';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import type { Announcer } from './announcer';
import type { ConversationAccess } from './conversation-access';
import type { Directory } from './directory';
import { checkPrechat, type CheckedPrechat } from './prechat-check';
import type { PrechatFormService } from './prechat-form-service';
import type { VisitorSessions } from './visitor-sessions';

const DEFAULT_PAGE = 50;

const NOTHING: LeadContent = {
	name: '',
	email: null,
	phone: null,
	answers: [],
	tags: [],
	departmentId: null,
	priority: null,
	consentText: null,
	consentAt: null,
};

/** What visitors say of themselves, also if they never write. */
export class LeadService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly forms: PrechatFormService,
		private readonly sessions: VisitorSessions,
		private readonly directory: Directory,
		private readonly conversations: ConversationAccess,
		private readonly announcer: Announcer,
		private readonly bus: Bus,
		private readonly clock: Clock
	) {}

	/** Keeps what a visitor has entered, for the conversation that they have or will begin. */
	async leave( { id }: VisitorParticipant, { prechat }: LeaveLeadRequest ): Promise< LeaveLeadAnswer > {
		const { visitor, written, departmentId } = await this.database.transaction( async ( tx ) => {
			const changes = new ChangeSet( sqlTime( this.clock.now() ) );
			await this.sessions.assertAny( tx, id );
			const known = await this.lockVisitor( tx, id );
			const active = await this.stores.conversations.lockActive( tx, id );
			const lead = await this.keep( tx, known, active, prechat, changes.now );
			await this.introduce( tx, changes, active, known, prechat );
			return {
				visitor: ( await this.stores.visitors.find( tx, id ) ) ?? known,
				written: await changes.write( tx, this.stores ),
				departmentId: active?.departmentId ?? lead.departmentId,
			};
		} );
		this.announcer.announceWritten( written );
		this.bus.publish( { topic: { name: 'department', departmentId }, event: { type: 'lead.changed' } } );
		return { visitor: presentOwnVisitor( visitor ) };
	}

	/**
	 * Finds what a visitor has entered for a conversation that is there, or for one that is about to begin, and adds to it
	 * what comes with its start. The caller has locked the visitor.
	 */
	async take(
		tx: Transaction,
		visitor: VisitorRow,
		conversation: ConversationRow | null,
		prechat: Prechat | undefined,
		now: string
	): Promise< LeadRow | null > {
		return prechat === undefined
			? this.find( tx, visitor, conversation )
			: this.keep( tx, visitor, conversation, prechat, now );
	}

	/** Gives a lead to the conversation that has come of it, with the tags that its answers lead to. */
	async assign( tx: Transaction, lead: LeadRow, conversationId: number, now: string ): Promise< void > {
		await this.stores.leads.assign( tx, lead.id, conversationId );
		const tags = await this.stores.tags.ensure( tx, lead.tags, now );
		await this.stores.tags.put(
			tx,
			[ conversationId ],
			tags.map( ( { id } ) => id )
		);
	}

	/** Keeps the name and address under which the visitor is known; readers of their conversation hear of it if it is news. */
	async introduce(
		tx: Transaction,
		changes: ChangeSet,
		conversation: ConversationRow | null,
		visitor: VisitorRow,
		{ name, email }: Prechat
	): Promise< void > {
		const isNews = await this.stores.visitors.introduce( tx, visitor.id, name, email );
		if ( isNews && conversation !== null && changes.isEmpty ) {
			changes.addEvent( conversation, { type: 'conversation.updated' } );
		}
	}

	/** Lists leads as this agent may see them, the newest first. */
	async list(
		agent: AgentParticipant,
		{ visitor, conversation, cursor, limit }: ListLeadsQuery
	): Promise< LeadList > {
		const [ visitorId, conversationId ] = await Promise.all( [
			visitor === undefined
				? undefined
				: this.directory.findVisitor( visitor ).then( ( found ) => found?.id ?? 0 ),
			conversation === undefined
				? undefined
				: this.conversations.getVisible( agent, conversation ).then( ( { id } ) => id ),
		] );
		return this.listPage( agent, {
			...( visitorId === undefined ? {} : { visitorId } ),
			...( conversationId === undefined ? {} : { conversationId } ),
			...( cursor === undefined ? {} : { before: Number( cursor ) } ),
			limit: limit ?? DEFAULT_PAGE,
		} );
	}

	/** Returns a page of the leads that an agent may see; it ends early when it has the bytes of one. */
	async listPage( agent: AgentParticipant, page: LeadPage ): Promise< LeadList > {
		const rows = await this.stores.leads.listPage( this.database, {
			...page,
			...( agent.departmentIds === null ? {} : { departmentIds: agent.departmentIds } ),
			limit: page.limit + 1,
		} );
		const leads = fittingPage( rows.slice( 0, page.limit ).map( ( row ): Lead => presentLead( row ) ) );
		const last = rows.length > leads.length ? rows[ leads.length - 1 ] : undefined;
		return { leads, nextCursor: last === undefined ? null : String( last.id ) };
	}

	/** Locks a visitor: what two tabs of theirs enter comes one after the other. */
	async lockVisitor( tx: Transaction, id: number ): Promise< VisitorRow > {
		const visitor = await this.stores.visitors.lock( tx, id );
		if ( visitor === null ) {
			throw tokenInvalid( 'This visitor does not exist any more. Start anew.' );
		}
		return visitor;
	}

	private find(
		tx: Transaction,
		visitor: VisitorRow,
		conversation: ConversationRow | null
	): Promise< LeadRow | null > {
		return conversation === null
			? this.stores.leads.findWaiting( tx, visitor.id )
			: this.stores.leads.findByConversation( tx, conversation.id );
	}

	private async keep(
		tx: Transaction,
		visitor: VisitorRow,
		conversation: ConversationRow | null,
		prechat: Prechat,
		now: string
	): Promise< LeadRow > {
		const known = await this.find( tx, visitor, conversation );
		const checked = checkPrechat( await this.forms.findForm( tx, visitor ), prechat, {
			isLoggedIn: visitor.isVerified === 1,
			phoneCountry: prechat.phone ? await this.forms.phoneCountry( tx ) : '',
			// Who has begun already may add what they like.
			isWhole: known === null && conversation === null,
		} );
		const content = await this.join( tx, known ?? NOTHING, prechat, checked, now );
		if ( known !== null ) {
			await this.stores.leads.update( tx, known.id, content, now );
			return { ...known, ...content };
		}
		const id = await this.stores.leads.insert( tx, visitor.id, content, visitor.pageUrl, now );
		if ( conversation !== null ) {
			await this.stores.leads.assign( tx, id, conversation.id );
		}
		return { ...content, id, conversationId: conversation?.id ?? null };
	}

	/** Adds what was entered now to what was entered before; of two answers to one question the newer one counts. */
	private async join(
		tx: Transaction,
		before: LeadContent,
		{ name, email }: Prechat,
		{ answers, phone, tags, departments, priorities, consentText }: CheckedPrechat,
		now: string
	): Promise< LeadContent > {
		const isNew = ( key: string ) => answers.some( ( answer ) => answer.key === key );
		const known = await this.stores.departments.listIds( tx, departments );
		const departmentIds = departments.flatMap( ( publicId ) => known.get( publicId ) ?? [] );
		return {
			name: name || before.name,
			email: email ?? before.email,
			phone: phone ?? before.phone,
			answers: [ ...before.answers.filter( ( { key } ) => ! isNew( key ) ), ...answers ],
			tags: answers.length > 0 ? [ ...new Set( tags ) ] : before.tags,
			departmentId: departmentIds[ 0 ] ?? before.departmentId,
			priority: answers.length > 0 ? highestOf( priorities ) : before.priority,
			consentText: consentText ?? before.consentText,
			consentAt: consentText === null ? before.consentAt : now,
		};
	}
}

/** Returns the most urgent of them, as conversations have it; null when there is none. */
function highestOf( priorities: readonly ConversationPriority[] ): number | null {
	const places = priorities.map( ( priority ) => conversationPriority.options.indexOf( priority ) );
	return places.length === 0 ? null : Math.max( ...places );
}
