import { findMail } from './answer-mails';
import { expect, test } from './fixtures';
import { officeHoursIn, zoneAtNight } from './night';
import { ChatWindow } from './pages/chat-window';

test( 'a visitor at night asks for a call within opening hours, changes it, and the owner and the inbox know whom to call', async ( {
	site,
	browser,
	inbox,
	complaints: _complaints,
} ) => {
	const timezone = zoneAtNight();
	const mails = site.mail.list().length;
	const restore = await site.saveSettings( {
		hasOpeningHours: true,
		openingHours: officeHoursIn( timezone ),
		isCallbackOffered: true,
	} );
	const context = await browser.newContext( { timezoneId: timezone } );
	try {
		const chat = new ChatWindow( await context.newPage() );
		await chat.open( site.url );
		await chat.send( 'Could somebody explain the lamp to me?' );
		await expect( chat.message( 'Could somebody explain the lamp to me?' ) ).toBeVisible();
		await chat.button( 'Ask us to call you' ).click();

		// Nothing that was entered is lost by a number that is wrong.
		const phone = chat.window.getByLabel( 'Your phone number' );
		const when = chat.window.getByLabel( 'When may we call?' );
		await expect( phone ).toBeFocused();
		const times = await when.locator( 'option' ).allTextContents();
		expect( times.slice( 1 ).filter( ( time ) => ! / (9|10|11):00 AM$| (12|[1-4]):00 PM$/.test( time ) ) ).toEqual(
			[]
		);
		await phone.fill( '+49 12' );
		await when.selectOption( { index: 1 } );
		await chat.button( 'Call me' ).click();
		await expect( chat.window.getByRole( 'alert' ) ).toContainText( 'number' );
		await expect( phone ).toHaveValue( '+49 12' );
		await expect( phone ).toBeFocused();
		const chosen = await when.inputValue();
		expect( chosen ).not.toBe( '' );

		await phone.fill( '+49 30 901820' );
		await chat.button( 'Call me' ).click();
		await chat.sees( `We will call you at \u2066+49 30 901820\u2069: ${ times[ 1 ] }.` );

		// Until somebody has it, the visitor can think again.
		await chat.button( 'Change the call' ).click();
		await expect( phone ).toHaveValue( '+49 30 901820' );
		await when.selectOption( '' );
		await chat.button( 'Call me' ).click();
		await chat.sees( 'We will call you at \u2066+49 30 901820\u2069 as soon as we can.' );

		await inbox.open();
		await inbox.root.getByLabel( 'Show', { exact: true } ).selectOption( 'Callback' );
		await inbox.select( 'Could somebody explain the lamp to me?' );
		await expect( inbox.root.getByRole( 'link', { name: '+49 30 901820' } ) ).toHaveAttribute(
			'href',
			'tel:+4930901820'
		);
		await expect( inbox.root.getByText( 'As soon as possible' ) ).toBeVisible();

		const mail = await findMail( site, mails, 'olivia@veranda.test' );
		expect( mail?.text ).toContain( '+49 30 901820' );
		expect( mail?.text ).toContain( 'Could somebody explain the lamp to me?' );
	} finally {
		await context.close();
		await restore();
	}
} );
