<?php
/**
 * Loads an installed WordPress with the plugin active, for PHPUnit.
 *
 * VERANDA_SITE is the folder with wp-load.php, VERANDA_SITE_HOST the host and port of its address.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

require_once __DIR__ . '/support/load-site.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

if ( ! is_plugin_active( 'veranda/veranda.php' ) ) {
	fwrite( STDERR, "The plugin is not active on the site in VERANDA_SITE.\n" );
	exit( 1 );
}

foreach ( array( 'Fresh_Process', 'Relay_Token', 'Spy_Mailer', 'Spy_Rest_Server', 'Site_Test_Case', 'Own_Tables_Test_Case', 'Privacy_Test_Case', 'Rest_Test_Case', 'Network_Test_Case' ) as $support ) {
	require_once __DIR__ . "/support/$support.php";
}
