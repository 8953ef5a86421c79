import { LIMITS, type Block, type BlockList, type BlockRequest } from '../../protocol';
import type { Clock } from '../clock';
import { ChatError, forbidden, found, notFound } from '../errors';
import type { AgentParticipant } from '../participants';
import { maySee } from '../policies/visibility';
import { presentBlock } from '../present/blocks';
import type { BlockRow } from '../store/block-store';
import { ChangeSet } from '../store/change-set';
import type { Database } from '../store/database';
import type { Transaction } from '../store/queryable';
import { sqlTime } from '../store/sql-time';
import type { ConversationRow, VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { Announcer } from './announcer';
import type { BlockGuard } from './block-guard';
import { addRecord, end } from './conversation-rules';
import { makeSpam } from './spam-service';
import type { VisitorAccess } from './visitor-access';

/** Visitors who may not write: who they are, and how that begins and ends. */
export class BlockService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly access: VisitorAccess,
		private readonly guard: BlockGuard,
		private readonly announcer: Announcer,
		private readonly clock: Clock
	) {}

	/** Lists who may not write, as far as the agent may see them. */
	async list( agent: AgentParticipant ): Promise< BlockList > {
		return { blocks: ( await this.listRows( agent ) ).map( presentBlock ), nextCursor: null };
	}

	/**
	 * Blocks a visitor, ends what they talk about, and notes it in its history. It takes the place of an earlier block of the
	 * agent; of somebody else's only for who manages, who alone may lift that.
	 */
	async block( agent: AgentParticipant, visitorId: string, request: BlockRequest ): Promise< Block > {
		const { id } = await this.access.getVisible( agent, visitorId );
		await this.change( async ( tx, changes ) => {
			const { blocks, visitors } = this.stores;
			const visitor = found( await visitors.lock( tx, id ) );
			await this.assertNoAgent( tx, visitor );
			const before = await blocks.findOfVisitor( tx, id );
			if ( before !== null && ( before.expiresAt === null || before.expiresAt > changes.now ) ) {
				assertMayLift( agent, before );
			}
			if ( ( await blocks.countOthers( tx, id, changes.now ) ) >= LIMITS.blocks ) {
				throw new ChatError(
					'too_many_blocks',
					`${ LIMITS.blocks } visitors are blocked. Unblock some first.`
				);
			}
			const { minutes, reason = '', coversAddress = false } = request;
			await blocks.put( tx, {
				visitorId: id,
				coversAddress,
				reason,
				blockedBy: agent.id,
				expiresAt: minutes === undefined ? null : sqlTime( this.clock.now() + minutes * 60_000 ),
				now: changes.now,
			} );
			await this.endConversation( tx, changes, agent, id, request );
		} );
		return presentBlock( found( await this.stores.blocks.findOfVisitor( this.database, id ) ) );
	}

	/** Lets a visitor write again; for who blocked them, and who manages. */
	async unblock( agent: AgentParticipant, publicId: string ): Promise< void > {
		const block = found( ( await this.listRows( agent ) ).find( ( row ) => row.publicId === publicId ) );
		assertMayLift( agent, block );
		await this.change( async ( tx, changes ) => {
			if ( ! ( await this.stores.blocks.delete( tx, block.id ) ) ) {
				throw notFound();
			}
			const row = block.visitorId === null ? null : await this.lockCurrent( tx, block.visitorId );
			if ( row !== null && maySee( agent, row ) ) {
				addRecord( changes, row, 'unblocked', agent );
			}
		} );
	}

	private listRows( { id, departmentIds }: AgentParticipant ): Promise< BlockRow[] > {
		const now = sqlTime( this.clock.now() );
		return this.stores.blocks.list( this.database, { agentId: id, departmentIds }, now );
	}

	/** Locks the conversation in whose history it is noted: what the visitor talks about, or talked about last. */
	private async lockCurrent( tx: Transaction, visitorId: number ): Promise< ConversationRow | null > {
		const id = await this.stores.conversations.findCurrentId( tx, visitorId );
		return id === null ? null : this.stores.conversations.lock( tx, id );
	}

	/** A colleague who tries the chat must not be locked out of it by mistake. */
	private async assertNoAgent( tx: Transaction, { wpUserId, isVerified }: VisitorRow ): Promise< void > {
		if ( wpUserId !== null && isVerified && ( await this.stores.agents.find( tx, wpUserId ) ) !== null ) {
			throw new ChatError( 'visitor_is_agent', 'This is the account of an agent. It cannot be blocked.' );
		}
	}

	/**
	 * Ends what the visitor talks about, or makes it spam, and notes there that they are blocked. What the agent may not see
	 * stays as it is: those who see it see the block.
	 */
	private async endConversation(
		tx: Transaction,
		changes: ChangeSet,
		agent: AgentParticipant,
		visitorId: number,
		{ minutes, reason, isSpam = false }: BlockRequest
	): Promise< void > {
		const row = await this.lockCurrent( tx, visitorId );
		if ( row === null || ! maySee( agent, row ) ) {
			return;
		}
		addRecord( changes, row, 'blocked', agent, {
			...( reason ? { reason } : {} ),
			...( minutes === undefined ? {} : { minutes } ),
		} );
		if ( isSpam ) {
			makeSpam( changes, row, agent );
		} else if ( row.state !== 'closed' ) {
			end( changes, row, agent );
		}
	}

	private async change( apply: ( tx: Transaction, changes: ChangeSet ) => Promise< void > ): Promise< void > {
		const written = await this.database.transaction( async ( tx ) => {
			const changes = new ChangeSet( sqlTime( this.clock.now() ) );
			await apply( tx, changes );
			changes.addSiteEvent( { type: 'block.changed' } );
			return changes.write( tx, this.stores );
		} );
		// Other relays hear it by the event.
		this.guard.forget();
		this.announcer.announceWritten( written );
	}
}

function assertMayLift( agent: AgentParticipant, { blockedBy }: BlockRow ): void {
	if ( ! agent.mayManage && blockedBy !== agent.id ) {
		throw forbidden( 'Somebody else blocked this visitor. Ask them, or somebody who manages the chat.' );
	}
}
