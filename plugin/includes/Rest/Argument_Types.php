<?php
/**
 * The types of what is sent to the routes.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use WP_Error;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Refuses a value of JSON that has another type than its argument. WordPress by itself checks no null, and takes `"true"` and
 * 1 for a yes and "5" for a number, which is meant for forms and addresses.
 */
final class Argument_Types {

	/** Adds the hook, which comes after WordPress's own checks. */
	public function listen(): void {
		add_filter( 'rest_request_before_callbacks', array( $this, 'check' ), 10, 3 );
	}

	/**
	 * Names the first argument of one of our routes that has another type.
	 *
	 * @param mixed                                 $response An error of before, which is passed on, or anything else.
	 * @param array<string, mixed>                  $handler  The route.
	 * @param WP_REST_Request<array<string, mixed>> $request  The request.
	 */
	public function check( mixed $response, array $handler, WP_REST_Request $request ): mixed {
		if ( is_wp_error( $response ) || ! $request->is_json_content_type() || ! str_starts_with( $request->get_route(), '/' . Controller::ROUTES . '/' ) ) {
			return $response;
		}
		// As it was sent: in the request stands what WordPress has made of it.
		$sent = (array) json_decode( $request->get_body(), true );
		foreach ( array_intersect_key( (array) $handler['args'], $sent ) as $name => $schema ) {
			$type = is_array( $schema ) && is_string( $schema['type'] ?? null ) ? $schema['type'] : '';
			if ( ! $this->is_of( $sent[ $name ], $type ) ) {
				return $this->refusal( (string) $name, $type );
			}
		}
		return $response;
	}

	/**
	 * Tells whether a value has a type. PHP reads `{}` and `[]` as the same.
	 *
	 * @param mixed  $value From JSON.
	 * @param string $type  As JSON Schema names it.
	 */
	private function is_of( mixed $value, string $type ): bool {
		return match ( $type ) {
			'string'  => is_string( $value ),
			'integer' => is_int( $value ),
			'boolean' => is_bool( $value ),
			'object'  => is_array( $value ) && ( array() === $value || ! array_is_list( $value ) ),
			'array'   => is_array( $value ) && array_is_list( $value ),
			default   => false,
		};
	}

	/**
	 * Returns an error of the form in which WordPress itself names an argument.
	 *
	 * @param string $name The argument.
	 * @param string $type What it has to be.
	 */
	private function refusal( string $name, string $type ): WP_Error {
		/* translators: %s: a type of JSON, such as string or integer. */
		$complaint = sprintf( __( 'This value has to be a JSON %s.', 'veranda' ), $type );
		return new WP_Error(
			'rest_invalid_param',
			$complaint,
			array(
				'status' => 400,
				'params' => array( $name => $complaint ),
			)
		);
	}
}
