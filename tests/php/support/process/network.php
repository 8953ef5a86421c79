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

require __DIR__ . '/load-network.php';

$step = input()['step'];
require load_network( 'install' !== $step );
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
