/** What somebody looks at the site with: names of families, which tell nobody from anybody. Null: not known. */
export interface Device {
	readonly browser: string | null;
	readonly operatingSystem: string | null;
}

/* The first that fits counts: most browsers name those that they want to be taken for, too. */

const BROWSERS: readonly ( readonly [ name: string, sign: RegExp ] )[] = [
	[ 'Edge', /\bEdg(?:e|A|iOS)?\// ],
	[ 'Opera', /\bOP(?:R|T|X|iOS)\/|\bOpera\b/ ],
	[ 'Samsung Internet', /\bSamsungBrowser\// ],
	[ 'Vivaldi', /\bVivaldi\// ],
	[ 'Firefox', /\b(?:Firefox|FxiOS)\// ],
	[ 'Chrome', /\b(?:Chrome|Chromium|CriOS)\// ],
	[ 'Safari', /\bSafari\// ],
];

const SYSTEMS: readonly ( readonly [ name: string, sign: RegExp ] )[] = [
	[ 'Windows', /\bWindows\b/ ],
	[ 'Android', /\bAndroid\b/ ],
	[ 'iOS', /\b(?:iPhone|iPod)\b/ ],
	[ 'iPadOS', /\biPad\b/ ],
	// An iPad says so, too, unless it is asked for the site of phones.
	[ 'macOS', /\bMac(?:intosh| OS X)\b/ ],
	[ 'ChromeOS', /\bCrOS\b/ ],
	[ 'Linux', /\bLinux\b/ ],
];

/** Of what a browser sends only so much is looked at. */
const CHARACTERS = 500;

/** Reads the header `User-Agent`, which anybody may fill in as they like. */
export function deviceOf( userAgent = '' ): Device {
	const text = userAgent.slice( 0, CHARACTERS );
	const nameIn = ( families: typeof BROWSERS ) => families.find( ( [ , sign ] ) => sign.test( text ) )?.[ 0 ] ?? null;
	return { browser: nameIn( BROWSERS ), operatingSystem: nameIn( SYSTEMS ) };
}
