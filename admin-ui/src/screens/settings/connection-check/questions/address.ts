import { __ } from '@wordpress/i18n';
import type { BrowserLook } from '../browser-look';
import type { Finding } from '../finding';

/** Is the address of the relay one? */
export function askAddress( { relayUrl }: BrowserLook ): Finding | null {
	return URL.canParse( relayUrl )
		? null
		: {
				id: 'browser-address',
				status: 'critical',
				title: __( 'Address of the relay', 'veranda' ),
				detail: __( 'The address is not a web address.', 'veranda' ),
				fix: __( 'Enter an address such as https://chat.example.org and save.', 'veranda' ),
			};
}
