<?php
/**
 * What a setting may hold.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

defined( 'ABSPATH' ) || exit;

/** A kind of value: how it is checked and brought into its stored form, and how the REST API describes it. */
interface Setting_Type {

	/**
	 * Returns a value in the form in which it is stored; null if it is wrong. It is checked as it was sent: WordPress alone
	 * would take the text "1" for a number and 1 for a text.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): string|bool|int|null;

	/**
	 * Describes the values as JSON Schema, as far as it can: the screen takes limits and choices from it.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array;
}
