<?php
/**
 * A switch.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;

defined( 'ABSPATH' ) || exit;

/** Something that is on or off. */
final class On_Off implements Setting_Type {

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?bool {
		return is_bool( $value ) ? $value : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array( 'type' => 'boolean' );
	}
}
