<?php
/**
 * A signed token.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

defined( 'ABSPATH' ) || exit;

/** Holds a token and what its receiver wants to know of it. */
final class Token {

	/**
	 * Holds the signed text and its times.
	 *
	 * @param string $value      The token itself.
	 * @param int    $issued_at  Seconds since 1970.
	 * @param int    $expires_at Seconds since 1970.
	 */
	public function __construct(
		public readonly string $value,
		public readonly int $issued_at,
		public readonly int $expires_at
	) {}

	/**
	 * Writes a moment the way the wire has it.
	 *
	 * @param int $seconds Seconds since 1970.
	 */
	public static function to_timestamp( int $seconds ): string {
		return gmdate( 'Y-m-d\TH:i:s.000\Z', $seconds );
	}
}
