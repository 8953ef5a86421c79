<?php
/**
 * Plugin Name:       Veranda
 * Description:       Live chat that lives in your own WordPress: visitors write, your team answers inside wp-admin, and every word stays in your own database.
 * Version:           0.1.0
 * Requires at least: 6.8
 * Requires PHP:      8.1
 * Author:            Veranda contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       veranda
 * Domain Path:       /build/languages
 *
 * This file alone is written so that older PHP can read it too: it then says what is missing instead of failing.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda;

defined( 'ABSPATH' ) || exit;

if ( version_compare( PHP_VERSION, '8.1', '<' ) || version_compare( get_bloginfo( 'version' ), '6.8', '<' ) ) {
	add_action(
		'admin_notices',
		static function () {
			if ( current_user_can( 'activate_plugins' ) ) {
				printf(
					'<div class="notice notice-error"><p>%s</p></div>',
					esc_html__( 'Veranda needs WordPress 6.8 and PHP 8.1 or newer. It does nothing until both are updated.', 'veranda' )
				);
			}
		}
	);
	return;
}

require_once __DIR__ . '/includes/Autoloader.php';
Autoloader::register( __DIR__ . '/includes' );

( new Plugin( __FILE__, Database\Connection::of_wordpress() ) )->start();
