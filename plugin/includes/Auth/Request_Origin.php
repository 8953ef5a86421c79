<?php
/**
 * Where a request comes from.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

use Veranda\Site_Origins;
use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Makes sure that a request was sent by a page of this site. WordPress answers any origin and lets a request choose
 * another method than its own; both would let another site's page use a visitor's cookies.
 */
final class Request_Origin {

	/**
	 * Returns the origins of this site's pages, without a slash at the end.
	 *
	 * @return list<string>
	 */
	public function own(): array {
		return Site_Origins::of_pages();
	}

	/**
	 * Tells whether an origin is one of ours.
	 *
	 * @param string|null $origin The header.
	 */
	public function is_own( ?string $origin ): bool {
		return null !== $origin && in_array( $origin, $this->own(), true );
	}

	/**
	 * Tells whether an address is one of this site's pages.
	 *
	 * @param string $url An address as a browser writes it.
	 */
	public function is_own_page( string $url ): bool {
		return Site_Origins::cover( $url, $this->own() );
	}

	/**
	 * Checks that one of our own pages sent this POST.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function check( WP_REST_Request $request ): bool|WP_Error {
		if ( $this->is_method_overridden( $request ) ) {
			return new WP_Error( 'veranda_method_not_allowed', __( 'This address takes POST requests only.', 'veranda' ), array( 'status' => 405 ) );
		}
		$site = $request->get_header( 'Sec-Fetch-Site' );
		if ( ! $this->is_own( $request->get_header( 'Origin' ) ) || ( null !== $site && 'same-origin' !== $site ) ) {
			return new WP_Error( 'veranda_origin_not_allowed', __( 'This request must come from a page of this site.', 'veranda' ), array( 'status' => 403 ) );
		}
		return true;
	}

	/**
	 * Tells whether the request claims to be a POST but was sent as something else, or the reverse.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	private function is_method_overridden( WP_REST_Request $request ): bool {
		$real = isset( $_SERVER['REQUEST_METHOD'] ) && is_string( $_SERVER['REQUEST_METHOD'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REQUEST_METHOD'] ) ) : '';
		return 'POST' !== $real
			|| 'POST' !== $request->get_method()
			|| null !== $request->get_header( 'X-HTTP-Method-Override' )
			|| isset( $request->get_query_params()['_method'] );
	}
}
