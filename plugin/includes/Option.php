<?php
/**
 * Options by their type.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda;

defined( 'ABSPATH' ) || exit;

/** Reads options of WordPress, which may hold anything, as the type that they should have. */
final class Option {

	/**
	 * Returns an option as a text; empty if it holds anything else.
	 *
	 * @param string $name Name of the option.
	 */
	public static function text( string $name ): string {
		$value = get_option( $name );
		return is_scalar( $value ) ? (string) $value : '';
	}

	/**
	 * Returns an option as a number; 0 if it holds anything else.
	 *
	 * @param string $name Name of the option.
	 */
	public static function number( string $name ): int {
		$value = get_option( $name );
		return is_numeric( $value ) ? (int) $value : 0;
	}

	/**
	 * Returns an option as an array; empty if it holds anything else.
	 *
	 * @param string $name Name of the option.
	 * @return array<mixed>
	 */
	public static function values( string $name ): array {
		$value = get_option( $name );
		return is_array( $value ) ? $value : array();
	}
}
