<?php
/**
 * A page of an export.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

defined( 'ABSPATH' ) || exit;

/** Some of what is kept about a person. */
final class Exported_Page {

	/**
	 * Holds things and whether they are the last.
	 *
	 * @param array<string, array<string, string>> $items   By an id, each with texts by what they are.
	 * @param bool                                 $is_last No page follows.
	 */
	public function __construct( public readonly array $items, public readonly bool $is_last ) {}
}
