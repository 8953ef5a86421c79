<?php
/**
 * Where the secret must not be.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use WP_Debug_Data;
use WP_REST_Request;

/** Looks for the site's secret in everything that WordPress can be asked (docs/threats.md A11). */
final class Secrets_Test extends Rest_Test_Case {

	/** Who asks. */
	public function roles(): array {
		return array(
			'anonymous'     => array( null ),
			'subscriber'    => array( 'subscriber' ),
			'agent'         => array( 'veranda_agent' ),
			'administrator' => array( 'administrator' ),
		);
	}

	/**
	 * @dataProvider roles
	 * @param string|null $role Who asks.
	 */
	public function test_no_route_that_reads_tells_it( ?string $role ): void {
		wp_set_current_user( null === $role ? 0 : self::make_user( $role )->ID );
		// Debian's packages leave out a list of fonts, which WordPress calls a mistake of ours.
		add_filter( 'doing_it_wrong_trigger_error', '__return_false' );
		$asked = 0;
		foreach ( rest_get_server()->get_routes() as $route => $handlers ) {
			// Routes with parts to fill in read single things, which the collections list; the export sends a zip of the theme and ends.
			if ( str_contains( $route, '(?P<' ) || 1 === preg_match( '#/(export|url-details|pattern-directory|block-directory)#', $route ) ) {
				continue;
			}
			++$asked;
			$output = rest_get_server()->response_to_data( rest_do_request( new WP_REST_Request( 'GET', $route ) ), false );
			self::assertStringNotContainsString( self::secret(), (string) wp_json_encode( $output ), $route );
			if ( 'administrator' !== $role ) {
				self::assertStringNotContainsString( '"lastFour"', (string) wp_json_encode( $output ), $route );
			}
		}
		self::assertGreaterThan( 20, $asked );
	}

	public function test_it_is_not_loaded_with_every_page(): void {
		self::assertArrayNotHasKey( 'veranda_secret', wp_load_alloptions() );
		self::assertArrayHasKey( 'veranda_settings', wp_load_alloptions() );
	}

	public function test_site_health_and_heartbeat_do_not_tell_it(): void {
		wp_set_current_user( self::make_user( 'administrator' )->ID );
		require_once ABSPATH . 'wp-admin/includes/class-wp-debug-data.php';
		self::assertStringNotContainsString( self::secret(), (string) wp_json_encode( WP_Debug_Data::debug_data() ) );

		$heartbeat = apply_filters( 'heartbeat_received', array(), array( 'veranda' => 1 ), 'front' );
		self::assertStringNotContainsString( self::secret(), (string) wp_json_encode( $heartbeat ) );
	}

	public function test_a_constant_is_shown_to_nobody_and_is_left_to_be_filled_in(): void {
		$constants = array(
			'VERANDA_SECRET'          => bin2hex( random_bytes( 32 ) ),
			'VERANDA_SECRET_PREVIOUS' => bin2hex( random_bytes( 32 ) ),
		);

		$seen = Fresh_Process::run( 'show-secrets', array( 'constants' => $constants ) );

		foreach ( $constants as $name => $value ) {
			self::assertStringNotContainsString( $value, $seen['answers'] );
			self::assertStringNotContainsString( self::secret(), $seen['answers'], 'It is not the one in use.' );
			self::assertArrayNotHasKey( $name, $seen['environment']['environment'] );
			self::assertStringContainsString( "\n$name=\n", $seen['environment']['file'] );
		}
		self::assertSame( self::site_id(), $seen['environment']['environment']['SITE_ID'] );
	}

	public function test_only_the_start_command_tells_it_and_only_to_managers(): void {
		foreach ( array( 'subscriber', 'veranda_agent' ) as $role ) {
			wp_set_current_user( self::make_user( $role )->ID );
			foreach ( self::our_routes() as list( $method, $route ) ) {
				self::assertStringNotContainsString( self::secret(), (string) wp_json_encode( $this->call( $method, $route )->get_data() ) );
			}
		}
		wp_set_current_user( self::make_user( 'administrator' )->ID );
		self::assertStringContainsString( self::secret(), (string) wp_json_encode( $this->call( 'POST', 'relay-environment' )->get_data() ) );
	}
}
