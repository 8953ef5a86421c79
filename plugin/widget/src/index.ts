/*
 * The loader: draws the closed launcher and brings the chat in when somebody
 * points at it, or when a conversation goes on that was begun on another page.
 * The chat begins when it is first opened; until then nothing is stored, and
 * nobody hears of the visitor. Whatever goes wrong here, the page goes on as if
 * there were no chat.
 */
import { findHost, type WidgetConfig } from './config';
import { __, setTranslations } from './i18n';
import { drawButton, drawLauncher, type Launcher } from './launcher/launcher';
import { isMarked } from './resume/mark';

/** What chat.js leaves for the loader to call. */
export interface Chat {
	open(): void;
	toggle(): void;
}

declare global {
	/** What it makes is a string as far as `src` is concerned. */
	interface TrustedPolicy {
		createScriptURL( address: string ): string;
	}

	interface Window {
		verandaChat?: ( launcher: Launcher ) => Chat;
		/** Not in all browsers: to ask for it is a part of trying. */
		trustedTypes: {
			createPolicy( name: string, rules: { createScriptURL( url: string ): string } ): TrustedPolicy;
		};
	}
}

const own = document.currentScript as HTMLScriptElement | null;

const LATE_MS = 3_000;

/** Draws the launcher if the page asks for one. */
export function load(): void {
	const host = findHost();
	if ( ! host || host.shadowRoot ) {
		return;
	}
	const config = JSON.parse( host.dataset.config ?? '' ) as WidgetConfig;
	setTranslations( config.strings ?? {} );

	let chat: Chat | null | undefined;
	let isLoading = false;
	let isWanted = false;
	let failure: HTMLElement | undefined;
	const launcher = drawLauncher( host, config, toggle );
	const { button } = launcher;
	// Whoever points at it, or comes to it by keyboard, is about to press it.
	button.addEventListener( 'pointerenter', bring );
	button.addEventListener( 'focus', bring );

	// When the page is complete, or shown again; when another tab begins a conversation; and where the loader itself comes late.
	window.addEventListener( 'pageshow', resume );
	window.addEventListener( 'storage', resume );
	setTimeout( resume, LATE_MS );

	function toggle(): void {
		if ( chat ) {
			chat.toggle();
		} else {
			isWanted = true;
			button.setAttribute( 'aria-busy', 'true' );
			bring();
		}
	}

	function resume(): void {
		if ( isMarked( config.siteId ) ) {
			bring();
		}
	}

	/** Loads the chat; whether it is to be started is seen when it is there. */
	function bring(): void {
		if ( isLoading ) {
			return;
		}
		failure?.remove();
		if ( window.verandaChat ) {
			start();
			return;
		}
		isLoading = true;
		loadScript( config.chatUrl, () => {
			isLoading = false;
			start();
		} );
	}

	function start(): void {
		if ( chat || ! ( isWanted || isMarked( config.siteId ) ) ) {
			return;
		}
		button.setAttribute( 'aria-busy', 'false' );
		chat = window.verandaChat?.( { ...launcher, loadScript } );
		if ( isWanted ) {
			if ( chat ) {
				chat.open();
			} else {
				showFailure();
			}
		}
	}

	function showFailure(): void {
		failure = document.createElement( 'div' );
		failure.setAttribute( 'role', 'alert' );
		const again = drawButton( 'failure', () => {
			button.focus();
			toggle();
		} );
		again.append( __( 'The chat could not be loaded. Try again.', 'veranda' ) );
		failure.append( again );
		launcher.container.append( failure );
	}
}

/** Loads a script of our own, from nowhere else, and calls back whatever came of it. */
function loadScript( address: string, onEnd: () => void ): void {
	const { origin, href } = new URL( address, location.href );
	if ( origin !== location.origin && origin !== new URL( own?.src || location.href ).origin ) {
		onEnd();
		return;
	}
	const script = document.createElement( 'script' );
	script.onload = script.onerror = () => {
		script.remove();
		onEnd();
	};
	// A site with a content security policy lets in what it gave a nonce, or what a trusted policy has made.
	script.nonce = own?.nonce ?? '';
	script.src = trust( href );
	document.head.append( script );
}

let policy: TrustedPolicy | undefined;

/** Makes an address one that Trusted Types let through. */
function trust( address: string ): string {
	try {
		policy ??= window.trustedTypes.createPolicy( 'veranda', { createScriptURL: String } );
		return policy.createScriptURL( address );
	} catch {
		// A browser that has none, or a page that names its policies without ours: it may do without.
		return address;
	}
}

try {
	load();
} catch ( error ) {
	// The page is not ours to break; whoever looks finds the cause.
	reportError( error );
}
