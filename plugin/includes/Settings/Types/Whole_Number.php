<?php
/**
 * A whole number.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;

defined( 'ABSPATH' ) || exit;

/** A whole number between two limits. */
final class Whole_Number implements Setting_Type {

	public function __construct( private readonly int $minimum, private readonly int $maximum ) {}

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?int {
		return is_int( $value ) && $value >= $this->minimum && $value <= $this->maximum ? $value : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'    => 'integer',
			'minimum' => $this->minimum,
			'maximum' => $this->maximum,
		);
	}
}
