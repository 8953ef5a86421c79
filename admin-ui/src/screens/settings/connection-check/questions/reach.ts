import { __ } from '@wordpress/i18n';
import { sprintf } from '../../../../sprintf';
import type { BrowserLook } from '../browser-look';
import type { Finding } from '../finding';

/** Does the relay answer this browser? Any answer that can be read shows that the way is free. */
export async function askReach( look: BrowserLook ): Promise< Finding > {
	const finding = { id: 'browser-reach', title: __( 'Reaching the relay', 'veranda' ) };
	// Without a token the relay refuses, which can be read as well.
	const token = await look.getToken().catch( () => null );
	try {
		const headers: HeadersInit = token === null ? {} : { Authorization: `Bearer ${ token }` };
		const response = await look.request( '/v1/agents', { headers } );
		return { ...finding, ...judge( response, look ) };
	} catch {
		return { ...finding, status: 'critical', ...( await explain( look ) ) };
	}
}

/** Tells the relay from something else at its address. */
function judge( response: Response, { relayUrl }: BrowserLook ): Pick< Finding, 'status' | 'detail' | 'fix' > {
	if ( response.headers.has( 'x-request-id' ) ) {
		/* translators: %s: an address. */
		return { status: 'good', detail: sprintf( __( 'This browser reaches %s.', 'veranda' ), relayUrl ), fix: '' };
	}
	return {
		status: 'critical',
		detail: sprintf(
			/* translators: %d: HTTP status code. */
			__( 'Something answers there, but with the status %d: it is not the relay.', 'veranda' ),
			response.status
		),
		fix: __( 'Check the path in the address, and the proxy in front of the relay.', 'veranda' ),
	};
}

/** Finds out why there was no answer, which the browser hides: an answer that may not be read is an answer too. */
async function explain( look: BrowserLook ): Promise< Pick< Finding, 'detail' | 'fix' > > {
	const isThere = await look.request( '/healthz', { mode: 'no-cors' } ).then(
		() => true,
		() => false
	);
	if ( ! isThere ) {
		return {
			/* translators: %s: an address. */
			detail: sprintf( __( 'Nothing answers at %s.', 'veranda' ), look.relayUrl ),
			fix: __(
				'Start the relay, check the address, and check that a firewall lets browsers through.',
				'veranda'
			),
		};
	}
	const { origin } = new URL( look.pageUrl );
	return {
		/* translators: %s: an origin, for example https://example.org. */
		detail: sprintf( __( 'The relay answers, but does not allow pages from %s.', 'veranda' ), origin ),
		/* translators: %s: an origin, for example https://example.org. */
		fix: sprintf( __( 'Add %s to SITE_ORIGINS of the relay and start it again.', 'veranda' ), origin ),
	};
}
