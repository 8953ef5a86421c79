<?php
/**
 * As much of the WP Consent API as the plugin uses.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

/**
 * Remembers what is described.
 *
 * @param string ...$facts Name, service, category, how long, what for.
 */
function wp_add_cookie_info( string ...$facts ): void {
	$GLOBALS['described_cookies'][] = $facts;
}
