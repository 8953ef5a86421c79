import DataLoader from 'dataloader';
import type { AgentClaims } from '../../protocol';
import { createCache } from '../cache';
import type { Clock } from '../clock';
import { withoutDirectionMarks } from '../direction-marks';
import { ChatError, notFound, tokenInvalid } from '../errors';
import { parseAgentId } from '../ids';
import {
	agentParticipant,
	visitorParticipant,
	type AgentParticipant,
	type Participant,
	type VisitorParticipant,
} from '../participants';
import { mayBeSeen } from '../policies/visibility';
import type { Queryable } from '../store/queryable';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';

/** What hardly ever changes about a conversation. */
interface ConversationKey {
	readonly id: number;
	readonly visitorId: number;
}

const REMEMBERED = 20_000;
/** Ids that one question to the database may name. */
const LOOKED_UP_TOGETHER = 200;

/** Finds who and what is meant by public ids, and remembers it. */
export class Directory {
	private readonly visitors = createCache< string, VisitorParticipant >( REMEMBERED );
	private readonly conversations = createCache< string, ConversationKey >( REMEMBERED );
	private readonly departments = createCache< string, number >( REMEMBERED );
	/* By the token's id: the claims of one token never change. */
	private readonly agents = createCache< string, AgentParticipant >( 2_000 );
	private readonly saved = createCache< number, string >( 2_000 );
	/* After a restart everybody comes at once: a question for each of them would be more than connections can carry. */
	private readonly visitorIds = lookup( ( publicIds ) => this.stores.visitors.listIds( this.db, publicIds ) );
	private readonly conversationKeys = lookup( ( publicIds ) =>
		this.stores.conversations.listKeys( this.db, publicIds )
	);

	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly clock: Clock,
		private readonly accessVersionOf: ( agentId: number ) => number
	) {}

	/** Forgets everything, after an erasure or a restored backup. */
	clear(): void {
		this.visitors.clear();
		this.conversations.clear();
		this.departments.clear();
		this.agents.clear();
		this.saved.clear();
	}

	/** Forgets which departments there are, after one has been changed. */
	forgetDepartments(): void {
		this.departments.clear();
	}

	/** Returns the visitor whom a verified token names; who was erased has no valid token any more. */
	async getVisitor( publicId: string ): Promise< VisitorParticipant > {
		const visitor = await this.findVisitor( publicId );
		if ( visitor === null ) {
			throw tokenInvalid( 'This visitor does not exist any more. Start anew.' );
		}
		return visitor;
	}

	/** Returns a visitor by the public id, or null when there is none. */
	async findVisitor( publicId: string ): Promise< VisitorParticipant | null > {
		const known = this.visitors.get( publicId );
		if ( known !== undefined ) {
			return known;
		}
		const id = await this.visitorIds.load( publicId );
		if ( id === null ) {
			return null;
		}
		const visitor = visitorParticipant( { id, publicId } );
		this.visitors.set( publicId, visitor );
		return visitor;
	}

	/** Returns the agent whom a verified token names, unless WordPress has taken the access back since. */
	async getAgent( claims: AgentClaims ): Promise< AgentParticipant > {
		const id = parseAgentId( claims.sub );
		if ( id === null ) {
			throw tokenInvalid();
		}
		this.assertAccess( id, claims.ver );
		const known = this.agents.get( claims.jti );
		if ( known !== undefined ) {
			return known;
		}
		const agent = agentParticipant( {
			id,
			publicId: claims.sub,
			// The chat in a page puts it into sentences, and has no room to guard each of them.
			name: withoutDirectionMarks( claims.name ),
			avatarUrl: claims.avatar,
			mayManage: claims.role === 'supervisor',
			departmentIds: claims.departments.length === 0 ? null : await this.findDepartments( claims.departments ),
			version: claims.ver,
		} );
		await this.save( agent, claims.departments );
		this.agents.set( claims.jti, agent );
		return agent;
	}

	/** Throws when WordPress has taken an agent's access back since a token of this access version was made. */
	assertAccess( agentId: number, version: number ): void {
		if ( version < this.accessVersionOf( agentId ) ) {
			throw new ChatError( 'token_revoked', 'The access of this agent has changed. Sign in to WordPress again.' );
		}
	}

	/**
	 * Returns a conversation's internal id, unless it is certain that the participant may not see it. Which department it
	 * is in is to be looked at together with the rest of it.
	 */
	async getConversationId( participant: Participant, publicId: string ): Promise< number > {
		const known = this.conversations.get( publicId );
		if ( known !== undefined && mayBeSeen( participant, known ) ) {
			return known.id;
		}
		// What another visitor has begun may be this one's by now, who has logged in meanwhile.
		const key = await this.conversationKeys.load( publicId );
		if ( key !== null ) {
			this.conversations.set( publicId, key );
		}
		if ( key === null || ! mayBeSeen( participant, key ) ) {
			throw notFound();
		}
		return key.id;
	}

	/** Returns the internal ids of those departments that exist. */
	async findDepartments( publicIds: readonly string[] ): Promise< number[] > {
		const unknown = publicIds.filter( ( publicId ) => this.departments.get( publicId ) === undefined );
		for ( const [ publicId, id ] of await this.stores.departments.listIds( this.db, unknown ) ) {
			this.departments.set( publicId, id );
		}
		return publicIds.flatMap( ( publicId ) => this.departments.get( publicId ) ?? [] );
	}

	/** Returns the internal id of a department that `field` of a request names; refuses the request if there is none. */
	async getDepartment( publicId: string, field: string ): Promise< number > {
		const [ id ] = await this.findDepartments( [ publicId ] );
		if ( id === undefined ) {
			throw noDepartment( field );
		}
		return id;
	}

	/** Keeps the name that conversations show, and which departments the agent is there for; only when it is news. */
	private async save( { id, name, avatarUrl }: AgentParticipant, limitedTo: readonly string[] ): Promise< void > {
		const departments = limitedTo.length === 0 ? null : limitedTo;
		const facts = JSON.stringify( [ name, avatarUrl, departments ] );
		if ( this.saved.get( id ) !== facts ) {
			await this.stores.agents.save( this.db, {
				id,
				name,
				avatarUrl,
				departments,
				now: sqlTime( this.clock.now() ),
			} );
			this.saved.set( id, facts );
		}
	}
}

/** Refuses a request whose `field` names a department that is not there. */
export function noDepartment( field: string ): ChatError {
	const detail = 'There is no such department. Reload the page to see those that exist.';
	return new ChatError( 'invalid_request', detail, { fields: [ { path: field, message: detail } ] } );
}

/** Looks up together what is asked for in one turn of the event loop; what is not there is null. */
function lookup< Found >( list: ( publicIds: string[] ) => Promise< Map< string, Found > > ) {
	return new DataLoader< string, Found | null >(
		async ( publicIds ) => {
			const found = await list( [ ...new Set( publicIds ) ] );
			return publicIds.map( ( publicId ) => found.get( publicId ) ?? null );
		},
		{ cache: false, maxBatchSize: LOOKED_UP_TOGETHER, batchScheduleFn: ( run ) => void setImmediate( run ) }
	);
}
