<?php
/**
 * A colour.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;

defined( 'ABSPATH' ) || exit;

/** A colour, written `#rrggbb`. */
final class Color implements Setting_Type {

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		return is_string( $value ) && 1 === preg_match( '/^#[0-9a-f]{6}$/Di', $value ) ? strtolower( $value ) : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'    => 'string',
			'pattern' => '^#[0-9a-fA-F]{6}$',
		);
	}
}
