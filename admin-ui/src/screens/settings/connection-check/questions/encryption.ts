import { __ } from '@wordpress/i18n';
import type { BrowserLook } from '../browser-look';
import type { Finding } from '../finding';

/** Does the browser let this page talk to that address? A page by https may not talk to one by http. */
export function askEncryption( { relayUrl, pageUrl }: BrowserLook ): Finding | null {
	const relay = new URL( relayUrl );
	const isLocal = [ 'localhost', '127.0.0.1', '[::1]' ].includes( relay.hostname );
	if ( new URL( pageUrl ).protocol !== 'https:' || relay.protocol !== 'http:' || isLocal ) {
		return null;
	}
	return {
		id: 'browser-mixed-content',
		status: 'critical',
		title: __( 'Encryption', 'veranda' ),
		detail: __(
			'Your site is opened by https, but the relay’s address begins with http. Browsers forbid this mixture.',
			'veranda'
		),
		fix: __( 'Give the relay an address with https, or put it behind your site’s own address.', 'veranda' ),
	};
}
