<?php
/**
 * Settings that belong together.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

defined( 'ABSPATH' ) || exit;

/** One card of the settings screen: the definitions of its settings. */
interface Section {

	/**
	 * Returns the definitions, in the order in which the screen shows them.
	 *
	 * @return Setting[]
	 */
	public function settings(): array;
}
