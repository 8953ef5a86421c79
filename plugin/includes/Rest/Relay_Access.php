<?php
/**
 * Requests from the relay.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Secret_Missing;
use Veranda\Auth\Token_Verifier;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/** Recognises requests that the relay has signed, and lets them through where REST is closed to everybody who is not logged in. */
final class Relay_Access {

	/**
	 * The header with the token. It is one of our own: some servers keep `Authorization` from PHP, and plugins that log
	 * people in by it refuse what is not theirs.
	 */
	public const HEADER = 'X-Veranda-Token';

	public function __construct( private readonly Token_Verifier $verifier ) {}

	/** Adds the hook; after those of plugins that close REST to guests, which the relay is. */
	public function listen(): void {
		add_filter( 'rest_authentication_errors', array( $this, 'admit' ), PHP_INT_MAX );
	}

	/**
	 * Takes a refusal back when the relay asks. Routes that are not the relay's learn nothing from it: who the user is stays
	 * as it was.
	 *
	 * @param mixed $result What others found out: null, true or an error.
	 */
	public function admit( mixed $result ): mixed {
		$token = isset( $_SERVER['HTTP_X_VERANDA_TOKEN'] ) && is_string( $_SERVER['HTTP_X_VERANDA_TOKEN'] ) ? sanitize_text_field( wp_unslash( $_SERVER['HTTP_X_VERANDA_TOKEN'] ) ) : null;
		return is_wp_error( $result ) && $this->is_from_relay( $token, WP_REST_Server::get_raw_data() ) ? null : $result;
	}

	/**
	 * Tells whether the relay sent exactly this body within the last minute.
	 *
	 * @param string|null $token The header.
	 * @param string      $body  The body as it came.
	 */
	public function is_from_relay( ?string $token, string $body ): bool {
		try {
			return null !== $token && $this->verifier->is_from_relay( $token, $body );
		} catch ( Secret_Missing ) {
			return false;
		}
	}
}
