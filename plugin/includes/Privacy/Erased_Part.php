<?php
/**
 * What became of a part of an erasure.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

defined( 'ABSPATH' ) || exit;

/** What was erased, and whether more is left. */
final class Erased_Part {

	/**
	 * Holds what became of it.
	 *
	 * @param bool   $has_removed Something was erased.
	 * @param bool   $is_done     Nothing is left to erase.
	 * @param string $retained    Why something stays; empty: nothing does.
	 */
	public function __construct(
		public readonly bool $has_removed,
		public readonly bool $is_done = true,
		public readonly string $retained = ''
	) {}
}
