<?php
/**
 * Installs a plugin from a zip the way wp-admin's uploader does, over an earlier one, and activates it, on a network for all of
 * its sites: {zip, plugin}.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';

$wanted = read_input();
wp_set_current_user( 1 );

$skin     = new \WP_Ajax_Upgrader_Skin();
$upgrader = new \Plugin_Upgrader( $skin );
check( $upgrader->install( $wanted['zip'], array( 'overwrite_package' => true ) ) );
check( $skin->get_errors()->has_errors() ? $skin->get_errors() : null );

wp_clean_plugins_cache();
check( activate_plugin( $wanted['plugin'], '', is_multisite() ) );
answer( array( 'version' => get_plugin_data( WP_PLUGIN_DIR . '/' . $wanted['plugin'] )['Version'] ) );
