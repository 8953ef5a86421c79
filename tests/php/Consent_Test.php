<?php
/**
 * The WP Consent API.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Privacy\Consent;

/** The chat says that it heeds the API; without the API nothing happens. */
final class Consent_Test extends Site_Test_Case {

	public function test_the_plugin_is_registered_under_its_name(): void {
		self::assertTrue( apply_filters( 'wp_consent_api_registered_veranda/veranda.php', false ) ); // phpcs:ignore WordPress.NamingConventions.ValidHookName.UseUnderscores -- The API's own.
	}

	public function test_what_the_browser_keeps_is_described_where_the_api_is(): void {
		$consent = new Consent( 'veranda/veranda.php' );
		$consent->describe();
		self::assertFalse( function_exists( 'wp_add_cookie_info' ), 'This site has no API.' );

		require __DIR__ . '/support/consent-api.php';
		$consent->describe();

		self::assertSame( array( 'veranda:*', 'Veranda', 'functional' ), array_slice( $GLOBALS['described_cookies'][0], 0, 3 ) );
	}
}
