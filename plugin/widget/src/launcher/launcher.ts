import { showStyles } from '../browser/styles';
import { onAccent, validAccent } from './color';
import type { WidgetConfig } from '../config';
import { __ } from '../i18n';
import { drawIcon } from './draw-icon';
import './launcher.css';

/** The button in the corner, and the shadow root in which the chat appears too. */
export interface Launcher {
	readonly config: WidgetConfig;
	readonly root: ShadowRoot;
	/** In the shadow root; carries direction, side and colours. */
	readonly container: HTMLElement;
	readonly button: HTMLButtonElement;
	/** Loads a script of our own, from nowhere else, and calls back whatever came of it. */
	loadScript( address: string, onEnd: () => void ): void;
}

const BUBBLE = 'M20 11.5a7.5 7.5 0 0 1-7.5 7.5 8 8 0 0 1-3.4-.7L4 20l1.6-4.4A7.5 7.5 0 1 1 20 11.5Z';

/**
 * Draws the closed launcher. Its host leaves the body: a `filter`, `transform` or `contain` there would hold what is fixed
 * to the screen. Nothing else outside its own shadow root is touched.
 */
export function drawLauncher(
	host: HTMLElement,
	config: WidgetConfig,
	onClick: () => void
): Omit< Launcher, 'loadScript' > {
	const page = document.documentElement;
	const root = host.attachShadow( { mode: 'open' } );
	showStyles( root );

	const container = document.createElement( 'div' );
	container.dir = getComputedStyle( page ).direction;
	container.lang = page.lang;
	container.className = `is-${ config.position }`;
	const accent = validAccent( config.accentColor );
	container.style.setProperty( '--accent', accent );
	container.style.setProperty( '--on-accent', onAccent( accent ) );

	const button = drawButton( 'launcher', onClick );
	button.setAttribute( 'aria-label', __( 'Open chat', 'veranda' ) );
	button.setAttribute( 'aria-expanded', 'false' );
	button.append( drawIcon( BUBBLE ) );
	container.append( button );
	root.append( container );
	// Last: to ask for a style after it would compute those of the whole page.
	page.append( host );
	return { config, root, container, button };
}

/** Makes a button. */
export function drawButton( className: string, onClick: () => void ): HTMLButtonElement {
	const button = document.createElement( 'button' );
	button.type = 'button';
	button.className = className;
	button.onclick = onClick;
	return button;
}
