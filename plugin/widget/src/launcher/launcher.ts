import { showStyles } from '../browser/styles';
import type { WidgetConfig } from '../config';
import { __ } from '../i18n';
import { drawIcon } from './draw-icon';
import './launcher.css';

/** The button in the corner, and the shadow root in which the chat appears too. */
export interface Launcher {
	readonly config: WidgetConfig;
	readonly root: ShadowRoot;
	/** In the shadow root; carries direction, side and look. The host element has the colours. */
	readonly container: HTMLElement;
	readonly button: HTMLButtonElement;
	/** Loads a script of our own, from nowhere else, and calls back whatever came of it. */
	loadScript( address: string, onEnd: () => void ): void;
}

const BUBBLE = 'M12 3a9 8 0 0 1 0 16q-2 0-4-1l-5 3 1-5a8 8 0 0 1 8-13Z';

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
	container.className = `is-${ config.position } ${ config.look ?? '' }`;
	// By a property, which a content security policy allows.
	host.style.cssText = config.style ?? '--accent:#3858e9;--on-accent:#fff;--round:16px';

	const button = drawButton( 'launcher', onClick );
	button.setAttribute( 'aria-label', config.launcherText || __( 'Open chat', 'veranda' ) );
	button.setAttribute( 'aria-expanded', 'false' );
	button.append( drawIcon( BUBBLE ), config.launcherText ?? '' );
	if ( config.launcherImage ) {
		const image = new Image();
		image.src = config.launcherImage;
		image.alt = '';
		button.append( image );
	}
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
