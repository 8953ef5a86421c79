import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Message } from '../../relay/protocol';
import type { History } from './checker';
import type { Answer } from './http';
import type { Party } from './party';

/** Answers after which the same request is sent again (docs/protocol.md, Errors). */
const REPEATED = new Set( [ 408, 425, 429 ] );

const LONGEST_WAIT = 500;

export interface SendingOptions {
	/** Gives up after this many milliseconds. */
	timeoutMs?: number;
	/** Whether it waits as long as `Retry-After` says, as a client does; otherwise it is more eager than any client. */
	obeysRetryAfter?: boolean;
	/** Is shown every answer that is not a success. */
	onRefused?( answer: Answer ): void;
	onSent?( message: Message ): void;
}

/**
 * Sends texts one after the other, as a client's outbox does: each is repeated with the
 * same client id until it is acknowledged.
 */
export async function sendAll(
	who: Party,
	conversationId: string,
	texts: string[],
	history: History,
	options: SendingOptions = {}
): Promise< void > {
	const end = Date.now() + ( options.timeoutMs ?? 45_000 );
	for ( const body of texts ) {
		const clientId = randomUUID();
		history.attempt( conversationId, who.id, clientId );
		const message = await sendOne( who, conversationId, { clientId, body }, end, options );
		history.acknowledge( message );
		options.onSent?.( message );
	}
}

async function sendOne(
	who: Party,
	conversationId: string,
	request: object,
	end: number,
	{ onRefused, obeysRetryAfter = false }: SendingOptions
): Promise< Message > {
	for ( let attempt = 0; ; attempt++ ) {
		const answer = await tryOnce( who, conversationId, request );
		if ( answer?.status === 201 || answer?.status === 200 ) {
			return answer.json< { message: Message } >().message;
		}
		if ( answer ) {
			onRefused?.( answer );
			if ( answer.status < 500 && ! REPEATED.has( answer.status ) ) {
				throw new Error( `Refused for good with ${ answer.status }: ${ answer.text }` );
			}
		}
		if ( Date.now() > end ) {
			throw new Error( `Not sent in time; the last answer was ${ answer?.status ?? 'none' }.` );
		}
		const wanted = obeysRetryAfter ? Number( answer?.headers[ 'retry-after' ] ?? 0 ) * 1_000 : 0;
		await delay( wanted || Math.random() * Math.min( LONGEST_WAIT, 20 * 2 ** attempt ) );
	}
}

/** Sends once; undefined when nobody knows what became of it. */
async function tryOnce( who: Party, conversationId: string, request: object ): Promise< Answer | undefined > {
	try {
		return await who.post( `/v1/conversations/${ conversationId }/messages`, request, { timeoutMs: 5_000 } );
	} catch {
		// Refused, broken off or too late: it is sent again.
		return undefined;
	}
}
