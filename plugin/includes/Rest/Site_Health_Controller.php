<?php
/**
 * The route that Site Health calls.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Admin\Site_Health;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/** `GET site-health`: the test of the relay, so that Site Health's page need not wait for it. */
final class Site_Health_Controller extends Controller {

	public const ROUTE = self::ROUTES . self::PATH;

	private const PATH = '/site-health';

	public function __construct( private readonly Site_Health $health ) {}

	/** Registers the route. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			self::PATH,
			array(
				'methods'             => WP_REST_Server::READABLE,
				'callback'            => array( $this, 'get_item' ),
				'permission_callback' => array( $this, 'get_item_permissions_check' ),
				'args'                => array(),
			)
		);
	}

	/**
	 * Checks that the current user may see Site Health.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function get_item_permissions_check( $request ): bool|WP_Error {
		return $this->check_capability( 'view_site_health_checks', __( 'You are not allowed to see Site Health.', 'veranda' ) );
	}

	/**
	 * Runs the test.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function get_item( $request ): WP_REST_Response {
		return new WP_REST_Response( $this->health->test_relay() );
	}
}
