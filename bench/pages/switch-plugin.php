<?php
/**
 * Activates or deactivates the plugin as wp-admin does: {isActive}.
 *
 * @package Veranda\Bench
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require dirname( __DIR__, 2 ) . '/scripts/environment/php/load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

const PLUGIN = 'veranda/veranda.php';

wp_set_current_user( 1 );
if ( read_input()['isActive'] ) {
	check( activate_plugin( PLUGIN ) );
} else {
	deactivate_plugins( PLUGIN );
}
answer( true );
