import { expect, type Locator, type Page } from '@playwright/test';
import { ENGLISH, type Language } from './language';

/** The widget as a visitor sees it. */
export class ChatWindow {
	readonly launcher: Locator;
	readonly window: Locator;
	readonly log: Locator;
	readonly composer: Locator;
	/** What was written, without names and times. */
	readonly bubbles: Locator;
	/** The three dots of somebody who writes. */
	readonly typing: Locator;

	constructor(
		readonly page: Page,
		readonly language: Language = ENGLISH
	) {
		const { say } = language;
		this.launcher = page.getByRole( 'button', {
			name: new RegExp( `^(${ say( 'Open chat' ) }|${ say( 'Close chat' ) })` ),
		} );
		this.window = page.getByRole( 'dialog' );
		this.log = this.window.getByRole( 'log' );
		this.composer = this.window.getByRole( 'textbox', { name: say( 'Your message' ) } );
		this.bubbles = this.log.locator( '.bubble' );
		this.typing = this.window.locator( '.typing' );
	}

	/** Opens a page of the site and the chat on it. */
	async open( url: string ): Promise< void > {
		await this.page.goto( url );
		await this.launch();
	}

	/** Opens the chat on the page that is shown. */
	async launch(): Promise< void > {
		await this.launcher.click();
		await expect( this.window ).toBeVisible();
	}

	/** Waits for the chat that was open on the page before, without touching anything. */
	async comesBack(): Promise< void > {
		await expect( this.window ).toBeVisible( { timeout: 15_000 } );
	}

	async send( text: string ): Promise< void > {
		await this.composer.fill( text );
		await this.composer.press( 'Enter' );
	}

	/** The bubble with this text. */
	message( text: string ): Locator {
		return this.log.locator( '.bubble' ).getByText( text, { exact: true } );
	}

	/** Texts of all bubbles in the order on screen. */
	bodies(): Promise< string[] > {
		return this.bubbles.allTextContents();
	}

	/** Waits until a notice that contains `text` is in the window. */
	async sees( text: string | RegExp ): Promise< void > {
		await expect( this.window.getByText( text ).first() ).toBeVisible( { timeout: 15_000 } );
	}

	/** The button with this text, English here and in the language of the chat there. */
	button( text: string, ...values: string[] ): Locator {
		return this.window.getByRole( 'button', { name: this.language.say( text, ...values ), exact: true } );
	}

	/** Opens the menu. */
	async openMenu(): Promise< void > {
		await this.button( 'Chat options' ).click();
	}

	/** Chooses from the menu. */
	async choose( entry: string ): Promise< void > {
		await this.openMenu();
		const name = this.language.say( entry );
		await this.window.locator( '.menu' ).getByRole( 'button', { name, exact: true } ).click();
	}

	async end(): Promise< void > {
		await this.choose( 'End chat' );
		await this.window.getByRole( 'alertdialog' ).getByRole( 'button', { name: 'End chat' } ).click();
	}

	/** Opens the list of what was said before; what is in it. */
	async lookBack(): Promise< Locator > {
		await this.window.getByRole( 'button', { name: 'Chat options' } ).click();
		await this.window.locator( '.menu li' ).getByText( 'Past conversations' ).click();
		return this.window.locator( '.past-item' );
	}

	/** Gives 1 to 5 stars to a conversation that has ended. */
	async rate( stars: number ): Promise< void > {
		const name = this.language.count( '%d star', stars );
		await this.window.getByRole( 'radio', { name, exact: true } ).check( { force: true } );
		await this.button( 'Send rating' ).click();
	}

	async startAgain(): Promise< void > {
		await this.window.getByRole( 'button', { name: 'Start a new chat' } ).click();
	}
}
