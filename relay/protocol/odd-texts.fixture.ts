/** Cut through an emoji at 300, as a page's title was. */
export const EMOJI_AT_300 = `${ 'x'.repeat( 299 ) }😀 and more`;

/** What pages, themes and plugins make browsers tell by themselves, and what nobody would. */
export const ODD_TEXTS: readonly string[] = [
	'',
	' ',
	EMOJI_AT_300,
	'👨‍👩‍👧‍👦'.repeat( 60 ),
	`e${ '\u0301'.repeat( 1_000 ) }`,
	'\ud83d',
	'\ude00x',
	'a\u0000b',
	'a\r\nBcc: x@example.test',
	'a\u2028b\u2029c\u0085d',
	'\u202eabc\u202c',
	'\ufffe\uffff',
	'x'.repeat( 20_000 ),
	"'; DROP TABLE x -- ",
	'<script>alert(1)</script>',
	'__proto__',
	'%ff%00',
	'about:blank',
	'file:///C:/Users/kim/page.html',
	'javascript:alert(1)',
	'http://',
	'https://[::1',
	'https://user:secret@shop.test/path?token=1#x',
	`https://shop.test/${ 'x'.repeat( 3_000 ) }`,
	`https://shop.test/${ 'ü'.repeat( 1_000 ) }`,
	'pt-PT-ao90',
	'zh-CHS',
	'en-US@posix',
	'de_DE.UTF-8',
	'Etc/Unknown',
	'UTC+02:00',
	'GMT−3',
];

/** Random text of any 16-bit units; the same for the same seed. */
export function* randomTexts( count: number, seed: number ): Generator< string > {
	let state = seed;
	const next = ( below: number ) => {
		state = ( Math.imul( state, 1_664_525 ) + 1_013_904_223 ) >>> 0;
		return Math.floor( ( state / 2 ** 32 ) * below );
	};
	for ( let index = 0; index < count; index++ ) {
		yield Array.from( { length: next( 700 ) }, () =>
			// Half of them around the surrogates, where text breaks.
			String.fromCharCode( next( 2 ) === 0 ? next( 0x10000 ) : 0xd700 + next( 0x0a00 ) )
		).join( '' );
	}
}
