import { createHmac } from 'node:crypto';
import type { Clock } from '../clock';
import { ChatError } from '../errors';
import type { VisitorParticipant } from '../participants';
import type { ActiveBlockRow } from '../store/block-store';
import type { Queryable } from '../store/queryable';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import type { KeyGeneration } from '../tokens/keys';

interface ActiveBlocks {
	readonly ofVisitors: ReadonlyMap< number, ActiveBlockRow >;
	/** By the hash, as hexadecimal digits. */
	readonly ofAddresses: ReadonlyMap< string, ActiveBlockRow >;
}

/**
 * What is in memory may be so old. Changes that agents make are told by an event; that another relay has taken an address,
 * or that WordPress has erased somebody, is not.
 */
const REREAD_MS = 30_000;

/** Keeps blocked visitors from writing. It is asked for every message, so it has all blocks in memory: they are few. */
export class BlockGuard {
	private blocks: Promise< ActiveBlocks > | null = null;
	/** Monotonic milliseconds. */
	private readAt = 0;

	constructor(
		private readonly db: Queryable,
		private readonly stores: Pick< Stores, 'blocks' >,
		/** Of the site's secret, the newest first. What an older one hashed counts as long as that secret does. */
		private readonly generations: readonly KeyGeneration[],
		private readonly clock: Clock
	) {}

	/** Forgets who is blocked, after that has changed. */
	forget(): void {
		this.blocks = null;
	}

	/** Throws when a visitor is blocked, or an address; null: the address says nothing about who calls. */
	async assertNotBlocked( { id }: VisitorParticipant, address: string | null ): Promise< void > {
		const { ofVisitors, ofAddresses } = await this.read();
		const own = this.ifItHolds( ofVisitors.get( id ) );
		if ( own !== null ) {
			if ( own.coversAddress && own.addressHash === null && address !== null ) {
				await this.takeAddress( own, address );
			}
			throw blocked();
		}
		if ( ofAddresses.size > 0 && address !== null ) {
			const hashes = this.generations.map( ( keys ) => hashOf( address, keys ).toString( 'hex' ) );
			if ( hashes.some( ( hash ) => this.ifItHolds( ofAddresses.get( hash ) ) !== null ) ) {
				throw blocked();
			}
		}
	}

	/** Blocks the address from which somebody who is blocked with it has tried to write. */
	private async takeAddress( { id }: ActiveBlockRow, address: string ): Promise< void > {
		const hash = hashOf( address, this.generations[ 0 ] as KeyGeneration );
		await this.stores.blocks.setAddress( this.db, id, hash );
		this.forget();
	}

	private ifItHolds( block: ActiveBlockRow | undefined ): ActiveBlockRow | null {
		return block !== undefined && ( block.expiresAt === null || block.expiresAt > sqlTime( this.clock.now() ) )
			? block
			: null;
	}

	private read(): Promise< ActiveBlocks > {
		const now = this.clock.monotonic();
		if ( this.blocks === null || now - this.readAt >= REREAD_MS ) {
			const loading = this.load();
			this.blocks = loading;
			this.readAt = now;
			loading.catch( () => {
				if ( this.blocks === loading ) {
					this.blocks = null;
				}
			} );
		}
		return this.blocks;
	}

	private async load(): Promise< ActiveBlocks > {
		const rows = await this.stores.blocks.listActive( this.db, sqlTime( this.clock.now() ) );
		return {
			ofVisitors: new Map(
				rows.flatMap( ( row ) => ( row.visitorId === null ? [] : [ [ row.visitorId, row ] ] ) )
			),
			ofAddresses: new Map(
				rows.flatMap( ( row ) =>
					row.addressHash === null ? [] : [ [ row.addressHash.toString( 'hex' ), row ] ]
				)
			),
		};
	}
}

function hashOf( address: string, { addressKey }: KeyGeneration ): Buffer {
	return createHmac( 'sha256', addressKey ).update( address ).digest();
}

/* Neither why nor for how long: that is for agents. */
const blocked = () => new ChatError( 'blocked', 'You can’t send messages here right now.' );
