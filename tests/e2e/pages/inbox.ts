import { expect, type Locator, type Page } from '@playwright/test';
import { chooseFromMenu } from '../choose-from-menu';
import { ENGLISH, type Language } from './language';

/** The inbox as an agent sees it. */
export class Inbox {
	readonly root: Locator;
	readonly list: Locator;
	readonly log: Locator;
	readonly composer: Locator;
	/** What was written, without names and times. */
	readonly bubbles: Locator;

	constructor(
		readonly page: Page,
		private readonly adminUrl: string,
		private readonly language: Language = ENGLISH
	) {
		const { say } = language;
		this.root = page.locator( '#veranda-root' );
		this.list = this.root.locator( '.veranda-list' );
		this.log = this.root.getByRole( 'log' );
		this.composer = this.root.getByRole( 'textbox', {
			name: new RegExp( `${ say( 'Reply to the visitor' ) }|${ say( 'Note for agents' ) }` ),
		} );
		this.bubbles = this.log.locator( '.veranda-message-text' );
	}

	async open(): Promise< void > {
		await this.page.goto( new URL( 'admin.php?page=veranda', this.adminUrl ).href );
		await expect( this.root.locator( '.veranda-list, .veranda-empty' ).first() ).toBeVisible();
		await expect( this.root.locator( '.veranda-list.is-loading' ) ).toHaveCount( 0 );
	}

	/** Shows a view from the menu beside the others. */
	async show( view: string ): Promise< void > {
		await this.root.getByRole( 'button', { name: this.language.say( 'More views' ) } ).click();
		await chooseFromMenu( this.page, this.language.say( view ), 'menuitemradio' );
	}

	/** The list's entry that contains this text. */
	item( text: string ): Locator {
		return this.list.getByRole( 'listitem' ).filter( { hasText: text } );
	}

	async select( text: string ): Promise< void > {
		await this.item( text ).getByRole( 'button' ).first().click();
		await expect( this.log ).toBeVisible();
	}

	async accept(): Promise< void > {
		await this.root
			.getByRole( 'button', { name: this.language.say( 'Accept' ), exact: true } )
			.click( { timeout: 5_000 } );
	}

	async reply( text: string ): Promise< void > {
		await this.composer.fill( text );
		await this.composer.press( 'Enter' );
	}

	message( text: string ): Locator {
		return this.bubbles.getByText( text, { exact: true } );
	}

	bodies(): Promise< string[] > {
		return this.bubbles.allTextContents();
	}

	async end(): Promise< void > {
		const name = this.language.say( 'End conversation' );
		await this.root.getByRole( 'button', { name } ).first().click();
	}
}
