import type { Page } from '@playwright/test';

/**
 * Chooses an entry of the open menu by key: WordPress moves a menu while it
 * appears, so that a click may begin on an entry and end beside it.
 */
export async function chooseFromMenu(
	page: Page,
	name: string | RegExp,
	role: 'menuitem' | 'menuitemradio' = 'menuitem'
): Promise< void > {
	await page.getByRole( role, { name } ).press( 'Enter' );
}
