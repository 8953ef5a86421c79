import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import type { Site } from './site';

/** Starts a conversation in the widget; returns how to say more in it as the same visitor, without typing. */
export async function startConversation(
	page: Page,
	chat: { open( url: string ): Promise< void >; send( text: string ): Promise< void > },
	site: Site,
	first: string
): Promise< ( body: string ) => Promise< void > > {
	const started = page.waitForRequest( ( request ) => request.url() === `${ site.relay.url }/v1/conversations` );
	await chat.open( site.url );
	await chat.send( first );
	const request = await started;
	const { conversation } = await ( await request.response() )?.json();
	return async ( body ) => {
		const response = await fetch( `${ site.relay.url }/v1/conversations/${ conversation.id }/messages`, {
			method: 'POST',
			headers: {
				'Content-Type': 'application/json',
				Origin: site.wordpress.origin,
				Authorization: request.headers().authorization ?? '',
			},
			body: JSON.stringify( { clientId: randomUUID(), body } ),
		} );
		expect( response.status ).toBe( 201 );
	};
}
