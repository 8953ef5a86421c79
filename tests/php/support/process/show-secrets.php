<?php
/**
 * Shows what an administrator sees of a secret in wp-config.php: {constants}; answers with {environment, answers}.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

require __DIR__ . '/lib.php';
foreach ( input()['constants'] as $name => $value ) {
	define( $name, $value );
}
require __DIR__ . '/../load-site.php';

wp_set_current_user( 1 );
$answers = array();
foreach ( array( array( 'GET', 'settings' ), array( 'POST', 'relay-environment' ), array( 'GET', 'site-health' ), array( 'POST', 'connection-check' ) ) as list( $method, $route ) ) {
	$answers[ $route ] = rest_do_request( new \WP_REST_Request( $method, "/veranda/v1/$route" ) )->get_data();
}
answer(
	array(
		'environment' => $answers['relay-environment'],
		'answers'     => (string) wp_json_encode( $answers ),
	)
);
