<?php
/**
 * The route for checking the connection.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Capabilities;
use Veranda\Relay\Connection_Check;
use Veranda\Relay\Finding;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/** `POST connection-check`: tells the settings screen what the server sees of the relay. */
final class Connection_Check_Controller extends Controller {

	public function __construct( private readonly Connection_Check $check ) {}

	/** Registers the route. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/connection-check',
			array(
				'methods'             => WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'create_item' ),
				'permission_callback' => array( $this, 'create_item_permissions_check' ),
				'args'                => array(),
			)
		);
	}

	/**
	 * Checks that the current user manages the chat.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item_permissions_check( $request ): bool|WP_Error {
		return $this->check_capability( Capabilities::MANAGE, __( 'You are not allowed to manage the chat.', 'veranda' ) );
	}

	/**
	 * Runs the check.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item( $request ): WP_REST_Response {
		$findings = $this->check->run();
		/** Fires when somebody has checked the connection to the relay. */
		do_action( 'veranda_connection_checked' );
		return new WP_REST_Response( array_map( static fn( Finding $finding ): array => $finding->to_array(), $findings ) );
	}
}
