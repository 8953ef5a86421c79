/** A piece of a message: text, or text that leads somewhere. */
export interface TextPiece {
	text: string;
	href: string | null;
}

/** Longer addresses stay text. */
const MAXIMUM_LENGTH = 2_000;

/**
 * What may stand in an address: ASCII without quotes and angle brackets, and other scripts' letters, digits and symbols.
 * Their spaces, brackets, quotes, dashes and full stops end it, and so does what nobody sees (marks of direction, of no
 * width). Middle dots and the short dash are part of names: `L·L`, `Bose–Einstein`.
 */
const RUN =
	/(?:[!#-;=?-_a-~\u00b7\u2013\u30fb]|[^\0-\x7f\s\p{Cc}\p{DI}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}\u2013-\u2015])+/gu;

const BEGINNING = /https?:\/\/|www\.|tel:|@/gi;
const SCHEME_OR_WWW = /https?:\/\/|www\./iy;
const TELEPHONE = /\+?\d[\d().-]{1,30}\d/y;
const HOST = /[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*/uy;
const PORT = /:\d+/y;
/** Host, port and whatever else stands before the path. */
const AUTHORITY = /[^/?#]*/y;

/** Where an address lies in a run, and where reading goes on. */
interface Address {
	start: number;
	end: number;
	next: number;
	href: string | null;
}

const OPENING = '([{';
const CLOSING = ')]}';

/**
 * Cuts a message into text and links; joined together, the pieces are the message. Links are web addresses (`www.` ones
 * too), email addresses, and numbers after `tel:`. The punctuation around an address is not part of it.
 *
 * Looks at each character a fixed number of times, whatever a stranger wrote.
 */
export function findLinks( text: string ): TextPiece[] {
	const pieces: TextPiece[] = [];
	let written = 0;
	for ( const { 0: run, index } of text.matchAll( RUN ) ) {
		let from = 0;
		BEGINNING.lastIndex = from;
		for ( let match; ( match = BEGINNING.exec( run ) ); ) {
			const { start, end, next, href } = readAddress( run, match[ 0 ], match.index, from );
			BEGINNING.lastIndex = from = next;
			if ( href ) {
				add( index + start, null );
				add( index + end, href );
			}
		}
	}
	add( text.length, null );
	return pieces;

	function add( end: number, href: string | null ): void {
		if ( end > written ) {
			pieces.push( { text: text.slice( written, end ), href } );
			written = end;
		}
	}
}

/**
 * Returns a web address as it is safe for a link, or null. The browser's own parser decides, since it also skips tabs and
 * line breaks that hide a scheme (`java\tscript:`).
 */
export function findSafeHref( address: string ): string | null {
	try {
		const url = new URL( address );
		const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
		// "https://bank.example@evil.example" shows one host and opens another.
		return isWeb && ! url.username && ! url.password ? url.href : null;
	} catch {
		return null;
	}
}

/** Reads the address that a `beginning` promises; nothing before `from` belongs to it. */
function readAddress( run: string, beginning: string, at: number, from: number ): Address {
	if ( beginning === '@' ) {
		return readEmail( run, at, from );
	}
	const afterwards = at + beginning.length;
	return beginning.endsWith( '/' ) ? readWeb( run, at, afterwards ) : readWord( run, at, afterwards );
}

/** Reads what counts at the beginning of a word only: `www.` and `tel:`, but no `awww.` and no `Hotel:`. */
function readWord( run: string, start: number, afterwards: number ): Address {
	let end = afterwards;
	let href = null;
	if ( ! /[\w@/.-]/.test( run.charAt( start - 1 ) ) ) {
		if ( run.charAt( end - 1 ) === '.' ) {
			return readWeb( run, start, start );
		}
		const number = matchAt( TELEPHONE, run, end );
		end += number.length;
		href = number && `tel:${ number }`;
	}
	return { start, end, next: end, href };
}

/** Reads a web address whose host begins at `hostStart`: after the scheme, or with `www.` */
function readWeb( run: string, start: number, hostStart: number ): Address {
	const hasScheme = hostStart > start;
	const read = matchAt( HOST, run, hostStart );
	const host = withoutProse( read );
	let end = hostStart + host.length;
	let next = hostStart + read.length;
	// Without a scheme nobody takes it for more than a mistyped email address.
	const authority = hasScheme ? matchAt( AUTHORITY, run, hostStart ) : run.slice( hostStart, next + 1 );
	const hasUserInfo = authority.includes( '@' );
	if ( hasUserInfo ) {
		// All of it stays text, so all of it is read.
		end = next = hostStart + authority.length;
	} else if ( host === read ) {
		end = next += matchAt( PORT, run, next ).length;
	}
	if ( end === next && /[/?#]/.test( run.charAt( end ) ) ) {
		[ end, next ] = readPath( run, end );
	}
	const address = run.slice( start, end );
	const hasDomain = hasScheme || host.split( '.' ).length > 2;
	const href =
		hasDomain && ! hasUserInfo && address.length <= MAXIMUM_LENGTH
			? findSafeHref( hasScheme ? address : `https://${ address }` )
			: null;
	return { start, end, next, href };
}

/**
 * Returns where an address ends that has come as far as its path, and where the reading of it stopped. A closing bracket
 * belongs to it if it was opened inside; an opening one if it is closed.
 */
function readPath( run: string, from: number ): [ end: number, next: number ] {
	const open: { closing: string; before: number }[] = [];
	let end = from;
	let at = from;
	for ( ; at < run.length; at++ ) {
		const character = run.charAt( at );
		if ( OPENING.includes( character ) ) {
			open.push( { closing: CLOSING.charAt( OPENING.indexOf( character ) ), before: end } );
		} else if ( CLOSING.includes( character ) ) {
			if ( open[ open.length - 1 ]?.closing !== character ) {
				break;
			}
			open.pop();
			end = at + 1;
		} else if ( startsAnother( run, at ) ) {
			break;
		} else if ( ! /[.,:;!?'*_~|\\\u00b7\u2013\u30fb]/.test( character ) ) {
			end = at + 1;
		}
	}
	return [ open[ 0 ]?.before ?? end, at ];
}

/** Tells whether another address begins here, as after a comma, rather than being a part of this one (`/web/https://…`). */
function startsAnother( run: string, at: number ): boolean {
	return ! /[\w/=:?&#%+~@.-]/.test( run.charAt( at - 1 ) ) && matchAt( SCHEME_OR_WWW, run, at ) !== '';
}

/** Reads an email address around its `@`, but nothing before `from`. */
function readEmail( run: string, at: number, from: number ): Address {
	let start = at;
	for ( let i = at - 1; i >= from && i >= at - 64 && /[\w.+-]/.test( run.charAt( i ) ); i-- ) {
		// It begins with a letter or digit: `_anna@a.test_` is in italics.
		start = /[a-z\d]/i.test( run.charAt( i ) ) ? i : start;
	}
	const read = matchAt( HOST, run, at + 1 );
	const host = withoutProse( read );
	const end = at + 1 + host.length;
	const isAddress = start < at && read.length < 254 && /\.\p{L}{2,}$/u.test( host );
	return { start, end, next: at + 1 + read.length, href: isAddress ? `mailto:${ run.slice( start, end ) }` : null };
}

/**
 * Cuts off what cannot belong to a host: no last label begins in Latin and goes on in another script, as in
 * `example.comです`, or ends with a mark of Markdown.
 */
function withoutProse( host: string ): string {
	const label = host.lastIndexOf( '.' ) + 1;
	const [ latin ] = /^[a-z\d](?:[a-z\d-]*[a-z\d])?/i.exec( host.slice( label ) ) ?? [];
	return latin ? host.slice( 0, label + latin.length ) : host;
}

/** Returns what a sticky pattern matches at a place, or nothing. */
function matchAt( pattern: RegExp, text: string, at: number ): string {
	pattern.lastIndex = at;
	return pattern.exec( text )?.[ 0 ] ?? '';
}
