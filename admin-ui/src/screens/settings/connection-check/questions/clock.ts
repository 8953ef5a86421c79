import { __ } from '@wordpress/i18n';
import { sprintf } from '../../../../sprintf';
import type { BrowserLook } from '../browser-look';
import type { Finding } from '../finding';

/** The relay refuses tokens whose clock is off by more than a minute. */
const NOTABLE_SECONDS = 30;
const REFUSED_SECONDS = 60;

/** Do relay and browser have the same time? */
export async function askClock( look: BrowserLook ): Promise< Finding | null > {
	const hello = await look.readHello().catch( () => null );
	if ( ! hello ) {
		return null;
	}
	const finding = { id: 'browser-clock', title: __( 'Clock', 'veranda' ) };
	const seconds = Math.abs( Math.round( ( look.now() - Date.parse( hello.serverTime ) ) / 1000 ) );
	if ( seconds < NOTABLE_SECONDS ) {
		return {
			...finding,
			status: 'good',
			detail: __( 'The clocks of relay and browser agree.', 'veranda' ),
			fix: '',
		};
	}
	return {
		...finding,
		status: seconds >= REFUSED_SECONDS ? 'critical' : 'warning',
		detail: sprintf(
			/* translators: %d: number of seconds. */
			__( 'The clocks of relay and browser differ by %d seconds.', 'veranda' ),
			seconds
		),
		fix: __( 'Set the clock of the machine that is wrong. Times in the chat are shown by both.', 'veranda' ),
	};
}
