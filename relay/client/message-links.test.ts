import { findLinks, findSafeHref } from './message-links';

const linksIn = ( text: string ) => findLinks( text ).filter( ( { href } ) => href );
const textsOf = ( text: string ) => linksIn( text ).map( ( piece ) => piece.text );
const hrefsOf = ( text: string ) => linksIn( text ).map( ( { href } ) => href );

test( 'the pieces make up the text', () => {
	const text = 'See https://a.test/x?y=1#z&b, and http://b.test. Or (https://c.test/(d)) <b>bold</b> …';

	expect(
		findLinks( text )
			.map( ( piece ) => piece.text )
			.join( '' )
	).toBe( text );
	expect( hrefsOf( text ) ).toEqual( [ 'https://a.test/x?y=1#z&b', 'http://b.test/', 'https://c.test/(d)' ] );
} );

test( 'nothing in, nothing out', () => {
	expect( findLinks( '' ) ).toEqual( [] );
} );

test.each( [
	// Scripts that are written without spaces, and their punctuation.
	[ '请看 https://example.com/page，谢谢', 'https://example.com/page' ],
	[ '商品はこちらhttps://example.com/item（在庫あり）です', 'https://example.com/item' ],
	[ '「https://example.com/item」をご覧ください', 'https://example.com/item' ],
	[ '詳細はhttps://example.com/a。よろしく', 'https://example.com/a' ],
	[ '詳細はhttps://example.comです', 'https://example.com' ],
	[ '홈페이지는 https://example.com입니다', 'https://example.com' ],
	[ '【https://example.com/a】、《https://example.com/a》', 'https://example.com/a' ],
	[ 'https://example.com/a！　次', 'https://example.com/a' ],
	[ 'https://example.com/path؟ نعم', 'https://example.com/path' ],
	[ 'https://example.com/path، شكرا', 'https://example.com/path' ],
	[ 'https://example.com/path؛ شكرا', 'https://example.com/path' ],
	[ 'देखें https://example.com/path।', 'https://example.com/path' ],
	[ 'https://example.com/wiki/中国', 'https://example.com/wiki/中国' ],
	[ 'https://ru.example/wiki/Кот, да', 'https://ru.example/wiki/Кот' ],
	[ 'https://example.com/wiki/Bose–Einstein', 'https://example.com/wiki/Bose–Einstein' ],
	[ 'https://ca.example/wiki/Col·lecció', 'https://ca.example/wiki/Col·lecció' ],
	[ 'https://日本語.example/あ', 'https://日本語.example/あ' ],
	// Quotes.
	[ 'She said “https://example.com/a” works', 'https://example.com/a' ],
	[ 'She said "https://example.com/a" works', 'https://example.com/a' ],
	[ "She said 'https://example.com/a' works", 'https://example.com/a' ],
	[ 'Er schrieb „https://example.com/a“ hier', 'https://example.com/a' ],
	[ 'Voir « https://example.com/a» merci', 'https://example.com/a' ],
	[ 'https://example.com/a’s page', 'https://example.com/a' ],
	[ "https://example.com's page", 'https://example.com' ],
	[ "see https://example.com/wiki/Rubik's_Cube please", "https://example.com/wiki/Rubik's_Cube" ],
	[ 'https://a.test/"onmouseover=alert(1)', 'https://a.test/' ],
	// Markdown.
	[ 'see **https://example.com/a** now', 'https://example.com/a' ],
	[ 'see *https://example.com/a*.', 'https://example.com/a' ],
	[ '_https://example.com_', 'https://example.com' ],
	[ '~~https://example.com/a~~', 'https://example.com/a' ],
	[ '`https://example.com/a`', 'https://example.com/a' ],
	[ '[here](https://example.com/a)', 'https://example.com/a' ],
	[ '| https://example.com/a|', 'https://example.com/a' ],
	// Brackets.
	[ '(https://example.com/a)', 'https://example.com/a' ],
	[ '(https://example.com/wiki/Foo_(bar))', 'https://example.com/wiki/Foo_(bar)' ],
	[ 'https://example.com/wiki/Foo_(bar)', 'https://example.com/wiki/Foo_(bar)' ],
	[ '<https://example.com/a>', 'https://example.com/a' ],
	[ 'https://example.com/?a[]=1', 'https://example.com/?a[]=1' ],
	[ 'https://example.com/a(see there)', 'https://example.com/a' ],
	[ 'https://example.com(see', 'https://example.com' ],
	[ 'https://example.com/a :)', 'https://example.com/a' ],
	[ 'https://example.com/a:)', 'https://example.com/a' ],
	// The end of a sentence.
	[ 'https://example.com.', 'https://example.com' ],
	[ 'https://example.com...', 'https://example.com' ],
	[ 'https://example.com/?!', 'https://example.com/' ],
	[ 'https://example.com/a…', 'https://example.com/a' ],
	[ 'https://example.com/a—or not', 'https://example.com/a' ],
	[ 'https://example.com/a-b-', 'https://example.com/a-b-' ],
	[ 'https://example.com/a/', 'https://example.com/a/' ],
	// Other kinds of address.
	[ 'HTTPS://Example.COM/A', 'HTTPS://Example.COM/A' ],
	[ 'http://localhost:3000/', 'http://localhost:3000/' ],
	[ 'https://192.168.0.1:8080/x.', 'https://192.168.0.1:8080/x' ],
	[ 'https://social.example/@anna', 'https://social.example/@anna' ],
	[ 'https://archive.example/web/https://b.test/', 'https://archive.example/web/https://b.test/' ],
	[ 'https://example.com/?to=https://b.test', 'https://example.com/?to=https://b.test' ],
] )( '%s', ( text, address ) => {
	expect( textsOf( text )[ 0 ] ).toBe( address );
} );

