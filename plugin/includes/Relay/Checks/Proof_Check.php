<?php
/**
 * Whether the relay holds the secret.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Relay\Finding;
use Veranda\Relay\Relay_Answer;

defined( 'ABSPATH' ) || exit;

/** Has the relay proved that it holds the secret of this site, and does it take ours? */
final class Proof_Check implements Answer_Check {

	/**
	 * Judges the answer; null if it says nothing about this.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	public function judge( Relay_Answer $answer ): ?Finding {
		if ( 200 === $answer->status && $answer->is_proved ) {
			return new Finding( 'proof', Finding::GOOD, __( 'The relay is the right one', 'veranda' ), __( 'It proved that it holds the secret of this site.', 'veranda' ) );
		}
		if ( 200 !== $answer->status && ! $answer->is_token_refused() ) {
			return null;
		}
		return new Finding(
			'proof',
			Finding::CRITICAL,
			__( 'Site and relay have different secrets', 'veranda' ),
			__( 'The relay did not prove that it holds the secret of this site, or refused ours.', 'veranda' ),
			__( 'Copy the start command from Veranda → Settings again and restart the relay with it. SITE_ID and VERANDA_SECRET must both be this site\'s.', 'veranda' )
		);
	}
}
