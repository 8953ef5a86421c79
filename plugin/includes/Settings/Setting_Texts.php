<?php
/**
 * What people read about a setting.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

defined( 'ABSPATH' ) || exit;

/** The words for one setting, in the language of whoever asks. */
final class Setting_Texts {

	/**
	 * Holds the texts.
	 *
	 * @param string $label     Names the setting, without a full stop.
	 * @param string $help      Says in one sentence what it does; empty if the label says it all.
	 * @param string $complaint Says what a value has to look like, to somebody whose value does not.
	 */
	public function __construct(
		public readonly string $label,
		public readonly string $help,
		public readonly string $complaint
	) {}
}
