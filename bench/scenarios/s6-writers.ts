import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { backoffDelay } from '../../relay/client/backoff';
import type { VisitorParty } from '../../tests/support/make';
import { TIMEOUT_MS } from './s6-crowd';

/** How often each writer posts; few enough that nobody misses more than the relay replays (500 events). */
const POST_EVERY_MS = 1_000;

/** A message that was acknowledged. */
export interface Acknowledged {
	readonly clientId: string;
	/** Number of the writer. */
	readonly writer: number;
	/** When the post was answered. */
	readonly answeredAt: number;
	/** When it was first tried. */
	readonly firstAt: number;
}

/** Visitors who write once a second, and repeat what was not acknowledged. */
export class Writers {
	readonly acknowledged: Acknowledged[] = [];
	/** Messages that were not acknowledged in time. */
	unacknowledged = 0;
	private isOver = false;
	private readonly writing: Promise< void >[] = [];

	/** Lets a visitor write in a conversation until `stop`. */
	start( visitor: VisitorParty, conversationId: string ): void {
		this.writing.push( this.write( visitor, conversationId, this.writing.length ) );
	}

	/** Waits until the messages under way are acknowledged. */
	async stop(): Promise< void > {
		this.isOver = true;
		await Promise.all( this.writing );
	}

	/** Writes one message after another, each repeated with its client id until it is acknowledged, as an outbox does. */
	private async write( visitor: VisitorParty, conversationId: string, writer: number ): Promise< void > {
		// Not all at the same moment.
		await delay( Math.random() * POST_EVERY_MS );
		const begunAt = performance.now();
		let isWell = true;
		for ( let number = 0; isWell && ! this.isOver; number++ ) {
			isWell = await this.post( visitor, conversationId, writer, number );
			await delay( Math.max( 0, begunAt + ( number + 1 ) * POST_EVERY_MS - performance.now() ) );
		}
	}

	/** Posts one message until it is acknowledged; tells whether it was. */
	private async post(
		visitor: VisitorParty,
		conversationId: string,
		writer: number,
		number: number
	): Promise< boolean > {
		const request = { clientId: randomUUID(), body: `Message ${ number } while the relay comes and goes` };
		const firstAt = performance.now();
		let triedAt = firstAt;
		for ( let attempt = 0; triedAt - firstAt < TIMEOUT_MS; attempt++ ) {
			const status = await tryOnce( visitor, conversationId, request );
			if ( status === 200 || status === 201 ) {
				const { clientId } = request;
				this.acknowledged.push( { clientId, writer, firstAt, answeredAt: performance.now() } );
				return true;
			}
			await delay( backoffDelay( attempt ) );
			triedAt = performance.now();
		}
		this.unacknowledged++;
		return false;
	}
}

/** Posts once; null when nobody knows what became of it. */
async function tryOnce( visitor: VisitorParty, conversationId: string, body: object ): Promise< number | null > {
	try {
		const path = `/v1/conversations/${ conversationId }/messages`;
		return ( await visitor.post( path, body, { timeoutMs: 5_000 } ) ).status;
	} catch {
		// Refused, broken off or too late: it is sent again.
		return null;
	}
}
