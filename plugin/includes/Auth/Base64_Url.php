<?php
/**
 * Base64 for addresses and tokens.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

defined( 'ABSPATH' ) || exit;

/** Writes and reads base64url without padding (RFC 4648, section 5). */
final class Base64_Url {

	/**
	 * Encodes bytes.
	 *
	 * @param string $bytes Any bytes.
	 */
	public static function encode( string $bytes ): string {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode
	}

	/**
	 * Decodes a text; null when it is not base64url.
	 *
	 * @param string $text Without padding.
	 */
	public static function decode( string $text ): ?string {
		if ( 1 !== preg_match( '/^[A-Za-z0-9_-]*$/D', $text ) ) {
			return null;
		}
		$bytes = base64_decode( strtr( $text, '-_', '+/' ), true ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode
		return false === $bytes ? null : $bytes;
	}
}
