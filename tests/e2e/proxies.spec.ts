import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNginxWith } from '../../scripts/environment/nginx';
import { findFreePort, LOOPBACK } from '../../scripts/environment/ports';
import { expect, NETWORK_NOISE, test } from './fixtures';

/** What proxies do that nobody has set up for streams. */
const PROXIES = [
	{
		name: 'holds every answer back until it is whole',
		directives: 'proxy_buffering on; proxy_buffers 64 64k; proxy_ignore_headers X-Accel-Buffering;',
	},
	{ name: 'ends what is silent for five seconds', directives: 'proxy_read_timeout 5s;' },
	{ name: 'speaks HTTP/1.0', directives: 'proxy_http_version 1.0;' },
];

for ( const { name, directives } of PROXIES ) {
	test( `B17: a conversation through a proxy that ${ name }`, async ( { site, chat, inbox, complaints } ) => {
		complaints.expect( NETWORK_NOISE );
		const folder = mkdtempSync( join( tmpdir(), 'veranda-proxy-' ) );
		const port = await findFreePort();
		const text = `server { listen ${ LOOPBACK }:${ port }; location / { proxy_pass ${ site.relay.url }; ${ directives } } }`;
		const nginx = await startNginxWith( { folder, port, text } );
		try {
			await chat.page.route( site.url, async ( route ) => {
				const response = await route.fetch();
				const html = await response.text();
				await route.fulfill( {
					response,
					body: html.replaceAll( site.relay.url, `http://${ LOOPBACK }:${ port }` ),
				} );
			} );
			await chat.open( site.url );
			await chat.send( 'Can you hear me?' );
			await chat.sees( /^Sent/ );
			await inbox.open();
			await inbox.select( 'Can you hear me?' );
			await inbox.accept();
			for ( const answer of [ 'Loud.', 'And clear.' ] ) {
				await inbox.reply( answer );
				// Ten seconds where the stream's beginning is held back too; where that came through, a heartbeat must be missed first.
				await expect( chat.message( answer ) ).toBeVisible( { timeout: 30_000 } );
				// Longer than the proxy's patience, so that a stream ends in between.
				await chat.page.waitForTimeout( 6_000 );
			}
			await chat.send( 'Good.' );
			await expect( inbox.message( 'Good.' ) ).toBeVisible();
			await expect.poll( () => chat.bodies() ).toEqual( [ 'Can you hear me?', 'Loud.', 'And clear.', 'Good.' ] );
		} finally {
			await nginx.stop();
			rmSync( folder, { recursive: true, force: true } );
		}
	} );
}
