/*
 * Stand-ins for what the connection finds in a browser, for tests.
 */
import type { Message } from '../protocol';
import type { AnyConversation, Call, RelayClient } from './calls/relay-client';
import type { Clock } from './clock';
import type { Surroundings } from './surroundings';

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
	private time = 0;
	private handle = 0;
	private readonly timers = new Map< number, { at: number; callback: () => void } >();

	now(): number {
		return this.time;
	}

	wallNow(): number {
		return Date.UTC( 2026, 0, 1 ) + this.time;
	}

	setTimeout( callback: () => void, milliseconds: number ): number {
		this.handle += 1;
		this.timers.set( this.handle, { at: this.time + milliseconds, callback } );
		return this.handle;
	}

	clearTimeout( handle: number | undefined ): void {
		if ( handle !== undefined ) {
			this.timers.delete( handle );
		}
	}

	/** Lets time pass; what is due happens at its moment, with all that follows from it. */
	async advance( milliseconds: number ): Promise< void > {
		const end = this.time + milliseconds;
		await settled();
		for (;;) {
			const due = [ ...this.timers ].sort( ( [ , a ], [ , b ] ) => a.at - b.at )[ 0 ];
			if ( ! due || due[ 1 ].at > end ) {
				break;
			}
			this.timers.delete( due[ 0 ] );
			this.time = Math.max( this.time, due[ 1 ].at );
			due[ 1 ].callback();
			await settled();
		}
		this.time = end;
	}
}

/** Waits until everything that follows from what was done has happened. */
export async function settled(): Promise< void > {
	for ( let turn = 0; turn < 5; turn++ ) {
		await new Promise( ( resolve ) => setTimeout( resolve ) );
	}
}

/** A page whose network and attention are set by the test. */
export class FakeSurroundings implements Surroundings {
	online = true;
	visible = true;
	private readonly listeners = new Set< () => void >();

	isOnline(): boolean {
		return this.online;
	}

	isVisible(): boolean {
		return this.visible;
	}

	onChange( listener: () => void ): () => void {
		this.listeners.add( listener );
		return () => this.listeners.delete( listener );
	}

	change( to: Partial< Pick< FakeSurroundings, 'online' | 'visible' > > = {} ): void {
		Object.assign( this, to );
		this.listeners.forEach( ( listener ) => listener() );
	}
}

/** Web Locks as far as the connection uses them: exclusive, in order of asking. */
export class FakeLocks {
	private readonly tails = new Map< string, Promise< unknown > >();

	async request( name: string, ...rest: unknown[] ): Promise< unknown > {
		const work = rest.pop() as () => Promise< unknown >;
		const { signal } = ( rest[ 0 ] ?? {} ) as { signal?: AbortSignal };
		const before = this.tails.get( name ) ?? Promise.resolve();
		const run = before.then( () => ( signal?.aborted ? undefined : work() ) );
		this.tails.set(
			name,
			run.catch( () => {} )
		);
		return run;
	}

	asLockManager(): LockManager {
		return this as unknown as LockManager;
	}
}

/** Channels of one browser: what one says all others of the name hear, a moment later. */
export class FakeChannels {
	private readonly open = new Set< FakeChannel >();

	readonly openChannel = ( name: string ): BroadcastChannel => {
		const channel = new FakeChannel( name, this.open );
		this.open.add( channel );
		return channel as unknown as BroadcastChannel;
	};
}

class FakeChannel {
	onmessage: ( ( event: { data: unknown } ) => void ) | null = null;

	constructor(
		private readonly name: string,
		private readonly open: Set< FakeChannel >
	) {}

	postMessage( data: unknown ): void {
		const text = JSON.stringify( data );
		for ( const other of this.open ) {
			if ( other !== this && other.name === this.name ) {
				queueMicrotask( () => other.onmessage?.( { data: JSON.parse( text ) } ) );
			}
		}
	}

	close(): void {
		this.open.delete( this );
		this.onmessage = null;
	}
}

/** A relay's stream that says what the test says. */
export class FakeStreams {
	/** The addresses that were asked for, in order. */
	readonly requests: string[] = [];
	private readonly controllers: ReadableStreamDefaultController< Uint8Array >[] = [];
	/** What answers instead of a stream, if anything. */
	answer: ( ( init: RequestInit ) => Promise< Response > ) | null = null;

	readonly fetch = ( ( address: string, init: RequestInit ) => {
		this.requests.push( address );
		return this.answer ? this.answer( init ) : Promise.resolve( this.openResponse( init ) );
	} ) as typeof fetch;

	say( text: string ): void {
		this.controllers.at( -1 )?.enqueue( new TextEncoder().encode( text ) );
	}

	event( data: { type: string }, id?: string ): void {
		this.say( `${ id ? `id: ${ id }\n` : '' }event: ${ data.type }\ndata: ${ JSON.stringify( data ) }\n\n` );
	}

	hello( { head = 0, resumed = false } = {} ): void {
		const hello = { type: 'hello', protocol: 1, epoch: 'e', head, resumed, serverTime: '2026-01-01T00:00:00.000Z' };
		this.event( hello );
	}

	heartbeat(): void {
		this.event( { type: 'heartbeat' } );
	}

	cut(): void {
		this.controllers.at( -1 )?.error( new TypeError( 'network error' ) );
	}

	private openResponse( init: RequestInit ): Response {
		const body = new ReadableStream< Uint8Array >( {
			start: ( controller ) => {
				this.controllers.push( controller );
				init.signal?.addEventListener( 'abort', () => controller.error( init.signal?.reason ) );
			},
		} );
		return new Response( body, { headers: { 'Content-Type': 'text/event-stream' } } );
	}
}

/** A fetch that never answers, until it is called off. */
export function hanging( init: RequestInit ): Promise< Response > {
	return new Promise( ( _resolve, reject ) => {
		init.signal?.addEventListener( 'abort', () => reject( init.signal?.reason ) );
	} );
}

/** One call as it was made. */
export interface MadeCall extends Call {
	/** What stands in the path for `:id`. */
	id: string;
}

/** What the relay answers, by route: `POST /v1/conversations/:id/close`. */
export type Answers = Record< string, ( call: MadeCall ) => unknown >;

/** A client without a network. */
export function makeClient< C extends AnyConversation >( answers: Answers ): RelayClient< C > {
	const call = async ( method: string, path: string, more?: Call ) => {
		for ( const [ route, answer ] of Object.entries( answers ) ) {
			const match = new RegExp( `^${ route.replace( ':id', '([^/]+)' ) }$` ).exec( `${ method } ${ path }` );
			if ( match ) {
				return answer( { ...more, id: match[ 1 ] ?? '' } );
			}
		}
		throw new Error( `The test has no answer to ${ method } ${ path }.` );
	};
	return { call } as unknown as RelayClient< C >;
}

/** Makes a message. */
export function makeMessage( seq: number, more: Partial< Message > = {} ): Message {
	return {
		id: `m_${ seq }`,
		conversationId: 'c_1',
		seq,
		clientId: `client-${ seq }`,
		author: { type: 'agent', id: 'agent:1', name: 'Anna', avatarUrl: null },
		kind: 'text',
		body: `Message ${ seq }`,
		attachments: [],
		createdAt: '2026-01-01T00:00:00.000Z',
		...more,
	};
}
