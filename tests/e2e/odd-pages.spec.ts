import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';

/** What themes do to the body, and what would hold the launcher at the end of the page. */
const BODY_STYLES = [
	'filter: grayscale(100%)',
	'transform: translateZ(0)',
	'will-change: transform',
	'perspective: 1px',
	'contain: paint',
	'overflow: hidden auto; height: 100vh',
];

const PHONE = { width: 390, height: 844 };

/** Makes the page long, as most are. */
async function lengthen( page: Page ): Promise< void > {
	await page.addStyleTag( { content: 'main { min-height: 5000px }' } );
}

/** Returns how far a part of the chat is from the edges of the screen. */
async function edgesOf( page: Page, part: ChatWindow[ 'launcher' ] ) {
	const box = await part.boundingBox();
	const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
	return box && { top: box.y, right: width - box.x - box.width, bottom: height - box.y - box.height };
}

test( 'styles of the body do not hold the launcher', async ( { chat, site } ) => {
	const { page } = chat;
	for ( const style of BODY_STYLES ) {
		await page.goto( site.url );
		await lengthen( page );
		await page.addStyleTag( { content: `body { ${ style } }` } );
		await page.mouse.wheel( 0, 900 );

		const { right, bottom } = ( await edgesOf( page, chat.launcher ) ) ?? {};
		expect( { style, right: Math.round( right ?? -1 ) < 40, bottom: Math.round( bottom ?? -1 ) } ).toEqual( {
			style,
			right: true,
			bottom: 20,
		} );
	}
} );

test( 'a site lifts the chat over a bar of its own', async ( { chat, site } ) => {
	const { page } = chat;
	await page.goto( site.url );
	await page.addStyleTag( { content: ':root { --veranda-lift: 64px }' } );
	await chat.launch();

	expect( ( await edgesOf( page, chat.launcher.last() ) )?.bottom ).toBe( 84 );
	// The window grows to its place.
	await expect.poll( async () => ( await edgesOf( page, chat.window ) )?.bottom ).toBe( 156 );
	expect( ( await edgesOf( page, chat.window ) )?.top ).toBeGreaterThanOrEqual( 24 );
} );

test( 'the window leaves the admin bar free', async ( { pageOf, site } ) => {
	const page = await pageOf( 'anna' );
	await page.setViewportSize( { width: 1280, height: 600 } );
	const chat = new ChatWindow( page );
	await chat.open( site.url );

	const bar = await page.locator( '#wpadminbar' ).boundingBox();
	await expect.poll( async () => ( await edgesOf( page, chat.window ) )?.bottom ).toBe( 92 );
	expect( ( await chat.window.boundingBox() )?.y ).toBeGreaterThanOrEqual( bar?.height ?? Infinity );
} );

for ( const [ name, size ] of [
	[ 'desktop', { width: 1280, height: 800 } ],
	[ 'phone', PHONE ],
] as const ) {
	test( `a page that locks its scrolling by itself unlocks it again: ${ name }`, async ( { chat, site } ) => {
		const { page } = chat;
		await page.setViewportSize( size );
		await page.goto( site.url );
		await lengthen( page );
		const inline = () => page.evaluate( () => document.documentElement.style.overflow );
		const scroll = async () => {
			await page.evaluate( () => window.scrollTo( 0, 0 ) );
			await page.mouse.move( 100, 100 );
			await page.mouse.wheel( 0, 400 );
			return page.evaluate(
				() =>
					new Promise< boolean >( ( resolve ) =>
						requestAnimationFrame( () => setTimeout( () => resolve( window.scrollY > 0 ), 300 ) )
					)
			);
		};
		await page.evaluate( () => {
			document.documentElement.style.overflow = 'hidden';
		} );
		await chat.launch();
		await page.evaluate( () => {
			document.documentElement.style.overflow = '';
		} );
		expect( await scroll() ).toBe( size !== PHONE );

		await chat.window.getByRole( 'button', { name: 'Close chat' } ).click();

		expect( await inline() ).toBe( '' );
		expect( await scroll() ).toBe( true );
	} );
}
