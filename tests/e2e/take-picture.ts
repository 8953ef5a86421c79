import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Keeps a picture of what is on screen, if the environment names a folder for it: `PICTURES=FOLDER`. */
export async function takePicture( page: Page, name: string ): Promise< void > {
	const { PICTURES } = process.env;
	if ( PICTURES ) {
		mkdirSync( PICTURES, { recursive: true } );
		await page.screenshot( {
			path: join( PICTURES, `${ name.replaceAll( ',', '' ).replaceAll( ' ', '-' ) }.png` ),
			animations: 'disabled',
		} );
	}
}
