import { systemClock, type Clock } from '../clock';
import { isRefusal } from '../errors';
import type { TextStorage } from '../storage';
import { pageSurroundings, type Surroundings } from '../surroundings';
import { failureOf, LONGEST_HOLD_MS, LONGEST_WAIT_MS } from './failure';
import { KeptItems } from './kept-items';
import { createItem, type Delivery, type OutboxDraft, type OutboxItem } from './outbox-item';

export interface OutboxOptions< D extends Delivery = Delivery > {
	/** Whose words these are, for example `visitor:v_…` or `agent:5`. Never sent as anybody else. */
	identity: string;
	storage: TextStorage;
	/** Posts one item, with its `clientId` each time it is repeated. */
	deliver( item: OutboxItem ): Promise< D >;
	/** Hears that the items changed, here or in another tab. */
	onChange( items: OutboxItem[] ): void;
	/** Hears of each message that was stored, before `onChange`. */
	onSent?( item: OutboxItem, delivery: D ): void;
	/**
	 * Asked about an error that repeating does not mend: may return another
	 * conversation for the item (null: a new one), which keeps its `clientId`.
	 * Returning undefined lets it fail.
	 */
	redirect?( item: OutboxItem, error: unknown ): string | null | undefined;
	clock?: Clock;
	random?: () => number;
	surroundings?: Surroundings;
	/** Keeps tabs from posting at the same time. Default: the browser's, if it has them. */
	locks?: LockManager | null;
}

/** Another tab's item is left to that tab for this long. */
const FOREIGN_MS = 3_000;

/**
 * Keeps what a person wrote until the relay has stored it: through failures,
 * reloads and closed tabs. One post at a time for each conversation, in the order
 * of writing, over all tabs of the browser; repeated with the same client id
 * until it is clear what became of it.
 */
export class Outbox< D extends Delivery = Delivery > {
	private readonly options: OutboxOptions< D >;
	private readonly clock: Clock;
	private readonly surroundings: Surroundings;
	private readonly locks: LockManager | null;
	private readonly kept: KeptItems;
	/** Conversations that are being emptied, each with a way to end its present wait. */
	private readonly lanes = new Map< string | null, () => void >();
	private isRunning = false;
	private foreignTimer: number | undefined;
	private stopListening: ( () => void )[] = [];

	constructor( options: OutboxOptions< D > ) {
		this.options = options;
		this.clock = options.clock ?? systemClock;
		this.surroundings = options.surroundings ?? pageSurroundings;
		this.locks = options.locks === undefined ? ( navigator.locks ?? null ) : options.locks;
		this.kept = new KeptItems( options.storage, options.identity );
	}

	/** Takes up what an earlier page left, and sends. */
	start(): void {
		if ( this.isRunning ) {
			return;
		}
		this.isRunning = true;
		this.stopListening = [
			this.surroundings.onChange( () => this.surroundings.isOnline() && this.wake() ),
			this.kept.onChange( () => this.followOthers() ),
		];
		this.changed();
		this.sendAll();
	}

	/** Sends no more. What waits stays kept. */
	stop(): void {
		this.isRunning = false;
		this.clock.clearTimeout( this.foreignTimer );
		this.stopListening.forEach( ( stop ) => stop() );
		this.stopListening = [];
		this.lanes.forEach( ( endWait ) => endWait() );
	}

	/** Returns everything kept for this identity, in the order of writing. */
	items(): OutboxItem[] {
		return this.kept.list();
	}

	/** Keeps a message and sends it as soon as may be. */
	add( draft: OutboxDraft ): OutboxItem {
		const item = createItem( draft, this.clock.wallNow(), this.items() );
		this.kept.write( item );
		this.changed();
		this.sendAll();
		return item;
	}

	/** Sends a failed item again, now. */
	retry( clientId: string ): void {
		this.kept.update( clientId, { state: 'waiting', attempts: 0, notBefore: 0, heldUntil: 0 } );
		this.wake();
	}

	/** Forgets an item. What is on its way at this moment may still arrive. */
	remove( clientId: string ): void {
		this.kept.remove( clientId );
		this.changed();
	}

