<?php
/**
 * Makes the tables of a network of sites in folders, with the installed site as its first: {title, email}. WordPress
 * learns of it from the constants in wp-config.php.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

define( 'WP_INSTALLING', true );
require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/network.php';

global $wpdb;
foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
	$wpdb->$name = $table;
}
$wanted = read_input();
wp_set_current_user( 1 );
install_network();
check( populate_network( 1, getenv( 'VERANDA_SITE_HOST' ), $wanted['email'], $wanted['title'], '/', false ) );
answer( true );
