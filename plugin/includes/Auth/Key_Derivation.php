<?php
/**
 * Keys from the site's secret.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

defined( 'ABSPATH' ) || exit;

/** Derives one key for each purpose by HKDF, as relay/protocol/tokens.ts describes. */
final class Key_Derivation {

	/**
	 * Derives the key of a purpose.
	 *
	 * @param string $secret  The site's secret.
	 * @param string $site_id The site's public id.
	 * @param string $purpose What the key is for.
	 */
	public static function key( string $secret, string $site_id, string $purpose ): string {
		return hash_hkdf( 'sha256', $secret, 32, 'veranda/v1/' . $purpose, $site_id );
	}

	/**
	 * Names a generation of the secret without revealing anything about it.
	 *
	 * @param string $secret  The site's secret.
	 * @param string $site_id The site's public id.
	 */
	public static function key_id( string $secret, string $site_id ): string {
		return substr( Base64_Url::encode( self::key( $secret, $site_id, 'key-id' ) ), 0, 8 );
	}
}
