<?php
/**
 * Deactivates and deletes a plugin as wp-admin would: {plugin}.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

$plugin = read_input()['plugin'];
wp_set_current_user( 1 );
deactivate_plugins( $plugin );
check( delete_plugins( array( $plugin ) ) );
answer( true );
