/*
 * The small part of SVG that the charts need. They are drawn by hand because bars and lines need no package; each file
 * is an image by itself: its own colours in light and dark, its own description for those who do not see it.
 */

/** Width of every chart; as wide as a page of text, and scaled down on a phone. */
export const WIDTH = 760;

const STYLE = `
	svg { --ink: #1d2327; --faint: #646970; --line: #dcdcde; --paper: #fff; --own: #3858e9; --peer: #a7aaad; --good: #007017; --bad: #b32d2e; }
	@media (prefers-color-scheme: dark) {
		svg { --ink: #f0f0f1; --faint: #a7aaad; --line: #3c434a; --paper: #1d2327; --own: #7b90ff; --peer: #787c82; --good: #5bbd5b; --bad: #ff8085; }
	}
	text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink); }
	.title { font-size: 16px; font-weight: 600; }
	.panel { font-weight: 600; }
	.faint { fill: var(--faint); font-size: 12px; }
	.paper { fill: var(--paper); }
	.own { fill: var(--own); } .peer { fill: var(--peer); } .good { fill: var(--good); } .bad { fill: var(--bad); }
	.line { fill: none; stroke-width: 2; stroke: var(--own); }
	.axis { stroke: var(--line); } .goal { stroke: var(--ink); stroke-width: 2; } .whisker { stroke: var(--ink); stroke-width: 1.5; }
`;

/** Not allowed in XML at all, not even escaped. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as it may stand between tags and in an attribute. */
export function escapeText( text: string ): string {
	return text
		.replace( FORBIDDEN, '' )
		.replaceAll( '&', '&amp;' )
		.replaceAll( '<', '&lt;' )
		.replaceAll( '>', '&gt;' )
		.replaceAll( '"', '&quot;' )
		.replaceAll( "'", '&#39;' );
}

type Attributes = Readonly< Record< string, string | number > >;

/** One element; its content is already markup. */
export function element( name: string, attributes: Attributes, content = '' ): string {
	const list = Object.entries( attributes ).map(
		( [ key, value ] ) => ` ${ key }="${ typeof value === 'number' ? round( value ) : escapeText( value ) }"`
	);
	return content === ''
		? `<${ name }${ list.join( '' ) }/>`
		: `<${ name }${ list.join( '' ) }>${ content }</${ name }>`;
}

/** A line of text; `anchor` says which part of it stands at x. */
export function label(
	x: number,
	y: number,
	text: string,
	className = '',
	anchor: 'start' | 'middle' | 'end' = 'start'
): string {
	const attributes: Record< string, string | number > = { x, y };
	if ( className !== '' ) {
		attributes.class = className;
	}
	if ( anchor !== 'start' ) {
		attributes[ 'text-anchor' ] = anchor;
	}
	return element( 'text', attributes, escapeText( text ) );
}

/** A straight line. */
export function stroke( x1: number, y1: number, x2: number, y2: number, className: string ): string {
	return element( 'line', { x1, y1, x2, y2, class: className } );
}

/** A whole picture with its description for screen readers. */
export function picture( title: string, description: string, height: number, content: readonly string[] ): string {
	return `${ element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: `0 0 ${ WIDTH } ${ round( height ) }`,
			width: WIDTH,
			height,
			role: 'img',
			'aria-labelledby': 'title description',
		},
		[
			'',
			element( 'title', { id: 'title' }, escapeText( title ) ),
			element( 'desc', { id: 'description' }, escapeText( description ) ),
			element( 'style', {}, STYLE ),
			element( 'rect', { width: WIDTH, height, rx: 6, class: 'paper' } ),
			label( 20, 30, title, 'title' ),
			...content,
			'',
		].join( '\n' )
	) }\n`;
}

/** Two decimals are a hundredth of a pixel. */
function round( value: number ): string {
	return String( Math.round( value * 100 ) / 100 );
}
