<?php
/**
 * Routes requests of PHP's own web server as a normal web server would: static files, folders, scripts, and everything
 * else to WordPress.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

( static function (): void {
	$root = $_SERVER['DOCUMENT_ROOT'];
	$path = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
	$file = realpath( $root . $path );

	if ( false === $file || ! str_starts_with( $file . '/', $root . '/' ) ) {
		$file = $root . '/index.php';
	} elseif ( is_dir( $file ) ) {
		if ( ! str_ends_with( $path, '/' ) ) {
			header( 'Location: ' . $path . '/', true, 301 );
			$GLOBALS['veranda_script'] = null;
			return;
		}
		$file = is_file( $file . '/index.php' ) ? $file . '/index.php' : $root . '/index.php';
	} elseif ( ! str_ends_with( $file, '.php' ) ) {
		// The server sends the file itself.
		$GLOBALS['veranda_script'] = false;
		return;
	}

	$name                       = substr( $file, strlen( $root ) );
	$_SERVER['SCRIPT_NAME']     = $name;
	$_SERVER['PHP_SELF']        = $name;
	$_SERVER['SCRIPT_FILENAME'] = $file;
	chdir( dirname( $file ) );
	$GLOBALS['veranda_script'] = $file;
} )();

if ( ! is_string( $GLOBALS['veranda_script'] ) ) {
	return $GLOBALS['veranda_script'] ?? true;
}
// Required at the top level: WordPress relies on its files running in the global scope.
require $GLOBALS['veranda_script'];
