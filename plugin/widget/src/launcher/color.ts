const WHITE = '#ffffff';
const BLACK = '#000000';
const FALLBACK = '#2f5bea';
/** WCAG 2.2, 1.4.3: text against its ground. */
const ENOUGH = 4.5;

/** Returns the owner's colour, or ours if it is none. */
export function validAccent( chosen: string ): string {
	return /^#[0-9a-f]{6}$/i.test( chosen ) ? chosen : FALLBACK;
}

/** Returns the colour of text on an accent: white whenever it can be read, as people expect. */
export function onAccent( accent: string ): string {
	return contrast( WHITE, accent ) >= ENOUGH ? WHITE : BLACK;
}

/** Returns the contrast ratio of two colours, from 1 to 21. */
export function contrast( first: string, second: string ): number {
	const a = luminance( first ) + 0.05;
	const b = luminance( second ) + 0.05;
	return Math.max( a / b, b / a );
}

function luminance( color: string ): number {
	const channel = ( start: number ) => {
		const value = parseInt( color.slice( start, start + 2 ), 16 ) / 255;
		return value <= 0.04045 ? value / 12.92 : ( ( value + 0.055 ) / 1.055 ) ** 2.4;
	};
	return 0.2126 * channel( 1 ) + 0.7152 * channel( 3 ) + 0.0722 * channel( 5 );
}
