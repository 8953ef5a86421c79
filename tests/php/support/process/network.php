<?php
/**
 * Makes a network of sites beside the site under test, in tables with another prefix, and does one step on it:
 * {prefix, step}. The first step, `install`, has to run before WordPress knows of the network.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

require __DIR__ . '/lib.php';

/** Loads WordPress with the configuration of the site under test, but for the prefix and the network. */
function load_network( string $site, string $prefix, bool $is_installed ): void {
	$host   = (string) parse_url( 'http://' . getenv( 'VERANDA_SITE_HOST' ), PHP_URL_HOST );
	$port   = (int) parse_url( 'http://' . getenv( 'VERANDA_SITE_HOST' ), PHP_URL_PORT );
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
	$_SERVER['HTTP_HOST']       = $host;
	$_SERVER['SERVER_NAME']     = $host;
	$_SERVER['SERVER_PORT']     = (string) $port;
	$_SERVER['REQUEST_URI']     = '/';
	$_SERVER['REQUEST_METHOD']  = 'GET';
	$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
	$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
	define( 'ABSPATH', "$site/" );
	$file = tempnam( sys_get_temp_dir(), 'veranda-network-' );
	file_put_contents( $file, "<?php\n" . $config );
	register_shutdown_function( 'unlink', $file );
	define( 'VERANDA_TEST_CONFIG', $file );
}

$step = input()['step'];
load_network( (string) getenv( 'VERANDA_SITE' ), input()['prefix'], 'install' !== $step );
require VERANDA_TEST_CONFIG;
require_once ABSPATH . 'wp-admin/includes/admin.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

global $wpdb;
add_filter( 'pre_wp_mail', '__return_true' );
$result = array();

/** Returns our tables. */
$tables = static fn(): array => $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( input()['prefix'] ) . '%veranda%' ) );

switch ( $step ) {
	case 'install':
		wp_install( 'Network', 'admin', 'admin@example.test', true, '', 'password' );
		foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
			$wpdb->$name = $table;
		}
		require_once ABSPATH . 'wp-admin/includes/network.php';
		install_network();
		$populated = populate_network( 1, '127.0.0.1', 'admin@example.test', 'Network', '/', false );
		$result    = array( 'error' => is_wp_error( $populated ) ? $populated->get_error_message() : '' );
		break;

	case 'activate':
		$blog      = wpmu_create_blog( '127.0.0.1', '/second/', 'Second', 1 );
		$activated = activate_plugin( 'veranda/veranda.php', '', true );
		$result    = array(
			'error'  => is_wp_error( $activated ) ? $activated->get_error_message() : '',
			'second' => $blog,
			'tables' => $tables(),
		);
		break;

	case 'add-site':
		$blog = wpmu_create_blog( '127.0.0.1', '/third/', 'Third', 1 );
		$ids  = array();
		foreach ( array( 1, 2, $blog ) as $id ) {
			switch_to_blog( $id );
			$ids[] = array( get_option( 'veranda_site_id' ), get_option( 'veranda_secret' ), null !== get_role( 'veranda_agent' ) );
			restore_current_blog();
		}
		$result = array(
			'third'  => $blog,
			'sites'  => $ids,
			'tables' => count( $tables() ),
		);
		break;

	case 'revoke':
		$user   = wpmu_create_user( 'agent', 'password', 'agent@example.test' );
		$states = array();
		foreach ( array( 1, 2 ) as $id ) {
			add_user_to_blog( $id, $user, 'veranda_agent' );
			switch_to_blog( $id );
			$wpdb->query( $wpdb->prepare( 'INSERT INTO %i VALUES ( %d, 0, NOW() )', $wpdb->prefix . 'veranda_agent_access', $user ) );
			restore_current_blog();
		}
		remove_user_from_blog( $user, 2 );
		foreach ( array( 1, 2 ) as $id ) {
			$states[] = (int) $wpdb->get_var( $wpdb->prepare( 'SELECT version FROM %i WHERE agent_id = %d', $wpdb->get_blog_prefix( $id ) . 'veranda_agent_access', $user ) );
		}
		$result = array( 'versions' => $states );
		break;

	case 'delete-site':
		wpmu_delete_blog( 3, true );
		$result = array( 'tables' => $tables() );
		break;

	case 'uninstall':
		deactivate_plugins( 'veranda/veranda.php', false, true );
		$states = $wpdb->get_col( $wpdb->prepare( 'SELECT is_enabled FROM %i UNION ALL SELECT is_enabled FROM %i', $wpdb->get_blog_prefix( 1 ) . 'veranda_feed', $wpdb->get_blog_prefix( 2 ) . 'veranda_feed' ) );
		uninstall_plugin( 'veranda/veranda.php' );
		$options = array();
		foreach ( array( 1, 2 ) as $id ) {
			array_push( $options, ...$wpdb->get_col( $wpdb->prepare( 'SELECT option_name FROM %i WHERE option_name LIKE %s', $wpdb->get_blog_prefix( $id ) . 'options', '%veranda%' ) ) );
			$options[] = str_contains( (string) wp_json_encode( get_blog_option( $id, $wpdb->get_blog_prefix( $id ) . 'user_roles' ) ), 'veranda' ) ? 'role' : '';
		}
		$result = array(
			'states'  => $states,
			'tables'  => $tables(),
			'options' => array_values( array_filter( $options ) ),
		);
		break;
}
answer( $result );
