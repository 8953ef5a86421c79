import { expect, test } from './fixtures';

test( 'the settings show the real chat as it is being set up, in each state, and nothing of it is stored', async ( {
	site,
	pageOf,
	visitorPage,
	complaints,
} ) => {
	const owner = await pageOf( 'olivia' );
	const count = async () => {
		const tables = [ 'visitors', 'conversations', 'messages' ];
		return Promise.all(
			tables.map( ( table ) => site.query( `SELECT COUNT(*) AS many FROM ${ site.prefix }veranda_${ table }` ) )
		);
	};
	const before = await count();
	const fromFrame: string[] = [];
	owner.on( 'request', ( request ) => {
		if ( request.frame() !== owner.mainFrame() && [ 'fetch', 'xhr' ].includes( request.resourceType() ) ) {
			fromFrame.push( request.url() );
		}
	} );
	await owner.goto( `${ site.adminUrl }admin.php?page=veranda-settings#look` );
	const frame = owner.frameLocator( 'iframe[title="Preview of the chat"]' );
	const choose = ( label: string, option: string ) =>
		owner.getByRole( 'combobox', { name: label, exact: true } ).selectOption( option );
	const chat = frame.getByRole( 'dialog' );

	// First screen, and what is typed beside it, without saving and without losing the focus.
	const title = owner.getByRole( 'textbox', { name: /title/i } ).first();
	await expect( chat ).toBeVisible( { timeout: 20_000 } );
	await title.fill( 'Ask the lamp people' );
	await expect( chat.getByText( 'Ask the lamp people' ) ).toBeVisible();
	await expect( title ).toBeFocused();

	await choose( 'Preview', 'Talking' );
	await expect( chat.getByText( 'Yes, until noon. Where should it go?' ) ).toBeVisible();
	await choose( 'Preview', 'Waiting' );
	await expect( chat.getByText( 'Hi! Do you deliver on Saturdays?' ) ).toBeVisible();
	await choose( 'Preview', 'Ended' );
	await expect( chat.getByRole( 'button', { name: 'Start a new chat' } ) ).toBeVisible();
	await choose( 'Preview', 'Away' );
	await expect( chat ).toBeVisible();
	await choose( 'Direction', 'Right to left' );
	await expect( frame.locator( 'html' ) ).toHaveAttribute( 'dir', 'rtl' );
	await choose( 'Screen', 'Phone' );
	await expect( chat ).toBeVisible();
	await choose( 'Preview', 'Closed' );
	await expect( frame.getByRole( 'button', { name: 'Open chat' } ) ).toBeVisible();
	await expect( chat ).toBeHidden();

	expect( fromFrame ).toEqual( [] );
	expect( await count() ).toEqual( before );

	// Nobody else gets the page.
	const url = `${ site.adminUrl }admin.php?page=veranda-preview`;
	const answer = await owner.request.get( url );
	expect( [ answer.status(), answer.headers()[ 'x-robots-tag' ] ] ).toEqual( [ 200, 'noindex, nofollow' ] );
	complaints.expect( /status of 403/ );
	const agent = await pageOf( 'anna' );
	expect( ( await agent.request.get( url ) ).status() ).toBe( 403 );
	const stranger = await visitorPage.request.get( url, { maxRedirects: 0 } );
	expect( stranger.status() ).toBe( 302 );
} );
