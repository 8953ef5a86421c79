let root: ShadowRoot | null = null;
let waiting = '';

/** Adds a style sheet to the chat's own. `import './some.css'` is built into a call of this. */
export function addStyles( css: string ): void {
	if ( root ) {
		applyStyles( root, css );
	} else {
		waiting += css;
	}
}

/** Gives the shadow root what was added, and from now on whatever comes with later chunks. */
export function showStyles( shadowRoot: ShadowRoot ): void {
	root = shadowRoot;
	applyStyles( root, waiting );
}

/** Adds styles in a way that a strict content security policy allows. */
function applyStyles( shadowRoot: ShadowRoot, css: string ): void {
	try {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync( css );
		shadowRoot.adoptedStyleSheets = [ ...shadowRoot.adoptedStyleSheets, sheet ];
	} catch {
		// Browsers of before 2023 cannot construct style sheets.
		const style = document.createElement( 'style' );
		style.textContent = css;
		shadowRoot.append( style );
	}
}
