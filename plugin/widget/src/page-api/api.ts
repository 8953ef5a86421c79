/*
 * api.js: `window.veranda`, its events, and the page's own buttons for the chat. Only in pages that use one of them. It
 * works with what the loader has drawn, and joins the chat when that is made: neither has to know of it.
 */
import { findHost } from '../config';
import { listenToButtons } from './buttons';
import { readFacts } from './facts';
import { findLauncher } from './launcher';
import type { Listener, PageConnection, PageEvents, PageFacts, Tell, Veranda, VerandaCall } from './veranda';

declare global {
	interface Window {
		/** Calls that wait, until this script takes their place. */
		veranda?: Veranda | VerandaCall[];
	}
}

type MakeChat = NonNullable< Window[ 'verandaChat' ] >;

/** Puts `window.veranda` into the page, and does what has been asked for already. */
export function startApi(): void {
	const waiting = Array.isArray( window.veranda ) ? window.veranda : [];
	const host = findHost();
	const launcher = host && findLauncher( host );
	let connection: PageConnection | undefined;
	let facts: PageFacts | undefined;

	const veranda: Veranda = {
		open: () => launcher?.open(),
		close: () => launcher?.close(),
		toggle: () => ( launcher?.isOpen() ? veranda.close() : veranda.open() ),
		hide: () => launcher?.hide(),
		show: () => launcher?.show(),
		identify( given ) {
			const fit = readFacts( given );
			if ( fit ) {
				facts = fit;
				connection?.identify( fit );
			} else {
				// eslint-disable-next-line no-console -- For whoever writes the page; its visitors are not concerned.
				console.warn( 'veranda.identify takes { name, email }: a name, a whole email address, or both.' );
			}
		},
		on( name, listener ) {
			document.addEventListener( `veranda:${ name }`, heard( listener ) );
		},
		off( name, listener ) {
			document.removeEventListener( `veranda:${ name }`, heard( listener ) );
		},
		push( ...calls ) {
			calls.forEach( ( call ) => attempt( veranda, call ) );
		},
	};
	window.veranda = veranda;
	if ( launcher ) {
		launcher.onChange( ( isOpen ) => tell( isOpen ? 'open' : 'close', null ) );
		listenToButtons( launcher );
		joinChat( ( made ) => {
			connection = made;
			if ( facts ) {
				made.identify( facts );
			}
		} );
	}
	veranda.push( ...waiting );
	tell( 'ready', null );
}

const hearers = new WeakMap< Listener, ( event: Event ) => void >();

/** Returns what hears DOM events for a listener: always the same, so that it can be taken away again. */
function heard( listener: Listener ): ( event: Event ) => void {
	const hear =
		hearers.get( listener ) ?? ( ( event: Event ) => listener( ( event as CustomEvent< unknown > ).detail ) );
	hearers.set( listener, hear );
	return hear;
}

const tell: Tell = ( name, detail ) => {
	document.dispatchEvent( new CustomEvent< PageEvents[ keyof PageEvents ] >( `veranda:${ name }`, { detail } ) );
};

/** Does one call that has waited; what is none is said, and keeps none of the others from being done. */
function attempt( veranda: Veranda, call: VerandaCall ): void {
	try {
		const [ name, ...values ] = call;
		( veranda as unknown as Record< string, ( ...values: unknown[] ) => void > )[ name ]?.( ...values );
	} catch ( error ) {
		reportError( error );
	}
}

/** Connects with the chat when chat.js has come and the loader makes it: puts itself before the function that does so. */
function joinChat( onConnected: ( connection: PageConnection ) => void ): void {
	let make = window.verandaChat;
	const makeAndJoin: MakeChat = ( launcher ) => {
		const chat = ( make as MakeChat )( launcher );
		window
			.verandaImport( 'page-api' )
			.then( ( chunk ) =>
				onConnected( ( chunk as typeof import( './page-api' ) ).connectPage( chat as never, tell ) )
			)
			// The chat itself works without.
			.catch( reportError );
		return chat;
	};
	Object.defineProperty( window, 'verandaChat', {
		configurable: true,
		get: () => make && makeAndJoin,
		set( made: MakeChat ) {
			make = made;
		},
	} );
}