	/** Tries what waits at once: the network, or the relay, is back. */
	wake(): void {
		for ( const item of this.items() ) {
			if ( item.notBefore > 0 ) {
				this.kept.write( { ...item, notBefore: 0 } );
			}
		}
		this.lanes.forEach( ( endWait ) => endWait() );
		this.sendAll();
	}

	/** Another tab changed an item: it sends it, but it may be closed before it has. */
	private followOthers(): void {
		this.changed();
		this.clock.clearTimeout( this.foreignTimer );
		this.foreignTimer = this.clock.setTimeout( () => this.sendAll(), FOREIGN_MS );
	}

	private sendAll(): void {
		if ( ! this.isRunning ) {
			return;
		}
		for ( const { conversationId, state } of this.items() ) {
			if ( state === 'waiting' && ! this.lanes.has( conversationId ) ) {
				this.lanes.set( conversationId, () => {} );
				void this.empty( conversationId ).finally( () => this.lanes.delete( conversationId ) );
			}
		}
	}

	/** Sends one conversation's items until none waits. */
	private async empty( conversationId: string | null ): Promise< void > {
		while ( this.isRunning ) {
			const item = this.nextOf( conversationId );
			if ( ! item ) {
				return;
			}
			const wait = this.waitFor( item );
			if ( wait > 0 ) {
				await this.pause( conversationId, wait );
				continue;
			}
			await this.exclusively( conversationId, async () => {
				// While this tab waited for its turn another may have sent it, or failed to.
				const current = this.kept.find( item.clientId );
				if ( this.isRunning && current?.state === 'waiting' && this.waitFor( current ) <= 0 ) {
					await this.post( current );
				}
			} );
		}
	}

	private nextOf( conversationId: string | null ): OutboxItem | undefined {
		return this.items().find( ( item ) => item.conversationId === conversationId && item.state !== 'failed' );
	}

	/** How long an item must still wait. Never for ever, should the wall clock have been put back. */
	private waitFor( { notBefore, heldUntil }: OutboxItem ): number {
		if ( ! this.surroundings.isOnline() ) {
			return LONGEST_WAIT_MS;
		}
		const wait = Math.max( notBefore, heldUntil ) - this.clock.wallNow();
		return wait > LONGEST_HOLD_MS ? 0 : wait;
	}

	private pause( conversationId: string | null, milliseconds: number ): Promise< void > {
		return new Promise( ( resolve ) => {
			const timer = this.clock.setTimeout( resolve, Math.min( milliseconds, LONGEST_WAIT_MS ) );
			this.lanes.set( conversationId, () => {
				this.clock.clearTimeout( timer );
				resolve();
			} );
		} );
	}

	private async exclusively( conversationId: string | null, work: () => Promise< void > ): Promise< void > {
		let hasRun = false;
		const run = () => {
			hasRun = true;
			return work();
		};
		if ( ! this.locks ) {
			return run();
		}
		try {
			await this.locks.request( `veranda:${ this.kept.prefix }${ conversationId ?? '' }`, run );
		} catch ( error ) {
			if ( hasRun ) {
				throw error;
			}
			// Locks are refused here (an opaque origin): client ids alone must do.
			await run();
		}
	}

	private async post( item: OutboxItem ): Promise< void > {
		const { clientId } = item;
		this.kept.sending.add( clientId );
		this.changed();
		try {
			const delivery = await this.options.deliver( item );
			this.options.onSent?.( item, delivery );
			this.kept.remove( clientId );
			if ( item.conversationId === null ) {
				this.kept.move( null, delivery.conversationId );
			}
		} catch ( error ) {
			this.learn( item, error );
		} finally {
			this.kept.sending.delete( clientId );
			this.changed();
			this.sendAll();
		}
	}

	/** Decides what an error means for an item. */
	private learn( item: OutboxItem, error: unknown ): void {
		const elsewhere = isRefusal( error ) ? this.options.redirect?.( item, error ) : undefined;
		if ( elsewhere === undefined || elsewhere === item.conversationId ) {
			const { clock, options } = this;
			this.kept.update( item.clientId, failureOf( item, error, clock.wallNow(), options.random ) );
		} else {
			this.kept.move( item.conversationId, elsewhere );
		}
	}

	private changed(): void {
		this.options.onChange( this.items() );
	}
}
