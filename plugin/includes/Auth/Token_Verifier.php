<?php
/**
 * Checks the relay's tokens.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

use Closure;

defined( 'ABSPATH' ) || exit;

/** Verifies that an answer or a request is from a relay that holds this site's secret. */
final class Token_Verifier {

	/** As CLOCK_LEEWAY_SECONDS of relay/protocol/tokens.ts. */
	public const LEEWAY_SECONDS = 60;

	private const MAXIMUM_CHARACTERS = 4096;

	/**
	 * Takes the clock as a function, so that a test can set the time.
	 *
	 * @param Closure(): int $now The clock, in seconds since 1970.
	 */
	public function __construct(
		private readonly Site_Id $site_id,
		private readonly Site_Secret $secret,
		private readonly Closure $now
	) {}

	/**
	 * Tells whether the relay has signed these bytes within the last minute: the body of its request, or what it was asked.
	 *
	 * @param mixed  $token What was received.
	 * @param string $bytes What it must be for.
	 * @throws Secret_Missing When this site has no secret.
	 */
	public function is_from_relay( mixed $token, string $bytes ): bool {
		$claims = is_string( $token ) ? $this->verify( $token, Token_Kind::service_answer() ) : null;
		return null !== $claims
			&& 'relay' === ( $claims['sub'] ?? null )
			&& is_string( $claims['bodyHash'] ?? null )
			&& hash_equals( Base64_Url::encode( hash( 'sha256', $bytes, true ) ), $claims['bodyHash'] );
	}

	/**
	 * Returns the claims of a good token, or null. The signature comes first: nothing of a forged token is believed.
	 *
	 * @param string     $token The token.
	 * @param Token_Kind $kind  The only kind that is accepted.
	 * @return array<string, mixed>|null
	 * @throws Secret_Missing When this site has no secret.
	 */
	public function verify( string $token, Token_Kind $kind ): ?array {
		$parts = strlen( $token ) > self::MAXIMUM_CHARACTERS ? array() : explode( '.', $token );
		if ( 3 !== count( $parts ) ) {
			return null;
		}
		$header = $this->decode( $parts[0] );
		if ( 'HS256' !== ( $header['alg'] ?? null ) || ( $header['typ'] ?? null ) !== $kind->type ) {
			return null;
		}
		if ( ! $this->is_signed( $parts, $header['kid'] ?? null, $kind ) ) {
			return null;
		}
		$claims = $this->decode( $parts[1] );
		return null !== $claims && $this->has_valid_claims( $claims, $kind ) ? $claims : null;
	}

	/**
	 * Tells whether one of the secret's generations signed the token.
	 *
	 * @param string[]   $parts  Header, claims, signature.
	 * @param mixed      $key_id The header's `kid`.
	 * @param Token_Kind $kind   Names the key.
	 * @throws Secret_Missing When this site has no secret.
	 */
	private function is_signed( array $parts, mixed $key_id, Token_Kind $kind ): bool {
		$site_id = $this->site_id->get();
		foreach ( $this->secret->generations() as $secret ) {
			if ( is_string( $key_id ) && hash_equals( Key_Derivation::key_id( $secret, $site_id ), $key_id ) ) {
				$key = Key_Derivation::key( $secret, $site_id, $kind->purpose );
				return hash_equals( hash_hmac( 'sha256', $parts[0] . '.' . $parts[1], $key, true ), (string) Base64_Url::decode( $parts[2] ) );
			}
		}
		return false;
	}

	/**
	 * Checks issuer, audience and times; types first.
	 *
	 * @param array<string, mixed> $claims The claims.
	 * @param Token_Kind           $kind   What is expected.
	 */
	private function has_valid_claims( array $claims, Token_Kind $kind ): bool {
		$issued   = $claims['iat'] ?? null;
		$expires  = $claims['exp'] ?? null;
		$earliest = $claims['nbf'] ?? $issued;
		$now      = ( $this->now )();
		return ( $claims['iss'] ?? null ) === $this->site_id->get()
			&& ( $claims['aud'] ?? null ) === $kind->audience
			&& is_string( $claims['jti'] ?? null )
			&& is_int( $issued )
			&& is_int( $expires )
			&& is_int( $earliest )
			&& $earliest <= $now + self::LEEWAY_SECONDS
			&& $expires > $issued
			&& $expires - $issued <= $kind->max_seconds
			&& $issued <= $now + self::LEEWAY_SECONDS
			&& $expires > $now - self::LEEWAY_SECONDS;
	}

	/**
	 * Decodes a part of a token.
	 *
	 * @param string $part Header or claims.
	 * @return array<string, mixed>|null
	 */
	private function decode( string $part ): ?array {
		$value = json_decode( Base64_Url::decode( $part ) ?? '', true, 8 );
		return is_array( $value ) ? array_filter( $value, 'is_string', ARRAY_FILTER_USE_KEY ) : null;
	}
}
