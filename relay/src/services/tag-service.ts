import { LIMITS, type ListTagsQuery, type Tag, type TagList } from '../../protocol';
import type { Clock } from '../clock';
import { ChatError, notFound } from '../errors';
import type { AgentParticipant } from '../participants';
import { assertMayManage } from '../policies/managing';
import { presentTagReference } from '../present/tags';
import { ChangeSet } from '../store/change-set';
import type { Database } from '../store/database';
import { isDuplicate } from '../store/database-errors';
import { sqlTime } from '../store/sql-time';
import type { Transaction } from '../store/queryable';
import type { Stores } from '../store/stores';
import type { TagRow } from '../store/tag-store';
import type { Announcer } from './announcer';

const DEFAULT_PAGE = 50;
/** Conversations that lose a tag in one transaction, so that nobody waits long for its locks. */
const PORTION = 500;

/** The tags that there are: for every agent to choose from, and for who manages to look after. */
export class TagService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly announcer: Announcer,
		private readonly clock: Clock
	) {}

	/** Lists tags by name. */
	async list( agent: AgentParticipant, { q, cursor, limit = DEFAULT_PAGE }: ListTagsQuery ): Promise< TagList > {
		const rows = await this.stores.tags.listPage( this.database, {
			...( q ? { prefix: q } : {} ),
			...( cursor === undefined ? {} : { after: Buffer.from( cursor, 'base64url' ).toString() } ),
			limit: limit + 1,
		} );
		const page = rows.slice( 0, limit );
		const last = rows.length > limit ? page.at( -1 ) : undefined;
		return {
			tags: await this.present( agent, page ),
			nextCursor: last === undefined ? null : Buffer.from( last.nameKey ).toString( 'base64url' ),
		};
	}

	/** Renames a tag, on all conversations that have it; the same name again changes nothing. */
	async rename( agent: AgentParticipant, publicId: string, name: string ): Promise< Tag > {
		assertMayManage( agent );
		try {
			const renamed = await this.change( async ( tx, changes ) => {
				const [ tag ] = await this.stores.tags.lock( tx, [ publicId ] );
				if ( tag === undefined ) {
					throw notFound();
				}
				if ( tag.name !== name ) {
					await this.stores.tags.rename( tx, tag.id, name );
					addChanged( changes, tag, { ...tag, name } );
				}
				return { ...tag, name };
			} );
			return await this.presentOne( agent, renamed );
		} catch ( error ) {
			throw isDuplicate( error ) ? await this.nameTaken( name ) : error;
		}
	}

	/** Puts another tag in the place of this one, on all conversations that have it. */
	async merge( agent: AgentParticipant, publicId: string, intoId: string ): Promise< Tag > {
		assertMayManage( agent );
		if ( publicId === intoId ) {
			throw wrongTarget( 'A tag cannot be merged with itself. Choose another one.' );
		}
		const into = await this.replace( publicId, intoId );
		if ( into === null ) {
			throw notFound();
		}
		return this.presentOne( agent, into );
	}

	/** Deletes a tag, and takes it from all conversations that have it. */
	async delete( agent: AgentParticipant, publicId: string ): Promise< void > {
		assertMayManage( agent );
		await this.replace( publicId, null );
	}

	/**
	 * Takes a tag from all conversations, puts the other one in its place if there is one, and deletes it with the last of
	 * them. When that is interrupted, it can be asked for again.
	 */
	private async replace( publicId: string, intoId: string | null ): Promise< TagRow | null > {
		const { tags } = this.stores;
		for (;;) {
			const { isDone, into } = await this.change( async ( tx, changes ) => {
				// While they are locked, nobody can put them on a conversation.
				const locked = await tags.lock( tx, intoId === null ? [ publicId ] : [ publicId, intoId ] );
				const tag = locked.find( ( each ) => each.publicId === publicId );
				const other = locked.find( ( each ) => each.publicId === intoId ) ?? null;
				if ( tag === undefined ) {
					throw notFound();
				}
				if ( intoId !== null && other === null ) {
					throw wrongTarget( 'There is no such tag. Reload the page to see those that exist.' );
				}
				const conversations = await tags.listConversations( tx, tag.id, PORTION );
				await tags.put( tx, conversations, other === null ? [] : [ other.id ] );
				await tags.take( tx, conversations, [ tag.id ] );
				if ( conversations.length === PORTION ) {
					return { isDone: false, into: other };
				}
				await tags.delete( tx, tag.id );
				addChanged( changes, tag, other );
				return { isDone: true, into: other };
			} );
			if ( isDone ) {
				return into;
			}
		}
	}

	private async change< Result >(
		apply: ( tx: Transaction, changes: ChangeSet ) => Promise< Result >
	): Promise< Result > {
		const { result, written } = await this.database.transaction( async ( tx ) => {
			const changes = new ChangeSet( sqlTime( this.clock.now() ) );
			return { result: await apply( tx, changes ), written: await changes.write( tx, this.stores ) };
		} );
		this.announcer.announceWritten( written );
		return result;
	}

	private async present( agent: AgentParticipant, tags: readonly TagRow[] ): Promise< Tag[] > {
		const counts = await this.stores.tags.count(
			this.database,
			tags.map( ( { id } ) => id ),
			LIMITS.tagsCounted,
			agent.departmentIds ?? undefined
		);
		return tags.map( ( tag ) => ( {
			...presentTagReference( tag ),
			conversationCount: counts.get( tag.id ) ?? 0,
		} ) );
	}

	private async presentOne( agent: AgentParticipant, tag: TagRow ): Promise< Tag > {
		const [ presented ] = await this.present( agent, [ tag ] );
		return presented as Tag;
	}

	private async nameTaken( name: string ): Promise< ChatError > {
		const tag = await this.stores.tags.findByName( this.database, name );
		return new ChatError(
			'tag_exists',
			`There is a tag “${ tag?.name ?? name }” already. Merge the two, or choose another name.`,
			tag === null ? {} : { tag: presentTagReference( tag ) }
		);
	}
}

function addChanged( changes: ChangeSet, before: TagRow, after: TagRow | null ): void {
	const tag = after === null ? null : presentTagReference( after );
	changes.addSiteEvent( { type: 'tag.changed', data: { previousName: before.name, tag } } );
}

function wrongTarget( detail: string ): ChatError {
	return new ChatError( 'invalid_request', detail, { fields: [ { path: 'into', message: detail } ] } );
}