test.each( [
	[
		'https://a.test/1,https://a.test/2;https://a.test/3',
		[ 'https://a.test/1', 'https://a.test/2', 'https://a.test/3' ],
	],
	[ '官网https://a.test/x(备用https://b.test/y)。', [ 'https://a.test/x', 'https://b.test/y' ] ],
	[ '[https://a.test](https://b.test)', [ 'https://a.test', 'https://b.test' ] ],
	[ 'https://a.test/(www.b.test', [ 'https://a.test/', 'www.b.test' ] ],
] )( 'addresses without a space between them: %s', ( text, addresses ) => {
	expect( textsOf( text ) ).toEqual( addresses );
} );

test.each( [
	[ 'www.example.com', 'https://www.example.com/' ],
	[ 'www.example.com/a?b.', 'https://www.example.com/a?b' ],
	[ 'サイトwww.example.comです', 'https://www.example.com/' ],
	[ 'Anna.Q+chat@example.com.', 'mailto:Anna.Q+chat@example.com' ],
	[ 'mailto:anna@example.com?bcc=', 'mailto:anna@example.com' ],
	[ '**anna@example.com**, _anna@example.com_', 'mailto:anna@example.com' ],
	[ 'メールはanna@example.comへ', 'mailto:anna@example.com' ],
	[ '(Tel:+49-30-123456)', 'tel:+49-30-123456' ],
	[ 'https://müller.example/ü', 'https://xn--mller-kva.example/%C3%BC' ],
] )( '%s leads to %s', ( text, href ) => {
	expect( hrefsOf( text )[ 0 ] ).toBe( href );
} );

test.each( [
	'javascript:alert(1)',
	'data:text/html,<script>alert(1)</script>',
	'vbscript:x',
	'java\tscript:alert(1)',
	'JaVaScRiPt://%0aalert(1)',
	'ftp://a.test/file',
	'ftp://www.a.test/file',
	'https://',
	'https:// a.test',
	'https://a.test:99999999/',
	'www.test',
	'www..a.test',
	'awww.example.com',
	'Hotel:+4930123456',
	'tel:12',
	'@anna',
	'anna@example',
	'root@10.0.0.1',
	'https://bank.example@evil.example',
	'https://bank.example:443@evil.example/https://x.test',
	'https://bank.example,anna@evil.example/www.bank.example',
	'https://bank.example\\@evil.example',
	'https://bank.exampleです@evil.example',
	'https:///bank.example@evil.example',
	'https://a@b@evil.example',
	'www.bank.example@evil.example',
	`https://a.test/${ 'a'.repeat( 1_986 ) }`,
] )( '%j stays text', ( text ) => {
	expect( findLinks( text ) ).toEqual( [ { text, href: null } ] );
} );

test( 'an address of 2,000 characters is a link', () => {
	const address = `https://a.test/${ 'a'.repeat( 1_985 ) }`;

	expect( address ).toHaveLength( 2_000 );
	expect( textsOf( address ) ).toEqual( [ address ] );
} );

