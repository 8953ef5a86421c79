import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';

test( 'the chat and the inbox are in the language of the site, and a visitor may choose another', async ( {
	site,
	chat,
	inbox,
} ) => {
	const { page, window } = chat;
	const log = window.getByRole( 'log' );
	const openMenu = ( name: string ) => window.getByRole( 'button', { name } ).click();
	await site.run( 'set-language.php', { locale: 'de_DE' } );
	const restore = await site.saveSettings( {
		title: 'Lampenladen',
		widgetTexts: JSON.stringify( { ar: { '@title': 'متجر المصابيح', 'Write a message…': 'اسألنا عن أي مصباح' } } ),
	} );
	try {
		await page.goto( site.url );
		await page.getByRole( 'button', { name: 'Chat öffnen' } ).click();
		const composer = window.getByRole( 'textbox', { name: 'Nachricht' } );
		await composer.fill( 'Ist die Lampe lieferbar?' );
		await composer.press( 'Enter' );
		await expect( log.getByText( /^Gesendet/ ) ).toBeVisible();

		// In wp-admin too, where the visitor's words stay as they are.
		await inbox.page.goto( new URL( 'admin.php?page=veranda', site.adminUrl ).href );
		await inbox.page.getByText( 'Ist die Lampe lieferbar?' ).first().click();
		await inbox.page.getByRole( 'button', { name: /^Annehmen/ } ).click();
		await chat.sees( 'Anna Berg ist jetzt im Chat.' );

		// Chosen, it is there at once, from right to left, and on the next page.
		await openMenu( 'Chat-Optionen' );
		await window.getByRole( 'combobox', { name: 'Sprache' } ).focus();
		await window.getByRole( 'combobox', { name: 'Sprache' } ).selectOption( 'ar' );
		await expect( window.getByRole( 'combobox', { name: 'اللغة' } ) ).toBeFocused();
		await expect( log ).toContainText( 'انضم Anna Berg إلى الدردشة.' );
		// In the owner's words, where there are any.
		await expect( window ).toHaveAccessibleName( /متجر المصابيح/ );
		await expect( window.getByPlaceholder( 'اسألنا عن أي مصباح' ) ).toBeVisible();
		expect( await window.evaluate( ( element ) => getComputedStyle( element ).direction ) ).toBe( 'rtl' );
		const { violations } = await new AxeBuilder( { page } ).include( '#veranda-widget' ).analyze();
		expect( violations.map( ( { id, nodes } ) => [ id, nodes.map( ( node ) => node.html ) ] ) ).toEqual( [] );
		await page.reload();
		await expect( log ).toContainText( 'انضم Anna Berg إلى الدردشة.', { timeout: 15_000 } );
		await expect( window ).toHaveAccessibleName( /متجر المصابيح/ );
		await expect( window.getByPlaceholder( 'اسألنا عن أي مصباح' ) ).toBeVisible();
		await expect( log.getByText( 'Ist die Lampe lieferbar?' ) ).toBeVisible();

		await openMenu( 'خيارات الدردشة' );
		await window.getByRole( 'combobox', { name: 'اللغة' } ).selectOption( 'en_US' );
		await expect( log ).toContainText( 'Anna Berg has joined the chat.' );
		await expect( window ).toHaveAccessibleName( /Lampenladen/ );
	} finally {
		await restore();
		await site.run( 'set-language.php', { locale: '' } );
	}
} );
