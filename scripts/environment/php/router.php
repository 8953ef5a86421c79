<?php
/**
 * Routes requests of PHP's own web server as a normal web server would: static files, folders, scripts, and everything
 * else to WordPress, which may be in the folder VERANDA_SITE_PATH or have a site at VERANDA_SITE_IN_NETWORK.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

( static function (): void {
	$root    = $_SERVER['DOCUMENT_ROOT'];
	$folder  = (string) getenv( 'VERANDA_SITE_PATH' );
	$network = (string) getenv( 'VERANDA_SITE_IN_NETWORK' );
	$path    = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );

	// Nothing is beside a site in a folder.
	if ( ! str_starts_with( $path . '/', $folder . '/' ) ) {
		// A browser asks for that one by itself.
		http_response_code( '/favicon.ico' === $path ? 204 : 404 );
		$GLOBALS['veranda_script'] = null;
		return;
	}
	// All sites of a network have the same files.
	$is_shared = '' !== $network && 1 === preg_match( '#^' . $network . '(/wp-(?:admin|includes|content)(?:/.*)?|/[^/]+\.php)$#D', $path, $parts );
	$file      = realpath( $root . ( $is_shared ? $parts[1] : $path ) );

	if ( false === $file || ! str_starts_with( $file . '/', $root . '/' ) ) {
		$file = $root . $folder . '/index.php';
	} elseif ( is_dir( $file ) ) {
		if ( ! str_ends_with( $path, '/' ) ) {
			header( 'Location: ' . $path . '/', true, 301 );
			$GLOBALS['veranda_script'] = null;
			return;
		}
		$file = is_file( $file . '/index.php' ) ? $file . '/index.php' : $root . $folder . '/index.php';
	} elseif ( ! str_ends_with( $file, '.php' ) ) {
		if ( $is_shared ) {
			$types = array(
				'css' => 'text/css',
				'js'  => 'text/javascript',
				'svg' => 'image/svg+xml',
			);
			header( 'Content-Type: ' . ( $types[ pathinfo( $file, PATHINFO_EXTENSION ) ] ?? mime_content_type( $file ) ) );
			readfile( $file );
			$GLOBALS['veranda_script'] = null;
			return;
		}
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
