<?php
/**
 * A file of variables.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

defined( 'ABSPATH' ) || exit;

/**
 * Writes variables so that sh, systemd and docker read the same. They agree neither on quotes nor on escapes, docker even
 * takes quotes for part of the value; so a value with any difficult character is written in hexadecimal digits, which the
 * relay reads under the same name with `_HEX`.
 */
final class Environment_File {

	/** What no reader changes. */
	private const PLAIN = '/^[A-Za-z0-9_.,:\/@%+=\[\]-]*$/D';

	/**
	 * Returns the text of the file.
	 *
	 * @param array<string, string> $variables Values by name.
	 */
	public static function write( array $variables ): string {
		$lines = array();
		foreach ( $variables as $name => $value ) {
			$lines[] = 1 === preg_match( self::PLAIN, $value ) ? "$name=$value" : $name . '_HEX=' . bin2hex( $value );
		}
		return implode( "\n", $lines ) . "\n";
	}
}
