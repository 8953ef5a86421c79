import { createClientId } from '../client-id';
import { systemClock, type Clock } from '../clock';

export interface TabLeaderOptions< T > {
	/** What tabs must have in common to choose one leader. */
	name: string;
	/** This tab leads from now on. */
	onLead(): void;
	/** Another tab leads from now on. */
	onFollow(): void;
	/** The leader said something. */
	onMessage( message: T ): void;
	/** What the leader says with every beat, and to whoever newly follows. */
	describe(): T;
	clock?: Clock;
	random?: () => number;
	/** Default: the browser's. Without them every tab leads itself. */
	locks?: LockManager | null;
	openChannel?: ( ( name: string ) => BroadcastChannel ) | null;
}

/** How often the leader says that it is there. */
const BEAT_MS = 3_000;
/** Silence after which a follower asks whether the leader is still there. */
const ASK_MS = 6_000;
/** Silence after which a follower leads itself: a frozen tab keeps its lock. */
const SILENCE_MS = 10_000;
const TICK_MS = 1_000;

type Envelope< T > = { kind: 'ask' } | { kind: 'say'; from: string; holdsLock: boolean; message: T };

/**
 * Chooses one tab of a browser to lead and lets it speak to the others. Who holds
 * the lock leads; should it fall silent, others step in until it is back.
 */
export class TabLeader< T > {
	private readonly options: TabLeaderOptions< T >;
	private readonly clock: Clock;
	private readonly random: () => number;
	private readonly id: string;
	private channel: BroadcastChannel | null = null;
	private ending: AbortController | null = null;
	private release: ( () => void ) | null = null;
	private timer: number | undefined;
	private holdsLock = false;
	private leads = false;
	private leader: string | null = null;
	private heardAt = 0;
	private saidAt = 0;
	private askedAt = 0;
	private patienceMs = SILENCE_MS;

	constructor( options: TabLeaderOptions< T > ) {
		this.options = options;
		this.clock = options.clock ?? systemClock;
		this.random = options.random ?? Math.random;
		this.id = createClientId();
	}

	/** Joins the tabs of this name. */
	start(): void {
		const locks = this.options.locks === undefined ? findLocks() : this.options.locks;
		const openChannel = this.options.openChannel === undefined ? findOpenChannel() : this.options.openChannel;
		if ( ! locks || ! openChannel ) {
			this.lead();
			return;
		}
		const name = `veranda:${ this.options.name }`;
		this.channel = openChannel( name );
		this.channel.onmessage = ( { data } ) => this.hear( data as Envelope< T > );
		this.heardAt = this.clock.now();
		// Tabs that lose their leader together should not all step in together.
		this.patienceMs = SILENCE_MS + this.random() * 1_500;
		this.ending = new AbortController();
		locks
			.request( name, { signal: this.ending.signal }, () => {
				this.holdsLock = true;
				this.lead();
				return new Promise< void >( ( resolve ) => {
					this.release = resolve;
				} );
			} )
			.catch( ( error: unknown ) => {
				// Called off by `stop`, or the browser refuses locks here (opaque origins).
				if ( this.channel && ( error as Error ).name !== 'AbortError' ) {
					this.lead();
				}
			} );
		this.post( { kind: 'ask' } );
		this.tick();
	}

	/** Leaves; if this tab leads, another takes over at once. */
	stop(): void {
		this.clock.clearTimeout( this.timer );
		this.channel?.close();
		this.channel = null;
		this.ending?.abort();
		this.release?.();
		this.release = null;
		this.holdsLock = false;
		this.leads = false;
		this.leader = null;
	}

	/** Says something to the followers. */
	say( message: T ): void {
		if ( this.leads ) {
			this.saidAt = this.clock.now();
			this.post( { kind: 'say', from: this.id, holdsLock: this.holdsLock, message } );
		}
	}

	/** Beats, if it is time; timers of a hidden tab come late, so other events call this too. */
	beat(): void {
		if ( this.leads && this.clock.now() - this.saidAt >= BEAT_MS ) {
			this.say( this.options.describe() );
		}
	}

	private lead(): void {
		if ( ! this.leads ) {
			this.leads = true;
			this.leader = this.id;
			this.options.onLead();
			this.say( this.options.describe() );
		}
	}

	private hear( envelope: Envelope< T > ): void {
		if ( envelope.kind === 'ask' ) {
			this.say( this.options.describe() );
			return;
		}
		const { from, holdsLock, message } = envelope;
		if ( this.leads ) {
			const yields = ! this.holdsLock && ( holdsLock || from > this.id );
			if ( ! yields ) {
				// Two lead: the other one yields as soon as it hears of this one.
				this.beat();
				return;
			}
			this.leads = false;
			this.options.onFollow();
		}
		if ( this.leader !== from && ! holdsLock && this.leader !== null && this.silence() < ASK_MS ) {
			return;
		}
		this.leader = from;
		this.heardAt = this.clock.now();
		this.options.onMessage( message );
	}

	private silence(): number {
		return this.clock.now() - this.heardAt;
	}

	private tick(): void {
		this.beat();
		if ( ! this.leads ) {
			const hasAsked = this.askedAt >= this.heardAt;
			if ( this.silence() >= this.patienceMs && hasAsked ) {
				this.lead();
			} else if ( this.silence() >= ASK_MS && this.clock.now() - this.askedAt >= BEAT_MS ) {
				// A hidden leader's timers may sleep, but it still answers.
				this.askedAt = this.clock.now();
				this.post( { kind: 'ask' } );
			}
		}
		this.timer = this.clock.setTimeout( () => this.tick(), TICK_MS );
	}

	private post( envelope: Envelope< T > ): void {
		this.channel?.postMessage( envelope );
	}
}

/** Web Locks exist in secure contexts only. */
function findLocks(): LockManager | null {
	return navigator.locks ?? null;
}

function findOpenChannel(): ( ( name: string ) => BroadcastChannel ) | null {
	return typeof BroadcastChannel === 'function' ? ( name ) => new BroadcastChannel( name ) : null;
}
