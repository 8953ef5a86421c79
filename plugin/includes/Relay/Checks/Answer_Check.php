<?php
/**
 * A question about the answer of the relay.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Relay\Finding;
use Veranda\Relay\Relay_Answer;

defined( 'ABSPATH' ) || exit;

/** Asks one thing that the answer of the relay shows. */
interface Answer_Check {

	/**
	 * Judges the answer; null if it says nothing about this.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	public function judge( Relay_Answer $answer ): ?Finding;
}
