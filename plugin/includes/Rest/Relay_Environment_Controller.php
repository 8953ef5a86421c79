<?php
/**
 * The route for the relay's start command.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Capabilities;
use Veranda\Auth\Request_Origin;
use Veranda\Auth\Secret_Missing;
use Veranda\Relay\Relay_Environment;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/** `POST relay-environment`: shows the owner, on request, how to start the relay. The only answer with the secret in it. */
final class Relay_Environment_Controller extends Controller {

	public function __construct(
		private readonly Relay_Environment $environment,
		private readonly Request_Origin $origin
	) {}

	/** Registers the route. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/relay-environment',
			array(
				'methods'             => WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'create_item' ),
				'permission_callback' => array( $this, 'create_item_permissions_check' ),
				'args'                => array(),
			)
		);
	}

	/**
	 * Checks that the current user manages the chat, and that no other site's page asks.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item_permissions_check( $request ): bool|WP_Error {
		$allowed = $this->check_capability( Capabilities::MANAGE, __( 'You are not allowed to manage the chat.', 'veranda' ) );
		if ( is_wp_error( $allowed ) ) {
			return $allowed;
		}
		// Scripts on the server send no origin; browsers always do.
		$origin = $request->get_header( 'Origin' );
		return null === $origin || $this->origin->is_own( $origin )
			? true
			: new WP_Error( 'veranda_origin_not_allowed', __( 'This request must come from a page of this site.', 'veranda' ), array( 'status' => 403 ) );
	}

	/**
	 * Returns the variables, and the same as the text of a file.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item( $request ): WP_REST_Response|WP_Error {
		try {
			return new WP_REST_Response(
				array(
					'environment' => $this->environment->variables(),
					'file'        => $this->environment->file(),
					'command'     => 'veranda-relay',
				)
			);
		} catch ( Secret_Missing ) {
			return $this->not_configured();
		}
	}
}
