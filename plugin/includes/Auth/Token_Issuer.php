<?php
/**
 * Makes tokens.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

use Closure;
use Veranda\Text;
use WP_User;

defined( 'ABSPATH' ) || exit;

/** Signs JWTs with HS256 for the relay to verify. */
final class Token_Issuer {

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
	 * Issues the token with which an agent uses the relay.
	 *
	 * @param WP_User $user           The agent.
	 * @param int     $access_version What Access_Versions knows of the agent.
	 * @throws Secret_Missing When nothing can be signed.
	 */
	public function issue_for_agent( WP_User $user, int $access_version ): Token {
		return $this->issue(
			Token_Kind::agent(),
			array(
				'sub'         => 'agent:' . $user->ID,
				'role'        => user_can( $user, Capabilities::MANAGE ) ? 'supervisor' : 'agent',
				'departments' => Agent_Departments::of( $user->ID ),
				'name'        => Person::name( $user ),
				'avatar'      => $this->avatar_of( $user ),
				'ver'         => $access_version,
			)
		);
	}

	/**
	 * Issues the token that tells the relay who a logged-in visitor is.
	 *
	 * @param WP_User $user           The visitor.
	 * @param int     $access_version What Access_Versions knows of the visitor.
	 * @throws Secret_Missing When nothing can be signed.
	 */
	public function issue_identity( WP_User $user, int $access_version ): Token {
		return $this->issue(
			Token_Kind::identity(),
			array(
				'sub'   => 'user:' . $user->ID,
				'name'  => Person::name( $user ),
				'email' => Person::email( $user ),
				'role'  => (string) ( array_values( $user->roles )[0] ?? '' ),
				'ver'   => $access_version,
			)
		);
	}

	/**
	 * Issues the token that goes with one request to the relay.
	 *
	 * @param string $body The request's body.
	 * @throws Secret_Missing When nothing can be signed.
	 */
	public function issue_service( string $body ): Token {
		return $this->issue(
			Token_Kind::service(),
			array(
				'sub'      => 'plugin',
				'bodyHash' => Base64_Url::encode( hash( 'sha256', $body, true ) ),
			)
		);
	}

	/**
	 * Signs the claims.
	 *
	 * @param Token_Kind           $kind   Decides type, key, audience and life.
	 * @param array<string, mixed> $claims What this token says.
	 * @throws Secret_Missing When nothing can be signed.
	 */
	private function issue( Token_Kind $kind, array $claims ): Token {
		$secret  = $this->secret->get();
		$site_id = $this->site_id->get();
		$now     = ( $this->now )();
		$expires = $now + $kind->max_seconds;

		$header  = array(
			'alg' => 'HS256',
			'typ' => $kind->type,
			'kid' => Key_Derivation::key_id( $secret, $site_id ),
		);
		$payload = array(
			'iss' => $site_id,
			'aud' => $kind->audience,
			'iat' => $now,
			'exp' => $expires,
			'jti' => Base64_Url::encode( random_bytes( 16 ) ),
		) + $claims;

		$text      = $this->encode( $header ) . '.' . $this->encode( $payload );
		$signature = hash_hmac( 'sha256', $text, Key_Derivation::key( $secret, $site_id, $kind->purpose ), true );
		return new Token( $text . '.' . Base64_Url::encode( $signature ), $now, $expires );
	}

	/**
	 * Encodes a part of a token.
	 *
	 * @param array<string, mixed> $part Header or claims.
	 */
	private function encode( array $part ): string {
		return Base64_Url::encode( (string) wp_json_encode( $part, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
	}

	/**
	 * Returns the address of a picture, if the site itself serves it: one elsewhere would tell a third party who visits.
	 *
	 * @param WP_User $user Whose picture.
	 */
	private function avatar_of( WP_User $user ): ?string {
		$url = get_option( 'show_avatars' ) ? get_avatar_url( $user, array( 'size' => 96 ) ) : '';
		// Some plugins return what they would print.
		$url = is_string( $url ) ? Text::from_wordpress( $url ) : '';
		if ( wp_parse_url( $url, PHP_URL_HOST ) !== wp_parse_url( home_url(), PHP_URL_HOST ) ) {
			$url = '';
		}
		/**
		 * Filters the address of an agent's picture that visitors see; an empty text means none.
		 *
		 * @param string  $url  Address on this site, or empty.
		 * @param WP_User $user The agent.
		 */
		$url = apply_filters( 'veranda_agent_avatar_url', $url, $user );
		return is_string( $url ) && Text::is_page_url( $url ) ? $url : null;
	}
}
