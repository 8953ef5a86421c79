<?php
/**
 * Changes settings as the owner does, by the plugin's own route: {settings}. Answers with what was there before.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require dirname( __DIR__, 2 ) . '/scripts/environment/php/load.php';

wp_set_current_user( get_user_by( 'login', 'olivia' )->ID );
$wanted = read_input()['settings'];
$ask    = static function ( string $method, array $body = array() ): array {
	$request = new \WP_REST_Request( $method, '/veranda/v1/settings' );
	$request->set_header( 'Content-Type', 'application/json' );
	$request->set_body( (string) wp_json_encode( $body ) );
	$response = rest_do_request( $request );
	if ( $response->is_error() ) {
		throw new \RuntimeException( (string) wp_json_encode( $response->get_data() ) );
	}
	return (array) $response->get_data();
};

$before = $ask( 'GET' );
$ask( 'PUT', $wanted + array( 'version' => $before['version'] ) );
answer( array_intersect_key( $before, $wanted ) );
