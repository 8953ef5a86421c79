import { expect, test } from './fixtures';
import { takePicture } from './take-picture';

/** Notifications as the page showed them; where nobody sees them, the browser has no window of its own for them. */
interface Recorded {
	title: string;
	click(): void;
}

declare global {
	interface Window {
		recorded: Recorded[];
	}
}

test( 'an agent chooses alerts, keeps them over a reload, and opens a new visitor from a notification', async ( {
	site,
	chat,
	inbox,
	complaints: _complaints,
} ) => {
	const { page, root } = inbox;
	await page.context().grantPermissions( [ 'notifications' ], { origin: new URL( site.url ).origin } );
	await page.addInitScript( () => {
		window.recorded = [];
		const Original = window.Notification;
		window.Notification = class extends Original {
			constructor( title: string, options?: NotificationOptions ) {
				super( title, options );
				window.recorded.push( { title, click: () => this.dispatchEvent( new Event( 'click' ) ) } );
			}
		};
	} );
	await inbox.open();
	const dialog = page.getByRole( 'dialog', { name: 'Alerts' } );
	const notifications = dialog.getByLabel( 'Show notifications while the inbox is out of sight' );
	// WordPress's own preferences gather changes for some seconds.
	const saved = page.waitForResponse(
		( answer ) => answer.url().includes( 'users/me' ) && ( answer.request().postData() ?? '' ).includes( '03:00' )
	);
	await root.getByRole( 'button', { name: 'Alerts' } ).click();
	await expect( notifications ).not.toBeChecked();
	await notifications.check();
	await dialog.getByLabel( 'From' ).fill( '03:00' );
	await dialog.getByRole( 'button', { name: 'Try it' } ).click();
	await expect
		.poll( () => page.evaluate( () => window.recorded.map( ( { title } ) => title ) ) )
		.toEqual( [ 'This is a test.' ] );
	await takePicture( page, 'alerts' );
	await dialog.getByRole( 'button', { name: 'Done' } ).click();
	expect( ( await saved ).status() ).toBe( 200 );

	// As on another of their devices.
	await page.evaluate( () => localStorage.clear() );
	await page.reload();
	await root.getByRole( 'button', { name: 'Alerts' } ).click();
	await expect( notifications ).toBeChecked();
	await expect( dialog.getByLabel( 'From' ) ).toHaveValue( '03:00' );
	await page.keyboard.press( 'Escape' );

	// The agent looks at something else.
	await page.evaluate( () => {
		document.hasFocus = () => false;
		window.dispatchEvent( new Event( 'blur' ) );
	} );
	await chat.open( site.url );
	await chat.send( 'Is anybody there to call?' );
	await expect
		.poll( () => page.evaluate( () => window.recorded.map( ( { title } ) => title ) ), { timeout: 15_000 } )
		.toContainEqual( expect.stringMatching( /is waiting for an answer\.$/ ) );
	await page.evaluate( () => window.recorded.at( -1 )?.click() );
	await expect( inbox.message( 'Is anybody there to call?' ) ).toBeVisible();
} );
