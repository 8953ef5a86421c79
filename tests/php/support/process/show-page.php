<?php
/**
 * Shows one page as the web server would: {path, cookies, userAgent, withPlugin}; answers with its HTML and what it cost.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

require __DIR__ . '/lib.php';

$requests = 0;

// WordPress takes hooks that are there before it is loaded.
$GLOBALS['wp_filter'] = array(
	'pre_http_request' => array(
		10 => array(
			array(
				'function'      => static function ( $response ) use ( &$requests ) {
					++$requests;
					return $response;
				},
				'accepted_args' => 1,
			),
		),
	),
);
if ( ! input()['withPlugin'] ) {
	$GLOBALS['wp_filter']['option_active_plugins'] = array(
		10 => array(
			array(
				'function'      => static fn( $plugins ) => array_diff( (array) $plugins, array( 'veranda/veranda.php' ) ),
				'accepted_args' => 1,
			),
		),
	);
}

$_SERVER['REQUEST_URI'] = input()['path'];
$_SERVER['PHP_SELF']    = '/index.php';
parse_str( (string) parse_url( input()['path'], PHP_URL_QUERY ), $_GET );
$_SERVER['HTTP_USER_AGENT'] = input()['userAgent'] ?? 'test';
$_COOKIE                    = input()['cookies'] ?? array();

// Some pages end the process by themselves.
ob_start();
register_shutdown_function(
	static function () use ( &$requests ): void {
		answer(
			array(
				'html'         => (string) ob_get_clean(),
				'queries'      => $GLOBALS['wpdb']->num_queries,
				'httpRequests' => $requests,
			)
		);
	}
);
define( 'WP_USE_THEMES', true );
require __DIR__ . '/../load-site.php';
wp();
require_once ABSPATH . WPINC . '/template-loader.php';
