import type { ComponentType } from 'preact';
import type { TextStorage } from '../../../../relay/client';
import { createBrowserStorage } from '../../../../relay/client/storage';
import { mayKeep } from '../browser/consent';
import type { WidgetConfig } from '../config';
import type { Connection } from '../connection/connection';
import type { State } from '../features';
import type { Launcher } from '../launcher/launcher';
import type { WidgetEvent } from './events';
import type { ContentProps, Feature, Part, Slot } from './feature';

/** An event, and the state before it. */
type Heard = [ event: WidgetEvent, before: State ];
type EventListener = ( ...heard: Heard ) => void;
type ChangeListener = ( state: State ) => void;

/**
 * What features work with: the state, what happens, and what is kept. Made when the
 * chat is first opened; it knows the features by their list only.
 */
export class Chat {
	readonly config: WidgetConfig;
	readonly launcher: Launcher;
	/** Kept through reloads. All of it is forgotten when somebody logs out. */
	readonly storage: TextStorage;
	/** Kept as long as this tab. */
	readonly tabStorage: TextStorage;
	state = {} as State;
	/** Client, stream and outbox of the visitor who is here; null while nobody is known to the relay. */
	connection: Connection | null = null;
	/** Shows the content of messages, by their kind. */
	readonly contents: Record< string, ComponentType< ContentProps > > = {};
	/** Whether the later features are there. */
	isComplete = false;
	/** Brings the later features, now; fails if they do not come. */
	bringLater: () => Promise< void > = async () => {};
	private readonly features: [ keyof State, Feature ][] = [];
	private readonly eventListeners: EventListener[] = [];
	private readonly changeListeners: ChangeListener[] = [];
	private readonly unheard: Heard[] = [];
	private readonly parts: Part[] = [];
	private isHearing = false;
	private isTold = true;

	constructor( launcher: Launcher ) {
		this.config = launcher.config;
		this.launcher = launcher;
		this.storage = createBrowserStorage( this.config.siteId, 'localStorage', mayKeep );
		this.tabStorage = createBrowserStorage( this.config.siteId, 'sessionStorage', mayKeep );
	}

	/** Takes in features, by the names of their slices of the state, and lets them begin their work. */
	add( features: Record< string, { initial: object } > ): void {
		const added = Object.entries( features ) as [ keyof State, Feature ][];
		for ( const [ name, { initial, parts, contents } ] of added ) {
			this.state = { ...this.state, [ name ]: initial };
			this.parts.push( ...( parts ?? [] ) );
			Object.assign( this.contents, contents );
		}
		this.parts.sort( ( first, second ) => first.order - second.order );
		this.features.push( ...added );
		this.replace( this.state );
		added.forEach( ( [ , feature ] ) => attempt( () => feature.start?.( this ) ) );
	}

	/** Calls back with each event, and the state before it, when the whole state has followed. */
	onEvent( listener: EventListener ): void {
		this.eventListeners.push( listener );
	}

	/** Calls back with the newest state, once after one or more changes. */
	onChange( listener: ChangeListener ): void {
		this.changeListeners.push( listener );
	}

	/** Says what has happened. */
	dispatch( event: WidgetEvent ): void {
		const before = this.state;
		const state = Object.fromEntries(
			this.features.map( ( [ name, feature ] ) => [ name, reduce( feature, before[ name ], event, before ) ] )
		) as State;
		if ( this.features.some( ( [ name ] ) => state[ name ] !== before[ name ] ) ) {
			this.replace( state );
		}
		this.unheard.push( [ event, before ] );
		if ( ! this.isHearing ) {
			this.isHearing = true;
			// What comes of an event is told after the event.
			for ( let next: Heard | undefined; ( next = this.unheard.shift() ); ) {
				const heard = next;
				this.eventListeners.forEach( ( listener ) => attempt( () => listener( ...heard ) ) );
			}
			this.isHearing = false;
		}
	}

	/** Changes a part of the state where no rule is needed. A feature does so with its own. */
	set< Name extends keyof State >( name: Name, change: Partial< State[ Name ] > ): void {
		this.replace( { ...this.state, [ name ]: { ...this.state[ name ], ...change } } );
	}

	/** Returns what is to be shown in a place, in order. */
	shown( slot: Slot ): Part[] {
		return this.parts.filter(
			( part ) => part.slot === slot && ( ! part.isShown || part.isShown( this.state, this ) )
		);
	}

	open(): void {
		if ( ! this.state.window.isOpen ) {
			this.dispatch( { type: 'window.opened' } );
		}
	}

	toggle(): void {
		if ( this.state.window.isOpen ) {
			this.close();
		} else {
			this.open();
		}
	}

	close(): void {
		this.dispatch( { type: 'window.closed' } );
		// Where it is hidden while the chat is open, it is not there before the change is shown.
		queueMicrotask( () => this.launcher.button.focus() );
	}

	/** Takes back what is open on top, or else closes the window. */
	escape(): void {
		if ( ! this.features.some( ( [ , feature ] ) => feature.escape?.( this ) ) ) {
			this.close();
		}
	}

	private replace( state: State ): void {
		this.state = state;
		if ( this.isTold ) {
			this.isTold = false;
			queueMicrotask( () => {
				this.isTold = true;
				this.changeListeners.forEach( ( listener ) => attempt( () => listener( this.state ) ) );
			} );
		}
	}
}

function reduce( feature: Feature, known: object, event: WidgetEvent, state: State ): object {
	// What belonged to a person goes with them, whether or not a feature thinks of it.
	const slice = event.type === 'session.ended' && ! feature.outlivesSession ? feature.initial : known;
	const next = feature.reduce?.[ event.type ] as
		undefined | ( ( slice: object, event: WidgetEvent, state: State ) => object );
	return next ? next( slice, event, state ) : slice;
}

/** One feature's fault must not take the others, or the page, with it. */
function attempt( call: () => void ): void {
	try {
		call();
	} catch ( error ) {
		reportError( error );
	}
}
