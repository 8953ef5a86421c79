import type { Message } from '../protocol';
import { TranscriptWriter, type TranscriptFrame } from './transcript';

const FRAME: TranscriptFrame = { format: 'html', locale: 'de-DE', timezone: 'Europe/Berlin', title: 'shop.test' };

function write( changes: Partial< TranscriptFrame >, name: string, body: string, type = 'visitor' ): string {
	const writer = new TranscriptWriter( { ...FRAME, ...changes } );
	const author = { type, id: 'v_1', name, avatarUrl: null };
	const message = { author, body, createdAt: '2026-11-29T13:05:00.000Z' } as Message;
	return writer.head() + writer.message( message ) + writer.foot();
}

test( 'text has who wrote what, and when it was where it is read', () => {
	expect( write( { format: 'text' }, '', 'Guten Tag!\n<b>' ) ).toBe(
		'shop.test\n\nBesucher, 29.11.2026, 14:05\nGuten Tag!\n<b>\n'
	);
} );

test( 'A66 a name does not turn the line that it stands in', () => {
	expect( write( { format: 'text' }, '\u2067No\u202era', '\u202eHello' ) ).toContain(
		'\nNora, 29.11.2026, 14:05\n\u202eHello\n'
	);
} );

test( 'who has nothing to be seen for a name is called what they are', () => {
	for ( const name of [ '', ' \u200b', '\u202e\u2069' ] ) {
		expect( write( { format: 'text' }, name, 'Hello' ) ).toContain( '\nBesucher, ' );
		expect( write( { format: 'text' }, name, 'Hello', 'agent' ) ).toContain( '\nTeammitglied, ' );
		expect( write( { format: 'text', locale: 'fr' }, name, 'Hello', 'agent' ) ).toContain( '\nAgent, ' );
	}
} );

test( 'A31 whatever was written is text in the page', () => {
	const html = write( { title: '<i>&"' }, '<script>alert(1)</script>', '</p><img src=x onerror="alert(1)">' );

	expect( html ).not.toMatch( /<(?:script|img|i)\b/ );
	expect( html ).toContain( '&lt;/p&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;' );
	expect( html ).toContain( '<html lang="de-DE" dir="ltr">' );
} );

test( 'Arabic is read from the right, and each text finds its own direction', () => {
	const html = write( { locale: 'ar' }, '', 'Hello' );

	expect( html ).toContain( '<html lang="ar" dir="rtl">' );
	expect( html ).toContain( 'زائر' );
	expect( html ).toContain( '<p dir="auto">Hello</p>' );
} );
