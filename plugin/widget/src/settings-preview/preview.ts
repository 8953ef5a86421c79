/*
 * preview.js: the chat as the settings show it, in a frame of its own. The scripts are the real ones; whom they talk to, and
 * where they keep things, is made up here.
 */
import type { WidgetConfig } from '../config';
import { FakeRelay } from './fake-relay';
import { chatIn, type PreviewState, type PreviewTexts } from './states';

/** What the settings ask for. */
export interface PreviewOptions {
	config: WidgetConfig;
	state: PreviewState;
	/** Of the page, and of the system that it is looked at with. */
	scheme: 'light' | 'dark';
	direction: 'ltr' | 'rtl';
}

declare global {
	interface Window {
		/** The page around the frame calls it; no messages between windows are needed for that. */
		showPreview?: ( options: PreviewOptions ) => void;
	}
}

/** Makes the frame ready to show the chat. */
export function startPreview( body: HTMLElement ): void {
	const texts = JSON.parse( body.dataset.texts ?? '{}' ) as PreviewTexts;
	const loaderUrl = body.dataset.loader ?? '';
	const ask = window.fetch.bind( window );
	const askMedia = window.matchMedia.bind( window );
	let relay: FakeRelay | undefined;
	let shows = 0;

	window.fetch = async ( input, init ) => {
		const address = String( input );
		return relay?.isFor( address ) ? relay.answer( address, init ) : ask( input, init );
	};
	for ( const area of [ 'localStorage', 'sessionStorage' ] ) {
		// The owner has a chat with the site of their own, perhaps.
		Object.defineProperty( window, area, { value: makeStorage() } );
	}
	keepFocusOutside();

	window.showPreview = ( { config, state, scheme, direction } ) => {
		const base = `${ location.origin }/veranda-preview/${ ++shows }`;
		// The chats of before let go of their streams.
		window.dispatchEvent( new Event( 'pagehide' ) );
		document.querySelectorAll( '#veranda-widget' ).forEach( ( host ) => host.remove() );
		relay = new FakeRelay( base, chatIn( state, texts ) );
		document.documentElement.dir = direction;
		prefer( scheme, askMedia );
		const host = document.createElement( 'div' );
		host.id = 'veranda-widget';
		host.dataset.config = JSON.stringify( {
			...config,
			// Tabs of one site share what they know.
			siteId: `preview-${ crypto.getRandomValues( new Uint32Array( 1 ) )[ 0 ] }`,
			relayUrl: base,
			restUrl: `${ base }/`,
		} );
		body.append( host );
		const loader = document.createElement( 'script' );
		loader.src = loaderUrl;
		loader.onload = () => {
			loader.remove();
			if ( state !== 'closed' ) {
				host.shadowRoot?.querySelector< HTMLElement >( '.launcher' )?.click();
			}
		};
		body.append( loader );
	};
}

/** Answers for the system which colors it prefers, and gives the page its ground. */
function prefer( scheme: 'light' | 'dark', ask: typeof matchMedia ): void {
	const { style } = document.documentElement;
	style.colorScheme = scheme;
	style.background = scheme === 'dark' ? '#1e1e1e' : '#f6f7f7';
	window.matchMedia = ( query ) =>
		query.includes( 'prefers-color-scheme' )
			? Object.assign( new EventTarget(), { matches: query.includes( scheme ) } as MediaQueryList )
			: ask( query );
}

/** Opening the chat takes the focus, but somebody is typing into the settings. */
function keepFocusOutside(): void {
	const { focus } = HTMLElement.prototype;
	HTMLElement.prototype.focus = function ( options ) {
		if ( document.hasFocus() ) {
			focus.call( this, options );
		}
	};
}

/** A browser's storage that forgets with the page. */
function makeStorage(): object {
	const kept: Record< string, string > = {};
	const methods = {
		getItem: ( key: string ) => kept[ key ] ?? null,
		setItem: ( key: string, value: string ) => void ( kept[ key ] = value ),
		removeItem: ( key: string ) => void delete kept[ key ],
	};
	for ( const [ name, value ] of Object.entries( methods ) ) {
		Object.defineProperty( kept, name, { value } );
	}
	return kept;
}
