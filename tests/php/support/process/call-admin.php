<?php
/**
 * Calls admin-ajax.php or admin-post.php as an anonymous browser would: {file, parameters}; answers with the output.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

require __DIR__ . '/lib.php';

$_SERVER['REQUEST_METHOD'] = 'POST';
$_SERVER['REQUEST_URI']    = '/wp-admin/' . input()['file'];
$_SERVER['PHP_SELF']       = $_SERVER['REQUEST_URI'];
$_GET                      = input()['parameters'];
$_POST                     = $_GET;
$_REQUEST                  = $_GET;
$_COOKIE                   = array();

ob_start();
register_shutdown_function(
	static function (): void {
		$output = (string) ob_get_clean();
		answer( array( 'output' => $output ) );
	}
);
require __DIR__ . '/../server.php';
require getenv( 'VERANDA_SITE' ) . '/wp-admin/' . input()['file'];
