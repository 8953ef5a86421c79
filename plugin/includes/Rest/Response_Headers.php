<?php
/**
 * Headers of the plugin's REST answers.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Request_Origin;
use WP_HTTP_Response;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps every answer of our routes out of caches, errors too, unless it says itself that it is for everybody, and unreadable
 * for other sites' pages.
 */
final class Response_Headers {

	public function __construct( private readonly Request_Origin $origin ) {}

	/** Adds the hooks; after WordPress's own, whose answer to any origin is taken back. */
	public function listen(): void {
		add_filter( 'rest_post_dispatch', array( $this, 'forbid_storing' ), 10, 3 );
		add_filter( 'rest_pre_serve_request', array( $this, 'restrict_origin' ), 100, 4 );
	}

	/**
	 * Forbids caches to keep an answer that has not allowed it.
	 *
	 * @param mixed                                 $response The answer.
	 * @param WP_REST_Server                        $server   Not used.
	 * @param WP_REST_Request<array<string, mixed>> $request  What was asked.
	 */
	public function forbid_storing( mixed $response, WP_REST_Server $server, WP_REST_Request $request ): mixed {
		if ( $response instanceof WP_REST_Response && $this->is_ours( $request ) ) {
			$response->set_headers( $response->get_headers() + array( 'Cache-Control' => 'no-store, private' ) );
			$response->header( 'Vary', 'Origin' );
		}
		return $response;
	}

	/**
	 * Takes back the permission to read that WordPress gives to any origin.
	 *
	 * @param mixed                                 $is_served Whether somebody has answered already; passed on.
	 * @param WP_HTTP_Response                      $response  Not used.
	 * @param WP_REST_Request<array<string, mixed>> $request   What was asked.
	 * @param WP_REST_Server                        $server    Sends and removes headers.
	 */
	public function restrict_origin( mixed $is_served, WP_HTTP_Response $response, WP_REST_Request $request, WP_REST_Server $server ): mixed {
		if ( $this->is_ours( $request ) && ! $this->origin->is_own( $request->get_header( 'Origin' ) ) ) {
			foreach ( array( 'Origin', 'Credentials', 'Methods' ) as $name ) {
				$server->remove_header( 'Access-Control-Allow-' . $name );
			}
		}
		return $is_served;
	}

	/**
	 * Tells whether a request is for one of our routes.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	private function is_ours( WP_REST_Request $request ): bool {
		return str_starts_with( strtolower( ltrim( $request->get_route(), '/' ) ), Controller::ROUTES );
	}
}