test.each( [
	[ 'right-to-left override', '\u202e' ],
	[ 'left-to-right isolate', '\u2066' ],
	[ 'right-to-left mark', '\u200f' ],
	[ 'Arabic letter mark', '\u061c' ],
	[ 'space of no width', '\u200b' ],
	[ 'joiner of no width', '\u200d' ],
	[ 'word joiner', '\u2060' ],
	[ 'soft hyphen', '\u00ad' ],
	[ 'byte order mark', '\ufeff' ],
	[ 'invisible letter', '\u3164' ],
	[ 'control character', '\u0007' ],
	[ 'space that does not break', '\u00a0' ],
] )( 'what cannot be seen ends an address: %s', ( _name, mark ) => {
	const [ link, rest ] = findLinks( `https://example.org/${ mark }gpj.exe` );

	expect( link ).toEqual( { text: 'https://example.org/', href: 'https://example.org/' } );
	expect( rest?.href ).toBeNull();
} );

describe( 'the work grows with the text and no faster', () => {
	const UNITS = [
		...'.,:;!?\'"()[]{}<>*_~|/\\@#%&=+-aé中😀\u202e。（',
		'://',
		'http',
		'https://',
		'https://a',
		'https://a/',
		'https://a/(',
		'https://a/(https://a,',
		'https://a@',
		'https://a,',
		'https://a.é',
		'https://a/"',
		'www.',
		'www.a,',
		'www.a.b(',
		'www.a@',
		'tel:',
		'tel:1',
		'tel:12345 ',
		'a@',
		'@a',
		'a@b.cd',
		'a@b.cd,',
		'a.',
		'.é',
		'a_',
		',h',
		'(a)',
		'([',
		'[)',
	];
	const PREFIXES = [ '', 'https://', 'https://a', 'https://a/', 'www.a.b', 'www.a.b/(', 'a@', 'a@b.' ];

	test.each( UNITS )( '8,000 characters of %j', ( unit ) => {
		for ( const prefix of PREFIXES ) {
			const text = prefix + unit.repeat( 8_000 / unit.length );

			expect( charactersLookedAt( text ) ).toBeLessThan( 60 * text.length );
		}
	} );

	test( 'an address in dots, brackets and letters', () => {
		const text = `https://a${ '.'.repeat( 4_000 ) }a${ ')'.repeat( 3_900 ) }`;

		expect( charactersLookedAt( text ) ).toBeLessThan( 60 * text.length );
		expect( textsOf( text ) ).toEqual( [ 'https://a' ] );
	} );
} );

/**
 * Counts what is read of the text: each character taken, cut out or passed by a pattern. A pattern that does not match
 * counts for 40, since none of those that are tried at one place looks further before it gives up.
 */
function charactersLookedAt( text: string ): number {
	let count = 0;
	const { charAt, slice } = String.prototype;
	const { exec } = RegExp.prototype;
	// Not by `jest.spyOn`, which keeps every call and its arguments.
	String.prototype.charAt = function ( at ) {
		count += 1;
		return charAt.call( this, at );
	};
	String.prototype.slice = function ( ...range ) {
		const part = slice.apply( this, range );
		count += part.length;
		return part;
	};
	RegExp.prototype.exec = function ( subject ) {
		const { lastIndex } = this;
		const match = exec.call( this, subject );
		if ( ! this.global && ! this.sticky ) {
			count += subject.length;
		} else if ( match || this.sticky ) {
			count += match ? this.lastIndex - lastIndex + 1 : 40;
		} else {
			count += subject.length - lastIndex;
		}
		return match;
	};
	try {
		findLinks( text );
	} finally {
		Object.assign( String.prototype, { charAt, slice } );
		RegExp.prototype.exec = exec;
	}
	return count;
}

test.each( [
	'javascript:alert(1)',
	'java\tscript:alert(1)',
	' javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	'data:text/html,<script>alert(1)</script>',
	'vbscript:msgbox(1)',
	'file:///etc/passwd',
	'//evil.example',
	'/wp-admin/',
	'https://bank.example@evil.example/',
	'https://:secret@evil.example/',
	'',
] )( '%j is no address for a link', ( address ) => {
	expect( findSafeHref( address ) ).toBeNull();
} );
