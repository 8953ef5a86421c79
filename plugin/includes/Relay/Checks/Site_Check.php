<?php
/**
 * A question about the site alone.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Relay\Finding;

defined( 'ABSPATH' ) || exit;

/** Asks one thing that the site knows without its relay. */
interface Site_Check {

	/** Returns what was found; null if the question makes no sense here. */
	public function find(): ?Finding;
}
