<?php
/**
 * Loads a local WordPress in a command, for the scripts beside this file.
 *
 * Called as `php SCRIPT SITE_FOLDER`, with a JSON object on standard input. The result goes to file descriptor 3, so that
 * nothing that WordPress prints can spoil it.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

/**
 * Reads the JSON object that the caller passed in.
 *
 * @return array<string, mixed>
 */
function read_input(): array {
	return (array) json_decode( (string) stream_get_contents( STDIN ), true );
}

/**
 * Returns the result to the caller.
 *
 * @param mixed $result Anything that JSON can hold.
 */
function answer( $result ): void {
	$output = fopen( 'php://fd/3', 'w' );
	fwrite( $output, (string) json_encode( $result ) );
	fclose( $output );
}

/**
 * Ends the script with a sentence when WordPress reports a failure.
 *
 * @param mixed $result What a WordPress function returned.
 * @return mixed The same, when it is no failure.
 */
function check( $result ) {
	if ( is_wp_error( $result ) ) {
		fwrite( STDERR, $result->get_error_message() . "\n" );
		exit( 1 );
	}
	return $result;
}

// WordPress's page for people is of no use here; the log has the error.
define( 'WP_DISABLE_FATAL_ERROR_HANDLER', true );

$_SERVER['HTTP_HOST']       = getenv( 'VERANDA_SITE_HOST' );
$_SERVER['SERVER_NAME']     = '127.0.0.1';
$_SERVER['REQUEST_URI']     = getenv( 'VERANDA_SITE_URI' );
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';

require $argv[1] . '/wp-load.php';
