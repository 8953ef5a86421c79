import { applyStyles } from './apply-styles';
import { accentColors } from './color';
import type { WidgetConfig } from './config';
import { __, _n, sprintf } from './i18n';
import css from './launcher.css';

/** The button in the corner, and the shadow root in which the chat appears too. */
export interface Launcher {
	readonly config: WidgetConfig;
	/** In the shadow root; carries direction, side and colours. */
	readonly container: HTMLElement;
	readonly root: ShadowRoot;
	readonly button: HTMLButtonElement;
	showOpen( isOpen: boolean ): void;
	showUnread( count: number ): void;
	showBusy( isBusy: boolean ): void;
}

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M20 11.5a7.5 7.5 0 0 1-7.5 7.5 8 8 0 0 1-3.4-.7L4 20l1.6-4.4A7.5 7.5 0 1 1 20 11.5Z';
const CROSS = 'M6 6l12 12M18 6 6 18';

/** Draws the launcher. Touches nothing outside its own shadow root. */
export function drawLauncher( host: HTMLElement, config: WidgetConfig, onClick: () => void ): Launcher {
	const root = host.attachShadow( { mode: 'open' } );
	applyStyles( root, css );

	const container = document.createElement( 'div' );
	container.dir = getComputedStyle( document.documentElement ).direction;
	container.lang = document.documentElement.lang;
	container.classList.toggle( 'is-left', config.position === 'left' );
	const colors = accentColors( config.accentColor );
	container.style.setProperty( '--accent', colors.accent );
	container.style.setProperty( '--on-accent', colors.onAccent );
	container.style.setProperty( '--accent-text', colors.accentText );

	const button = document.createElement( 'button' );
	button.type = 'button';
	button.className = 'launcher';
	button.append( icon( BUBBLE, 'when-closed' ), icon( CROSS, 'when-open' ) );
	const badge = document.createElement( 'span' );
	badge.className = 'unread';
	badge.ariaHidden = 'true';
	button.append( badge );
	button.addEventListener( 'click', onClick );

	let isOpen = false;
	let unread = 0;
	const name = () => {
		let label = isOpen ? __( 'Close chat', 'veranda' ) : __( 'Open chat', 'veranda' );
		if ( unread > 0 ) {
			const counted = isOpen
				? _n( 'Close chat, %d unread', 'Close chat, %d unread', unread, 'veranda' )
				: _n( 'Open chat, %d unread', 'Open chat, %d unread', unread, 'veranda' );
			label = sprintf( counted, unread );
		}
		button.setAttribute( 'aria-label', label );
		button.setAttribute( 'aria-expanded', String( isOpen ) );
	};
	name();
	container.append( button );
	root.append( container );

	return {
		config,
		container,
		root,
		button,
		showOpen( value ) {
			isOpen = value;
			name();
		},
		showUnread( count ) {
			unread = count;
			badge.textContent = count > 99 ? '99+' : count ? String( count ) : '';
			name();
		},
		showBusy( isBusy ) {
			button.setAttribute( 'aria-busy', String( isBusy ) );
		},
	};
}

function icon( path: string, name: string ): SVGElement {
	const svg = document.createElementNS( SVG, 'svg' );
	const shape = document.createElementNS( SVG, 'path' );
	svg.setAttribute( 'viewBox', '0 0 24 24' );
	svg.setAttribute( 'class', name );
	svg.setAttribute( 'aria-hidden', 'true' );
	shape.setAttribute( 'd', path );
	svg.append( shape );
	return svg;
}
