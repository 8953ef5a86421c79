import { __ } from '@wordpress/i18n';
import type { Problem } from '../../../../../../relay/protocol';
import { sprintf } from '../../../../sprintf';
import type { BrowserLook } from '../browser-look';
import { siteSentence } from '../../../../site-error';
import type { Finding } from '../finding';

/** Does WordPress issue a token, and does the relay take it? */
export async function askLogin( look: BrowserLook ): Promise< Finding | null > {
	const finding = { id: 'browser-token', title: __( 'Logging in to the relay', 'veranda' ) };
	try {
		await look.getToken();
	} catch ( error ) {
		return {
			...finding,
			status: 'critical',
			detail: siteSentence( error ) ?? __( 'WordPress did not issue a token.', 'veranda' ),
			fix: __( 'Check that your account may answer conversations, then load this page again.', 'veranda' ),
		};
	}
	const response = await look.openStream().catch( () => null );
	if ( response === null ) {
		// No answer says nothing of the token.
		return null;
	}
	if ( ! response.ok ) {
		const problem = ( await response.json().catch( () => null ) ) as Partial< Problem > | null;
		return { ...finding, status: 'critical', ...explainRefusal( problem ) };
	}
	return {
		...finding,
		status: 'good',
		detail: __( 'The relay accepts your token: site and relay share the secret.', 'veranda' ),
		fix: '',
	};
}

function explainRefusal( problem: Partial< Problem > | null ): Pick< Finding, 'detail' | 'fix' > {
	switch ( problem?.code ) {
		case 'clock_skew':
			return {
				detail: problem.serverTime
					? sprintf(
							/* translators: %s: a time. */
							__( 'The clocks of site and relay differ too much. The relay’s clock says %s.', 'veranda' ),
							problem.serverTime
						)
					: __( 'The clocks of site and relay differ too much.', 'veranda' ),
				fix: __( 'Set the clocks of both machines by the network (NTP).', 'veranda' ),
			};
		case 'token_invalid':
			return {
				detail: __(
					'The relay does not accept the token: it has another secret or another site id.',
					'veranda'
				),
				fix: __( 'Start the relay with the command shown above.', 'veranda' ),
			};
		case 'schema_mismatch':
			return {
				detail: problem.detail ?? '',
				fix: __( 'Bring the plugin and the relay to the same release.', 'veranda' ),
			};
		default:
			return {
				detail: problem?.detail ?? __( 'The relay refused the connection without a reason.', 'veranda' ),
				fix: __( 'Look at the log of the relay.', 'veranda' ),
			};
	}
}
