<?php
/**
 * Activates or deactivates a plugin as wp-admin does: {plugin, isActive}.
 *
 * @package Veranda\Bench
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require dirname( __DIR__, 2 ) . '/scripts/environment/php/load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

$wanted = read_input();
wp_set_current_user( 1 );
if ( $wanted['isActive'] ) {
	check( activate_plugin( $wanted['plugin'] ) );
} else {
	deactivate_plugins( $wanted['plugin'] );
}
answer( true );
