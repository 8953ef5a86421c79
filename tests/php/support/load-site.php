<?php
/**
 * Loads the WordPress under test.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

require_once __DIR__ . '/server.php';

if ( ! is_file( getenv( 'VERANDA_SITE' ) . '/wp-load.php' ) ) {
	fwrite( STDERR, "Set VERANDA_SITE to the folder of an installed WordPress, and VERANDA_SITE_HOST to its host and port.\n" );
	exit( 1 );
}

require_once getenv( 'VERANDA_SITE' ) . '/wp-load.php';
