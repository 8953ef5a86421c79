<?php
/**
 * Whether the relay answers pages of this site.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Auth\Request_Origin;
use Veranda\Relay\Finding;
use Veranda\Relay\Relay_Answer;

defined( 'ABSPATH' ) || exit;

/** Does the relay answer pages of this site? */
final class Origin_Check implements Answer_Check {

	public function __construct( private readonly Request_Origin $origin ) {}

	/**
	 * Judges the answer; null if it says nothing about this.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	public function judge( Relay_Answer $answer ): ?Finding {
		if ( 200 !== $answer->status || ! $answer->is_proved ) {
			return null;
		}
		$own     = $this->origin->own();
		$missing = array_diff( $own, $answer->origins() );
		if ( array() === $missing ) {
			return new Finding( 'origin', Finding::GOOD, __( 'The relay knows the address of this site', 'veranda' ), implode( ', ', $own ) );
		}
		return new Finding(
			'origin',
			Finding::CRITICAL,
			__( 'The relay refuses pages of this site', 'veranda' ),
			/* translators: %s: one or more addresses. */
			sprintf( __( 'Its list of origins does not include %s.', 'veranda' ), implode( ', ', $missing ) ),
			__( 'Add it to SITE_ORIGINS exactly like this, without a slash at the end, and restart the relay.', 'veranda' )
		);
	}
}
