<?php
/**
 * Opens a screen of wp-admin as somebody's browser would: {login, page, mustUse}; answers with where it was sent, or what it
 * showed. `mustUse` is a plugin that is loaded first.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

require __DIR__ . '/lib.php';

$_SERVER['REQUEST_URI']     = '/wp-admin/admin.php?page=' . input()['page'];
$_SERVER['PHP_SELF']        = '/wp-admin/admin.php';
$_SERVER['SCRIPT_FILENAME'] = getenv( 'VERANDA_SITE' ) . '/wp-admin/admin.php';
$_GET                       = array( 'page' => input()['page'] );
$_REQUEST                   = $_GET;

// WordPress takes hooks that are there before it is loaded.
$sent_to              = '';
$GLOBALS['wp_filter'] = array(
	'muplugins_loaded'       => array( 10 => array( array( 'function' => static fn() => require input()['mustUse'], 'accepted_args' => 0 ) ) ),
	'determine_current_user' => array( 99 => array( array( 'function' => static fn() => get_user_by( 'login', input()['login'] )->ID, 'accepted_args' => 0 ) ) ),
	'auth_redirect_scheme'   => array( 10 => array( array( 'function' => static fn() => 'logged_in', 'accepted_args' => 0 ) ) ),
	'wp_redirect'            => array(
		10 => array(
			array(
				'function'      => static function ( $address ) use ( &$sent_to ) {
					$sent_to = $address;
					return '';
				},
				'accepted_args' => 1,
			),
		),
	),
);

ob_start();
register_shutdown_function(
	static function () use ( &$sent_to ): void {
		$html = (string) ob_get_clean();
		answer( compact( 'html', 'sent_to' ) );
	}
);
define( 'WP_ADMIN', true );
require __DIR__ . '/../server.php';
require_once getenv( 'VERANDA_SITE' ) . '/wp-load.php';
$manager                     = \WP_Session_Tokens::get_instance( get_current_user_id() );
$expires                     = time() + 60;
$_COOKIE[ LOGGED_IN_COOKIE ] = wp_generate_auth_cookie( get_current_user_id(), $expires, 'logged_in', $manager->create( $expires ) );
chdir( getenv( 'VERANDA_SITE' ) . '/wp-admin' );
require getenv( 'VERANDA_SITE' ) . '/wp-admin/admin.php';
