/** Gives a shadow root its styles in a way that a strict content security policy allows. */
export function applyStyles( root: ShadowRoot, css: string ): void {
	try {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync( css );
		root.adoptedStyleSheets = [ ...root.adoptedStyleSheets, sheet ];
	} catch {
		// Browsers of before 2023 cannot construct style sheets.
		const style = document.createElement( 'style' );
		style.textContent = css;
		root.append( style );
	}
}
