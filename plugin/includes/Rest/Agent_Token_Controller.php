<?php
/**
 * The route for agents' tokens.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Access_Versions;
use Veranda\Auth\Capabilities;
use Veranda\Auth\Request_Origin;
use Veranda\Auth\Secret_Missing;
use Veranda\Auth\Token;
use Veranda\Auth\Token_Issuer;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;
use WP_User;

defined( 'ABSPATH' ) || exit;

/** `POST agent-token`: gives the inbox the token with which it uses the relay. */
final class Agent_Token_Controller extends Controller {

	public function __construct(
		private readonly Token_Issuer $tokens,
		private readonly Access_Versions $versions,
		private readonly Request_Origin $origin
	) {}

	/** Registers the route. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/agent-token',
			array(
				'methods'             => WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'create_item' ),
				'permission_callback' => array( $this, 'create_item_permissions_check' ),
				'args'                => array(),
			)
		);
	}

	/**
	 * Checks that an agent's own browser asks, from a page of ours. The nonce is checked here too: without one,
	 * WordPress would still accept an application password, which no inbox uses.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item_permissions_check( $request ): bool|WP_Error {
		$allowed = $this->check_capability( Capabilities::REPLY, __( 'You are not allowed to answer conversations.', 'veranda' ) );
		if ( is_wp_error( $allowed ) ) {
			return $allowed;
		}
		$allowed = $this->origin->check( $request );
		if ( is_wp_error( $allowed ) ) {
			return $allowed;
		}
		return wp_verify_nonce( (string) $request->get_header( 'X-WP-Nonce' ), 'wp_rest' )
			? true
			: new WP_Error( 'veranda_nonce_invalid', __( 'This page has been open for too long. Reload it.', 'veranda' ), array( 'status' => 403 ) );
	}

	/**
	 * Issues a short-lived token.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item( $request ): WP_REST_Response|WP_Error {
		$user_id = get_current_user_id();
		$version = $this->versions->version_of_agent( $user_id );

		// Read again after the version: a capability that was removed in between must not end up in a token of the new version.
		clean_user_cache( $user_id );
		$user = new WP_User( $user_id );
		if ( ! $user->exists() || ! user_can( $user, Capabilities::REPLY ) ) {
			return $this->refuse( __( 'You are not allowed to answer conversations.', 'veranda' ) );
		}
		try {
			$token = $this->tokens->issue_for_agent( $user, $version );
		} catch ( Secret_Missing ) {
			return $this->not_configured();
		}
		/**
		 * Fires when an agent gets the token for the next minutes.
		 *
		 * @param int $user_id The agent.
		 */
		do_action( 'veranda_agent_signed_in', $user_id );
		return new WP_REST_Response(
			array(
				'token'      => $token->value,
				'expiresAt'  => Token::to_timestamp( $token->expires_at ),
				'agentId'    => 'agent:' . $user_id,
				'serverTime' => Token::to_timestamp( $token->issued_at ),
			),
			201
		);
	}
}
