const LIGHT = '#ffffff';
/** On light accents; black itself for the few in between on which this is not dark enough. */
const DARK = '#14181f';
const BLACK = '#000000';
const FALLBACK = '#2f5bea';
/** WCAG 2.2, 1.4.3: text against its ground. */
const ENOUGH = 4.5;

export interface AccentColors {
	/** The owner's colour as it is used for areas. */
	accent: string;
	/** Text and icons on the accent. */
	onAccent: string;
	/** The accent as text, ring or icon on white: darkened until it can be read. */
	accentText: string;
}

/** Works out the colours that go with any accent so that everything can be read. */
export function accentColors( chosen: string ): AccentColors {
	const accent = /^#[0-9a-f]{6}$/i.test( chosen ) ? chosen : FALLBACK;
	// White is what people expect on a colour: it is taken whenever it can be read.
	const onAccent = [ LIGHT, DARK ].find( ( text ) => contrast( text, accent ) >= ENOUGH ) ?? BLACK;
	return { accent, onAccent, accentText: darkened( accent ) };
}

/** Returns the contrast ratio of two colours, from 1 to 21. */
export function contrast( first: string, second: string ): number {
	const [ light, dark ] = [ luminance( first ), luminance( second ) ].sort( ( a, b ) => b - a ) as [ number, number ];
	return ( light + 0.05 ) / ( dark + 0.05 );
}

function darkened( color: string ): string {
	let channels = channelsOf( color );
	while ( contrast( hex( channels ), LIGHT ) < ENOUGH ) {
		channels = channels.map( ( channel ) => Math.floor( channel * 0.92 ) );
	}
	return hex( channels );
}

function luminance( color: string ): number {
	const [ red, green, blue ] = channelsOf( color ).map( ( channel ) => {
		const value = channel / 255;
		return value <= 0.04045 ? value / 12.92 : ( ( value + 0.055 ) / 1.055 ) ** 2.4;
	} ) as [ number, number, number ];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf( color: string ): number[] {
	return [ 1, 3, 5 ].map( ( start ) => parseInt( color.slice( start, start + 2 ), 16 ) );
}

function hex( channels: number[] ): string {
	return '#' + channels.map( ( channel ) => channel.toString( 16 ).padStart( 2, '0' ) ).join( '' );
}
