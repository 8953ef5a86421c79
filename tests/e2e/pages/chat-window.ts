import { expect, type Locator, type Page } from '@playwright/test';

/** The widget as a visitor sees it. */
export class ChatWindow {
	readonly launcher: Locator;
	readonly window: Locator;
	readonly log: Locator;
	readonly composer: Locator;

	constructor( readonly page: Page ) {
		this.launcher = page.getByRole( 'button', { name: /^(Open|Close) chat/ } );
		this.window = page.getByRole( 'dialog' );
		this.log = this.window.getByRole( 'log' );
		this.composer = this.window.getByRole( 'textbox', { name: /message/i } );
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

	async send( text: string ): Promise< void > {
		await this.composer.fill( text );
		await this.composer.press( 'Enter' );
	}

	/** The bubble with this text. */
	message( text: string ): Locator {
		return this.log.getByText( text, { exact: true } );
	}

	/** Texts of all bubbles in the order in which they are painted. */
	bodies(): Promise< string[] > {
		return this.log.locator( '[data-body]' ).allTextContents();
	}

	/** Waits until a notice that contains `text` is in the window. */
	async sees( text: string | RegExp ): Promise< void > {
		await expect( this.window.getByText( text ).first() ).toBeVisible( { timeout: 15_000 } );
	}
}
