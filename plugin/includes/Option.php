<?php
/**
 * Options by their type.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda;

defined( 'ABSPATH' ) || exit;

/** Reads options of WordPress, which can hold anything, as what they ought to be. */
final class Option {

	/**
	 * Returns an option that holds a text; an empty one if it does not.
	 *
	 * @param string $name Name of the option.
	 */
	public static function text( string $name ): string {
		$value = get_option( $name );
		return is_scalar( $value ) ? (string) $value : '';
	}

	/**
	 * Returns an option that holds a number; 0 if it does not.
	 *
	 * @param string $name Name of the option.
	 */
	public static function number( string $name ): int {
		$value = get_option( $name );
		return is_numeric( $value ) ? (int) $value : 0;
	}

	/**
	 * Returns an option that holds several values; none if it does not.
	 *
	 * @param string $name Name of the option.
	 * @return array<mixed>
	 */
	public static function values( string $name ): array {
		$value = get_option( $name );
		return is_array( $value ) ? $value : array();
	}
}
