import { __ } from '@wordpress/i18n';
import type { BrowserLook } from '../browser-look';
import type { Finding } from '../finding';

/** Do messages arrive at once, or does something collect them on the way? */
export async function askStream( look: BrowserLook ): Promise< Finding > {
	const finding = { id: 'browser-stream', title: __( 'Live messages', 'veranda' ) };
	const hello = await look.readHello().catch( () => null );
	return hello
		? {
				...finding,
				status: 'good',
				detail: __( 'The first event arrived at once: nothing holds messages back.', 'veranda' ),
				fix: '',
			}
		: {
				...finding,
				status: 'warning',
				detail: __(
					'The stream opened, but its first event did not arrive within 5 seconds: a proxy collects it.',
					'veranda'
				),
				fix: __(
					'Switch off buffering for the relay’s address, for example “proxy_buffering off” in nginx. Until then messages arrive a few seconds late.',
					'veranda'
				),
			};
}
