<?php
/**
 * Activates, deactivates or uninstalls the plugin as wp-admin does: {steps: string[]}; answers with {failures, purges}: for
 * each time that caches of pages were emptied, whether a page that is shown now has the plugin.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

require __DIR__ . '/lib.php';
require __DIR__ . '/../load-site.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

const PLUGIN = 'veranda/veranda.php';

$purges = array();
add_action(
	'litespeed_purge_all',
	static function () use ( &$purges ): void {
		$purges[] = is_plugin_active( PLUGIN );
	}
);
$failures = array();
foreach ( input()['steps'] as $step ) {
	$result = match ( $step ) {
		'activate'   => activate_plugin( PLUGIN ),
		'deactivate' => deactivate_plugins( PLUGIN ),
		'uninstall'  => uninstall_plugin( PLUGIN ),
	};
	if ( is_wp_error( $result ) ) {
		$failures[] = $result->get_error_message();
	}
}
answer( compact( 'failures', 'purges' ) );
