/*
 * The loader: draws the closed launcher and brings the chat in when it is first
 * opened. Until then nothing is stored, read or requested. Whatever goes wrong
 * here, the page goes on as if there were no chat.
 */
import { findHost, type WidgetConfig } from './config';
import { __, addTranslations } from './i18n';
import { drawLauncher, type Launcher } from './launcher';

/** What chat.js leaves for the loader to call. */
export interface Chat {
	toggle(): void;
}

declare global {
	interface Window {
		verandaChat?: ( launcher: Launcher ) => Chat;
	}
}

/** Longest wait for the script before it counts as failed. */
const SCRIPT_MS = 15_000;

const ownAddress = ( document.currentScript as HTMLScriptElement | null )?.src || location.href;

/** Draws the launcher if the page asks for one. */
export function load(): void {
	const host = findHost();
	if ( ! host || host.shadowRoot ) {
		return;
	}
	const config = JSON.parse( host.dataset.config ?? '' ) as WidgetConfig;
	addTranslations( config.strings ?? {} );

	let chat: Chat | null = null;
	let isLoading = false;
	let failure: HTMLElement | null = null;
	const launcher = drawLauncher( host, config, open );

	function open(): void {
		if ( chat ) {
			chat.toggle();
			return;
		}
		if ( isLoading ) {
			return;
		}
		setLoading( true );
		failure?.remove();
		loadScript( config.chatUrl ).then(
			() => {
				setLoading( false );
				chat = window.verandaChat?.( launcher ) ?? null;
				chat?.toggle();
			},
			() => {
				setLoading( false );
				showFailure();
			}
		);
	}

	function setLoading( value: boolean ): void {
		isLoading = value;
		launcher.showBusy( value );
	}

	function showFailure(): void {
		failure = document.createElement( 'div' );
		failure.className = 'launcher-error';
		failure.setAttribute( 'role', 'alert' );
		failure.textContent = __( 'The chat could not be loaded. Check your connection and try again.', 'veranda' );
		const again = document.createElement( 'button' );
		again.type = 'button';
		again.textContent = __( 'Try again', 'veranda' );
		again.addEventListener( 'click', () => {
			launcher.button.focus();
			open();
		} );
		failure.append( again );
		launcher.container.append( failure );
	}
}

/** Loads a script of our own; from anywhere else it is refused. */
function loadScript( address: string ): Promise< void > {
	return new Promise( ( resolve, reject ) => {
		const { origin, href } = new URL( address, location.href );
		if ( origin !== location.origin && origin !== new URL( ownAddress ).origin ) {
			reject( new Error( 'The chat is on another origin.' ) );
			return;
		}
		const script = document.createElement( 'script' );
		const timer = setTimeout( fail, SCRIPT_MS );
		function fail(): void {
			clearTimeout( timer );
			script.remove();
			reject( new Error( 'The chat did not load.' ) );
		}
		script.onload = () => {
			clearTimeout( timer );
			resolve();
		};
		script.onerror = fail;
		script.src = href;
		document.head.append( script );
	} );
}

try {
	load();
} catch ( error ) {
	// The page is not ours to break; whoever looks finds the cause.
	reportError( error );
}
