import type { Message, SentContent } from '../protocol';
import { backoffDelay } from './backoff';
import { createClientId } from './client-id';
import { systemClock, type Clock } from './clock';
import { AccessEndedError, isRetryable, NetworkError, ProblemError, retryAfterOf } from './errors';
import type { TextStorage } from './storage';
import { pageSurroundings, type Surroundings } from './surroundings';

/**
 * - `waiting`: will be sent, or sent again, by itself
 * - `sending`: on its way
 * - `failed`: will not get better by itself; `retry` or `remove`
 * What has been sent is no longer in the outbox: `onSent` hands over the message.
 */
export type OutboxState = 'waiting' | 'sending' | 'failed';

export interface OutboxItem {
	clientId: string;
	/** null: the conversation is yet to be started. */
	conversationId: string | null;
	/** What it says, as it is posted. */
	content: SentContent;
	/** When it was written, by the writer's own clock: for display only. */
	createdAt: string;
	/** Place among all that this identity wrote. */
	order: number;
	state: OutboxState;
	/** Failed tries so far. */
	attempts: number;
	/** Not tried before this moment of the wall clock, unless woken. */
	notBefore: number;
	/** Not tried before this moment in any case: the relay asked for it. */
	heldUntil: number;
	/** Why the last try failed: a `ProblemCode`, or a `NetworkFailure`. */
	errorCode: string | null;
	/** The relay's sentence about it, if it gave one. */
	errorDetail: string | null;
}

/** What came of a delivery. */
export interface Delivery {
	/** Where it went: what else waits for a conversation that is yet to be started follows it there. */
	conversationId: string;
	message: Message;
}

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

/** What is added to the outbox. */
export interface OutboxDraft {
	conversationId: string | null;
	content: SentContent;
}

const LONGEST_WAIT_MS = 30_000;
/** Longest that the relay is believed when it asks to wait. */
const LONGEST_HOLD_MS = 300_000;
/** Another tab's item is left to that tab for this long. */
const FOREIGN_MS = 3_000;

/**
 * Keeps what a person wrote until the relay has stored it: through failures,
 * reloads and closed tabs. One post at a time for each conversation, in the order
 * of writing, over all tabs of the browser; repeated with the same client id
 * until it is clear what became of it. One entry of the storage for each item, so
 * that tabs cannot overwrite each other's.
 */
