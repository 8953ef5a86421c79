<?php
/**
 * Plugin Name: Local site
 * Description: Keeps a site of the demo or the tests to this machine: no request and no mail leaves it.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

// Update checks and the like get an empty answer instead of a time-out and a warning in the log.
add_filter(
	'pre_http_request',
	static function ( $response, $arguments, $url ) {
		if ( in_array( wp_parse_url( $url, PHP_URL_HOST ), array( '127.0.0.1', 'localhost' ), true ) ) {
			return $response;
		}
		return array(
			'headers'  => array(),
			'body'     => '{"plugins":[],"themes":[],"no_update":[],"translations":[],"offers":[]}',
			'response' => array(
				'code'    => 200,
				'message' => 'OK',
			),
			'cookies'  => array(),
			'filename' => null,
		);
	},
	10,
	3
);

// Avatars come from another server.
add_filter( 'pre_option_show_avatars', static fn() => '0' );

add_filter( 'wp_mail_from', static fn() => 'site@veranda.test' );
add_action(
	'phpmailer_init',
	static function ( $mailer ): void {
		$mailer->isSMTP();
		$mailer->Host        = '127.0.0.1';
		$mailer->Port        = VERANDA_LOCAL_MAIL_PORT;
		$mailer->SMTPAuth    = false;
		$mailer->SMTPAutoTLS = false;
		$mailer->Timeout     = 5;
	}
);
