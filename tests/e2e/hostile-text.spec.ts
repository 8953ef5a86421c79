import { HOSTILE_TEXTS } from '../support/hostile-texts';
import { expect, test } from './fixtures';
import { HARMLESS, watchForHarm } from './watch-for-harm';

/** Elements that neither the log of the widget nor that of the inbox ever has. */
const FORBIDDEN =
	'script, iframe, object, embed, form, style, link, meta, video, audio, template, details, math, input, body, base, img, svg';

test( 'A31: hostile messages are shown as text on both sides', async ( { site, chat, inbox } ) => {
	const visitorHarm = watchForHarm( chat.page );
	const agentHarm = watchForHarm( inbox.page );
	await chat.open( site.url );
	await chat.send( 'Hostile begins' );
	await inbox.open();
	await inbox.select( 'Hostile begins' );
	await inbox.accept();
	await chat.sees( /joined/ );

	for ( const text of HOSTILE_TEXTS ) {
		await chat.send( text );
	}
	await expect.poll( () => inbox.bodies(), { timeout: 90_000 } ).toHaveLength( HOSTILE_TEXTS.length + 1 );
	for ( const text of HOSTILE_TEXTS.slice( 0, 12 ) ) {
		await inbox.reply( text );
	}
	await expect.poll( () => chat.bodies(), { timeout: 60_000 } ).toHaveLength( HOSTILE_TEXTS.length + 13 );

	const trimmed = HOSTILE_TEXTS.map( ( text ) => text.trim() );
	expect( ( await inbox.bodies() ).slice( 1, HOSTILE_TEXTS.length + 1 ).map( ( text ) => text.trim() ) ).toEqual(
		trimmed
	);
	expect( ( await chat.bodies() ).slice( 1, HOSTILE_TEXTS.length + 1 ).map( ( text ) => text.trim() ) ).toEqual(
		trimmed
	);
	for ( const { bubbles } of [ chat, inbox ] ) {
		expect( await bubbles.locator( FORBIDDEN ).count() ).toBe( 0 );
		const schemes = await bubbles
			.locator( 'a' )
			.evaluateAll( ( links ) => links.map( ( link ) => ( link as HTMLAnchorElement ).protocol ) );
		expect( schemes.filter( ( scheme ) => ! /^https?:$/.test( scheme ) ) ).toEqual( [] );
	}
	expect( await visitorHarm() ).toEqual( HARMLESS );
	expect( await agentHarm() ).toEqual( HARMLESS );
} );
