<?php
/**
 * The relay's signature.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Base64_Url;
use Veranda\Auth\Key_Derivation;

/** Signs as the relay does, and as others would like to. */
final class Relay_Token {

	/**
	 * Returns a token for a body.
	 *
	 * @param string               $secret  The site's secret.
	 * @param string               $site_id The site.
	 * @param string               $body    What it is for.
	 * @param array<string, mixed> $claims  Claims that are different.
	 * @param array<string, mixed> $header  Entries of the header that are different.
	 * @param string               $purpose Names the key.
	 */
	public static function sign( string $secret, string $site_id, string $body, array $claims = array(), array $header = array(), string $purpose = 'service' ): string {
		$parts = array(
			$header + array(
				'alg' => 'HS256',
				'typ' => 'veranda-service+jwt',
				'kid' => Key_Derivation::key_id( $secret, $site_id ),
			),
			$claims + array(
				'iss'      => $site_id,
				'aud'      => 'veranda-plugin',
				'sub'      => 'relay',
				'iat'      => time(),
				'exp'      => time() + 60,
				'jti'      => Base64_Url::encode( random_bytes( 16 ) ),
				'bodyHash' => Base64_Url::encode( hash( 'sha256', $body, true ) ),
			),
		);
		$text  = implode( '.', array_map( static fn( array $part ): string => Base64_Url::encode( (string) wp_json_encode( $part ) ), $parts ) );
		return $text . '.' . Base64_Url::encode( hash_hmac( 'sha256', $text, Key_Derivation::key( $secret, $site_id, $purpose ), true ) );
	}
}
