import { findSafeHref, splitLinks } from './links';

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
	'',
] )( '%j is no link', ( address ) => {
	expect( findSafeHref( address ) ).toBeNull();
} );

test( 'web addresses become links and everything else stays text', () => {
	const body = 'See https://example.org/a?b=c&d, or javascript:alert(1) and <b>bold</b>.';

	const parts = splitLinks( body );

	expect( parts.map( ( { text } ) => text ).join( '' ) ).toBe( body );
	expect( parts.filter( ( { href } ) => href ) ).toEqual( [
		{ text: 'https://example.org/a?b=c&d', href: 'https://example.org/a?b=c&d' },
	] );
} );

test.each( [
	[ 'https://example.org.', 'https://example.org' ],
	[ '(https://example.org/a)', 'https://example.org/a' ],
	[ 'https://example.org/wiki/A_(b)', 'https://example.org/wiki/A_(b)' ],
	[ 'https://example.org/?!', 'https://example.org/' ],
] )( 'the punctuation around an address is not part of it: %s', ( body, address ) => {
	const link = splitLinks( body ).find( ( { href } ) => href );

	expect( link?.text ).toBe( address );
} );

test( 'marks that turn text around end an address', () => {
	const [ link, rest ] = splitLinks( 'https://example.org/\u202egpj.exe' );

	expect( link?.text ).toBe( 'https://example.org/' );
	expect( rest?.href ).toBeNull();
} );
