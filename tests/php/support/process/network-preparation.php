<?php
/**
 * Shows how far the site of a path is prepared, after WordPress has loaded for it: {prefix, step, path}. The step `cut`
 * leaves a network as an activation leaves it that a time limit has ended; `break` leaves a site half prepared.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

require __DIR__ . '/lib.php';
require __DIR__ . '/load-network.php';
require load_network( true );
require_once ABSPATH . 'wp-admin/includes/admin.php';

global $wpdb;
add_filter( 'pre_wp_mail', '__return_true' );

switch ( input()['step'] ) {
	case 'cut':
		wpmu_create_blog( '127.0.0.1', '/second/', 'Second', 1 );
		update_site_option( 'active_sitewide_plugins', array( 'veranda/veranda.php' => time() ) );
		break;

	case 'break':
		delete_option( 'veranda_site_id' );
		delete_option( 'veranda_secret' );
		delete_option( 'veranda_ready' );
		remove_role( 'veranda_agent' );
		$wpdb->query( "UPDATE {$wpdb->prefix}veranda_feed SET is_enabled = 0" );
		break;
}
wp_cache_flush();
answer(
	array(
		'site'      => get_current_blog_id(),
		'id'        => (string) get_option( 'veranda_site_id' ),
		'secret'    => strlen( (string) get_option( 'veranda_secret' ) ),
		'role'      => null !== get_role( 'veranda_agent' ),
		'manages'   => (bool) get_role( 'administrator' )->has_cap( 'veranda_manage' ),
		'tables'    => count( $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $wpdb->prefix ) . 'veranda%' ) ) ),
		'isEnabled' => '1' === $wpdb->get_var( "SELECT is_enabled FROM {$wpdb->prefix}veranda_feed" ),
		'queries'   => $wpdb->num_queries,
	)
);
