<?php
/**
 * Loads the WordPress under test.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

if ( ! is_file( getenv( 'VERANDA_SITE' ) . '/wp-load.php' ) ) {
	fwrite( STDERR, "Set VERANDA_SITE to the folder of an installed WordPress, and VERANDA_SITE_HOST to its host and port.\n" );
	exit( 1 );
}

$_SERVER['HTTP_HOST']       = getenv( 'VERANDA_SITE_HOST' );
$_SERVER['SERVER_NAME']     = '127.0.0.1';
$_SERVER['REQUEST_URI']     = $_SERVER['REQUEST_URI'] ?? '/';
$_SERVER['REQUEST_METHOD']  = $_SERVER['REQUEST_METHOD'] ?? 'GET';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';

require_once getenv( 'VERANDA_SITE' ) . '/wp-load.php';
