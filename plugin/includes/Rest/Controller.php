<?php
/**
 * What the REST controllers have in common.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use WP_Error;
use WP_REST_Controller;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/** Knows the namespace, and how to refuse. */
abstract class Controller extends WP_REST_Controller {

	public const ROUTES = 'veranda/v1';

	/**
	 * The namespace of the routes; the parent declares it without a type.
	 *
	 * @var string
	 */
	protected $namespace = self::ROUTES;

	/**
	 * Checks one capability of the current user.
	 *
	 * @param string $capability One of Capabilities.
	 * @param string $message    What the user is not allowed to do, as a sentence.
	 * @return true|WP_Error
	 */
	protected function check_capability( string $capability, string $message ): bool|WP_Error {
		return current_user_can( $capability ) ? true : $this->refuse( $message );
	}

	/**
	 * Refuses: 401 for those who are not logged in, 403 for others.
	 *
	 * @param string $message A sentence.
	 */
	protected function refuse( string $message ): WP_Error {
		return new WP_Error( 'veranda_forbidden', $message, array( 'status' => rest_authorization_required_code() ) );
	}

	/**
	 * Returns an argument that is a text; an empty one if it was not sent.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 * @param string                                $name    Name of the argument.
	 */
	protected function text_of( WP_REST_Request $request, string $name ): string {
		$value = $request->get_param( $name );
		return is_string( $value ) ? $value : '';
	}

	/**
	 * Returns an argument that is a whole number; 0 if it was not sent.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 * @param string                                $name    Name of the argument.
	 */
	protected function number_of( WP_REST_Request $request, string $name ): int {
		$value = $request->get_param( $name );
		return is_int( $value ) ? $value : 0;
	}

	/** Says that the site has nothing to sign with. */
	protected function not_configured(): WP_Error {
		return new WP_Error(
			'veranda_not_configured',
			__( 'The secret of this site is missing or too short. Site Health says what to do.', 'veranda' ),
			array( 'status' => 503 )
		);
	}
}
