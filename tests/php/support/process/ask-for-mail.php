<?php
/**
 * Asks for a mail as the relay does, by a connection of its own: {mail, token}; answers with {status, data}.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

require __DIR__ . '/lib.php';
require __DIR__ . '/../load-site.php';

add_filter( 'pre_wp_mail', '__return_false' );
$request = new \WP_REST_Request( 'POST', '/veranda/v1/mails' );
$request->set_header( 'X-Veranda-Token', input()['token'] );
$request->set_header( 'Content-Type', 'application/json' );
$request->set_body( (string) wp_json_encode( input()['mail'] ) );
$response = rest_do_request( $request );
answer(
	array(
		'status' => $response->get_status(),
		'data'   => $response->get_data(),
	)
);
