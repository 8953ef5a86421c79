import { expect, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';

test( 'the owner says where the chat shows, tries it, and visitors see it there and nowhere else', async ( {
	site,
	chat,
	browser,
	pageOf,
	complaints,
} ) => {
	// What the browser says of settings that are refused.
	complaints.expect( /status of 400/ );
	const lamps = await site.savePage( 'Lamps', '<p>Lamps</p>' );
	const cart = await site.savePage( 'Cart', '<p>Your cart</p>[veranda_button text="Ask about your cart"]' );
	const owner = await pageOf( 'olivia' );
	await owner.goto( `${ site.adminUrl }admin.php?page=veranda-settings#pages` );
	const rule = ( number: number ) => owner.getByRole( 'listitem', { name: `Rule ${ number }` } );
	const add = owner.getByRole( 'button', { name: 'Add a rule' } );
	const save = async () => {
		await owner.getByRole( 'button', { name: /^Save/ } ).click();
		await expect( owner.getByText( 'Everything is saved.' ) ).toBeVisible();
	};

	await add.click();
	await rule( 1 ).getByRole( 'textbox', { name: 'Address' } ).fill( 'cart' );
	await expect( rule( 1 ).getByRole( 'alert' ) ).toContainText( 'Begin with /' );
	await owner.getByRole( 'button', { name: /^Save/ } ).click();
	await expect( owner.getByText( /Some fields need another look/ ).first() ).toBeVisible();
	await expect( rule( 1 ).getByRole( 'textbox', { name: 'Address' } ) ).toHaveValue( 'cart' );
	await rule( 1 ).getByRole( 'textbox', { name: 'Address' } ).fill( new URL( cart ).href );
	await add.click();
	await rule( 2 ).getByRole( 'combobox', { name: 'Pages, posts or products' } ).fill( 'Lamps' );
	await rule( 2 )
		.getByRole( 'option', { name: /^Lamps/ } )
		.first()
		.click();
	await rule( 2 ).getByRole( 'button', { name: 'More conditions' } ).click();
	await rule( 2 ).getByRole( 'combobox', { name: 'Devices' } ).fill( 'Phones' );
	await rule( 2 ).getByRole( 'option', { name: 'Phones' } ).click();

	const trial = owner.getByRole( 'group', { name: 'Try an address' } );
	await trial.getByRole( 'textbox' ).fill( new URL( lamps ).href );
	await trial.getByRole( 'combobox', { name: 'On' } ).selectOption( 'Phones' );
	await trial.getByRole( 'button', { name: 'Try it' } ).click();
	await expect( trial.getByText( 'The chat does not show, because of rule 2.' ) ).toBeVisible();
	await save();

	try {
		const { page } = chat;
		await page.goto( lamps );
		await expect( chat.launcher ).toBeVisible();
		await page.goto( cart );
		await expect( page.getByText( 'Your cart', { exact: true } ) ).toBeVisible();
		await expect( page.locator( '#veranda-widget' ) ).toHaveCount( 0 );
		await expect( page.getByText( 'Ask about your cart' ) ).toBeHidden();

		const context = await browser.newContext( {
			viewport: { width: 390, height: 844 },
			screen: { width: 390, height: 844 },
			hasTouch: true,
			isMobile: true,
		} );
		const phone = new ChatWindow( await context.newPage() );
		await phone.page.goto( lamps );
		await phone.page.waitForLoadState( 'networkidle' );
		await expect( phone.page.locator( '#veranda-widget' ) ).toHaveCount( 0 );
		await phone.page.goto( site.url );
		await expect( phone.launcher ).toBeVisible();
		await context.close();
	} finally {
		for ( const number of [ 2, 1 ] ) {
			await owner.getByRole( 'button', { name: `Rule ${ number }: Remove` } ).click();
		}
		await save();
	}
} );
