import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../scripts/environment/processes';
import type { Message } from '../../relay/protocol';
import type { History } from './checker';
import { readHistory } from './make';
import type { Party } from './party';
import { StreamReader } from './read-stream';

const PAUSE = 100;

/**
 * What a client with a stream shows: follows it, resumes at its cursor when it breaks,
 * and reloads by REST when it is told to. What the stream brings twice it shows twice, so
 * that the history records it.
 */
export class Screen {
	/** How often a stream was opened, and how often it said `reset`. */
	connections = 0;
	resets = 0;
	/** Longest time without a live stream so far, in milliseconds. */
	longestGap = 0;
	private readonly shown: Message[];
	/** What a reload has shown may come once more by the stream: a client drops it then. */
	private readonly reloaded = new Set< string >();
	private cursor: string | undefined;
	private stream: StreamReader | undefined;
	private isOver = false;
	private lostAt: number | null = null;
	private following: Promise< void > = Promise.resolve();

	private constructor(
		private readonly who: Party,
		private readonly conversationIds: readonly string[],
		history: History,
		name: string
	) {
		this.shown = history.screen( name, conversationIds );
	}

	/** Opens a screen for some conversations; resolves when it is live. */
	static async open(
		who: Party,
		conversationIds: readonly string[],
		history: History,
		name = who.id
	): Promise< Screen > {
		const screen = new Screen( who, conversationIds, history, name );
		screen.following = screen.follow();
		await waitUntil(
			() => screen.isLive,
			() => 'The screen was not live in time.'
		);
		return screen;
	}

	get isLive(): boolean {
		return ( this.stream?.isOpen ?? false ) && this.stream?.events[ 0 ]?.type === 'hello';
	}

	/** Texts that are shown. */
	get texts(): number {
		return this.shown.filter( ( { kind } ) => kind !== 'system' ).length;
	}

	/** Waits until this many texts are shown. */
	async shows( count: number, timeoutMs = 15_000 ): Promise< void > {
		await waitUntil(
			() => this.texts >= count,
			() => `The screen shows ${ this.texts } of ${ count } after ${ this.connections } connections.`,
			timeoutMs
		);
	}

	/** The stream that is open now. */
	get current(): StreamReader | undefined {
		return this.stream;
	}

	/** Closes it; what it has shown is kept. */
	async close(): Promise< void > {
		this.isOver = true;
		this.stream?.close();
		await this.following;
	}

	private async follow(): Promise< void > {
		while ( ! this.isOver ) {
			const before = this.stream;
			try {
				await this.followOnce();
			} catch {
				// Nobody is listening, or the stream was refused: it is tried again.
			}
			if ( ! this.isOver ) {
				this.lostAt ??= performance.now();
				const last = this.stream === before ? undefined : this.stream?.events.at( -1 );
				await delay( last?.type === 'bye' ? ( last.retryMs ?? PAUSE ) : PAUSE + Math.random() * PAUSE );
			}
		}
	}

	private noteHello(): void {
		if ( this.lostAt !== null ) {
			this.longestGap = Math.max( this.longestGap, performance.now() - this.lostAt );
			this.lostAt = null;
		}
	}

	private async followOnce(): Promise< void > {
		this.connections++;
		const stream = await this.who.tryStream( this.cursor === undefined ? {} : { after: this.cursor } );
		this.stream = stream;
		if ( stream.status !== 200 ) {
			await stream.ended;
			return;
		}
		let position = 0;
		const take = async () => {
			for ( ; position < stream.events.length; position++ ) {
				const event = stream.events[ position ];
				if ( event?.type === 'message.created' ) {
					this.show( event.message );
				}
				if ( event?.type === 'hello' ) {
					this.noteHello();
					this.cursor ??= `${ event.epoch }.${ event.head }`;
				}
				if ( event?.type === 'reset' ) {
					await this.reload();
					this.cursor = `${ event.epoch }.${ event.head }`;
				}
				if ( event?.eventId ) {
					this.cursor = event.eventId;
				}
			}
		};
		const isOver = stream.ended.then( () => true );
		while ( ! ( await Promise.race( [ isOver, delay( 20, false ) ] ) ) ) {
			await take();
		}
		await take();
	}

	private show( message: Message ): void {
		if ( this.conversationIds.includes( message.conversationId ) && ! this.reloaded.has( message.id ) ) {
			this.shown.push( message );
		}
	}

	/** Shows what is stored and not shown yet. */
	private async reload(): Promise< void > {
		this.resets++;
		for ( const id of this.conversationIds ) {
			const last = this.shown.filter( ( { conversationId } ) => conversationId === id ).at( -1 )?.seq ?? 0;
			const missed = ( await readHistory( this.who, id ) ).filter( ( { seq } ) => seq > last );
			missed.forEach( ( message ) => this.reloaded.add( message.id ) );
			this.shown.push( ...missed );
		}
	}
}
