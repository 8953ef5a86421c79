import { setTimeout as delay } from 'node:timers/promises';
import { backoffDelay } from '../../relay/client/backoff';
import type { VisitorSession } from '../../relay/protocol';
import { waitUntil } from '../../scripts/environment/processes';
import type { Answer } from '../../tests/support/http';
import { VisitorParty, type Make } from '../../tests/support/make';
import { expectStatus, freshAddress } from '../../tests/support/party';
import { inTurns } from '../in-turns';
import { ReturningStream } from './s6-client';

/** How many people have a stream when the relay is killed. */
export interface Sizes {
	/** Visitors in a conversation, who come back with their cursors; some of them write. */
	readonly talking: number;
	/** Visitors who only have the chat open, and whose pages come back without a cursor. */
	readonly idle: number;
	/** Agents, who see everything. */
	readonly agents: number;
	readonly posters: number;
}

/** People who arrive at the same moment. */
export const AT_ONCE = 16;

/** How long anything may take before the run gives up. */
export const TIMEOUT_MS = 60_000;

/** Everybody with a stream, and how many of the streams are live. */
export class Crowd {
	readonly talking: ReturningStream[] = [];
	readonly agents: ReturningStream[] = [];
	private readonly others: ReturningStream[] = [];
	private live = 0;
	/** Streams that became live since this was last set. */
	reconnects = 0;

	get streams(): ReturningStream[] {
		return [ ...this.talking, ...this.others, ...this.agents ];
	}

	/** Opens everybody's stream; returns the visitors who are to be in a conversation. */
	async enter( port: number, make: Make, { talking, idle, agents }: Sizes ): Promise< VisitorParty[] > {
		const visitors = await inTurns( talking + idle, AT_ONCE, () => newVisitor( port, make ) );
		const onChange = ( isLive: boolean ) => {
			this.live += isLive ? 1 : -1;
			this.reconnects += isLive ? 1 : 0;
		};
		visitors.forEach( ( { token, address }, index ) => {
			const hasCursor = index < talking;
			const stream = new ReturningStream( { port, token, address, hasCursor, onChange } );
			( hasCursor ? this.talking : this.others ).push( stream );
		} );
		for ( let index = 0; index < agents; index++ ) {
			const { token, address } = make.agent();
			this.agents.push( new ReturningStream( { port, token, address, hasCursor: true, onChange } ) );
		}
		this.streams.forEach( ( stream ) => stream.connect() );
		await this.allLive();
		return visitors.slice( 0, talking );
	}

	/** Waits until every stream is live. */
	allLive(): Promise< void > {
		const wanted = this.streams.length;
		return waitUntil(
			() => this.live === wanted,
			() => `Only ${ this.live } of ${ wanted } streams are live.`,
			TIMEOUT_MS
		);
	}

	/** Waits until every stream has noticed that the relay is gone. */
	noneLive(): Promise< void > {
		return waitUntil(
			() => this.live === 0,
			() => 'Some streams outlived the relay.'
		);
	}

	leave(): void {
		this.streams.forEach( ( stream ) => stream.close() );
	}
}

async function newVisitor( port: number, make: Make ): Promise< VisitorParty > {
	const address = freshAddress();
	const answer = await persist( () => make.visitorAnswer( {}, { headers: { 'X-Forwarded-For': address } } ) );
	return new VisitorParty( { port }, expectStatus< VisitorSession >( answer, 201 ), { address } );
}

/** Asks again while the relay says that it has too much to do: a thousand arrivals at once are not what is measured. */
export async function persist( ask: () => Promise< Answer > ): Promise< Answer > {
	for ( let attempt = 0; ; attempt++ ) {
		const answer = await ask();
		if ( answer.status !== 503 || attempt === 8 ) {
			return answer;
		}
		await delay( backoffDelay( attempt ) );
	}
}
