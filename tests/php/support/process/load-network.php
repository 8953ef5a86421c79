<?php
/**
 * The network of sites that exists for a test only, beside the site under test.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/**
 * Prepares WordPress with the configuration of the site under test, but for the prefix, the network, and the constants of
 * the input: {prefix, constants?}. Returns the file to load; what it sets has to be global.
 *
 * @param bool $is_installed Whether WordPress knows of the network yet.
 */
function load_network( bool $is_installed ): string {
	$site   = (string) getenv( 'VERANDA_SITE' );
	$host   = (string) parse_url( 'http://' . getenv( 'VERANDA_SITE_HOST' ), PHP_URL_HOST );
	$port   = (int) parse_url( 'http://' . getenv( 'VERANDA_SITE_HOST' ), PHP_URL_PORT );
	$prefix = input()['prefix'];
	$config = (string) file_get_contents( "$site/wp-config.php" );
	$config = preg_replace( '/^\$table_prefix\s*=.*$/m', "\$table_prefix = '$prefix';", $config );
	// A network takes its addresses from its tables, and no port but 80 and 443.
	$config = preg_replace( "/define\(\s*'(WP_HOME|WP_SITEURL)'\s*,[^)]*\);/", '', (string) $config );
	$config = str_replace( array( '<?php', '__DIR__' ), array( '', var_export( $site, true ) ), (string) $config );
	if ( $is_installed ) {
		foreach ( array( 'MULTISITE' => true, 'SUBDOMAIN_INSTALL' => false, 'DOMAIN_CURRENT_SITE' => $host, 'PATH_CURRENT_SITE' => '/', 'SITE_ID_CURRENT_SITE' => 1, 'BLOG_ID_CURRENT_SITE' => 1 ) as $name => $value ) {
			define( $name, $value );
		}
	} else {
		define( 'WP_INSTALLING', true );
		define( 'WP_HOME', "http://$host" );
		define( 'WP_SITEURL', "http://$host" );
	}
	foreach ( input()['constants'] ?? array() as $name => $value ) {
		define( $name, $value );
	}
	$_SERVER['HTTP_HOST']       = $host;
	$_SERVER['SERVER_NAME']     = $host;
	$_SERVER['SERVER_PORT']     = (string) $port;
	$_SERVER['REQUEST_URI']     = input()['path'] ?? '/';
	$_SERVER['REQUEST_METHOD']  = 'GET';
	$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
	$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
	define( 'ABSPATH', "$site/" );
	$file = tempnam( sys_get_temp_dir(), 'veranda-network-' );
	file_put_contents( $file, "<?php\n" . $config );
	register_shutdown_function( 'unlink', $file );
	return $file;
}