export class Outbox< D extends Delivery = Delivery > {
	private readonly options: OutboxOptions< D >;
	private readonly clock: Clock;
	private readonly surroundings: Surroundings;
	private readonly locks: LockManager | null;
	private readonly prefix: string;
	private readonly sending = new Set< string >();
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
		this.prefix = `outbox:${ options.identity }:`;
	}

	/** Takes up what an earlier page left, and sends. */
	start(): void {
		if ( this.isRunning ) {
			return;
		}
		this.isRunning = true;
		this.stopListening = [
			this.surroundings.onChange( () => this.surroundings.isOnline() && this.wake() ),
			this.options.storage.onChange( ( key ) => key.startsWith( this.prefix ) && this.notice() ),
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
		const items: OutboxItem[] = [];
		for ( const key of this.options.storage.keys( this.prefix ) ) {
			const item = this.read( key.slice( this.prefix.length ) );
			if ( item ) {
				items.push( item );
			}
		}
		return items.sort( ( a, b ) => a.order - b.order );
	}

	/** Keeps a message and sends it as soon as may be. */
	add( { conversationId, content }: OutboxDraft ): OutboxItem {
		const wallNow = this.clock.wallNow();
		const item: OutboxItem = {
			clientId: createClientId(),
			conversationId,
			content,
			createdAt: new Date( wallNow ).toISOString(),
			order: Math.max( wallNow, ...this.items().map( ( { order } ) => order + 1 ) ),
			state: 'waiting',
			attempts: 0,
			notBefore: 0,
			heldUntil: 0,
			errorCode: null,
			errorDetail: null,
		};
		this.write( item );
		this.changed();
		this.sendAll();
		return item;
	}

	/** Sends a failed item again, now. */
	retry( clientId: string ): void {
		this.update( clientId, { state: 'waiting', attempts: 0, notBefore: 0, heldUntil: 0 } );
		this.wake();
	}

	/** Forgets an item. What is on its way at this moment may still arrive. */
	remove( clientId: string ): void {
		this.options.storage.remove( this.prefix + clientId );
		this.changed();
	}

	/** Tries what waits at once: the network, or the relay, is back. */
	wake(): void {
		for ( const item of this.items() ) {
			if ( item.notBefore > 0 ) {
				this.write( { ...item, notBefore: 0 } );
			}
		}
		this.lanes.forEach( ( endWait ) => endWait() );
		this.sendAll();
	}

	/** Another tab changed an item: it sends it, but it may be closed before it has. */
	private notice(): void {
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
				const current = this.read( item.clientId );
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
			await this.locks.request( `veranda:${ this.prefix }${ conversationId ?? '' }`, run );
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
		this.sending.add( clientId );
		this.changed();
		try {
			const delivery = await this.options.deliver( item );
			this.options.onSent?.( item, delivery );
			this.options.storage.remove( this.prefix + clientId );
			if ( item.conversationId === null ) {
				this.move( null, delivery.conversationId );
			}
		} catch ( error ) {
			this.learn( item, error );
		} finally {
			this.sending.delete( clientId );
			this.changed();
			this.sendAll();
		}
	}

	/** Decides what an error means for an item. */
	private learn( item: OutboxItem, error: unknown ): void {
		const isFinal =
			error instanceof AccessEndedError || ( error instanceof ProblemError && ! isRetryable( error ) );
		const reason = {
			attempts: item.attempts + 1,
			errorCode: codeOf( error ),
			errorDetail: error instanceof ProblemError ? error.detail : null,
		};
		if ( ! isFinal ) {
			const wait = backoffDelay( item.attempts, {
				maximumMs: LONGEST_WAIT_MS,
				...( this.options.random && { random: this.options.random } ),
			} );
			const wallNow = this.clock.wallNow();
			const held = retryAfterOf( error );
			this.update( item.clientId, {
				...reason,
				notBefore: wallNow + wait,
				heldUntil: held === null ? 0 : wallNow + Math.min( held, LONGEST_HOLD_MS ),
			} );
			return;
		}
		const elsewhere = this.options.redirect?.( item, error );
		if ( elsewhere === undefined || elsewhere === item.conversationId ) {
			this.update( item.clientId, { ...reason, state: 'failed' } );
		} else {
			this.move( item.conversationId, elsewhere );
		}
	}

	/** Sends what waits for one conversation to another. */
	private move( from: string | null, conversationId: string | null ): void {
		for ( const item of this.items() ) {
			if ( item.conversationId === from && item.state !== 'failed' ) {
				this.write( { ...item, conversationId, notBefore: 0 } );
			}
		}
	}

	private read( clientId: string ): OutboxItem | null {
		const text = this.options.storage.get( this.prefix + clientId );
		if ( text === null ) {
			return null;
		}
		try {
			const item = JSON.parse( text ) as Partial< OutboxItem > | null;
			if ( item?.content ) {
				return { ...( item as OutboxItem ), ...( this.sending.has( clientId ) && { state: 'sending' } ) };
			}
		} catch {
			// Somebody else's text under our key.
		}
		return null;
	}

	private write( item: OutboxItem ): void {
		const state = item.state === 'sending' ? 'waiting' : item.state;
		this.options.storage.set( this.prefix + item.clientId, JSON.stringify( { ...item, state } ) );
	}

	/** Changes an item, unless it was removed meanwhile. */
	private update( clientId: string, change: Partial< OutboxItem > ): void {
		const item = this.read( clientId );
		if ( item ) {
			this.write( { ...item, ...change } );
		}
	}

	private changed(): void {
		this.options.onChange( this.items() );
	}
}

function codeOf( error: unknown ): string {
	if ( error instanceof ProblemError ) {
		return error.code;
	}
	if ( error instanceof AccessEndedError ) {
		return 'access_ended';
	}
	return error instanceof NetworkError ? error.reason : 'unreachable';
}
