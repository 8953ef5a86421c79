<?php
/**
 * What another site's page can read.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/** Headers that PHP itself sends (docs/threats.md A14), so these tests go through a real web server. */
final class Foreign_Origin_Test extends Rest_Test_Case {

	private const START_SECONDS = 10;

	/**
	 * The web server.
	 *
	 * @var resource|null
	 */
	private static $server = null;

	public static function setUpBeforeClass(): void {
		parent::setUpBeforeClass();
		self::$server = proc_open(
			array( 'php', '-S', getenv( 'VERANDA_SITE_HOST' ), '-t', getenv( 'VERANDA_SITE' ), __DIR__ . '/../../scripts/environment/php/router.php' ),
			array( array( 'file', '/dev/null', 'r' ), array( 'file', '/dev/null', 'w' ), array( 'file', '/dev/null', 'w' ) ),
			$pipes
		);
		$deadline     = time() + self::START_SECONDS;
		while ( false === @fsockopen( 'tcp://' . getenv( 'VERANDA_SITE_HOST' ) ) ) {
			self::assertLessThan( $deadline, time(), 'The web server did not start.' );
			usleep( 20000 );
		}
		self::assertTrue( proc_get_status( self::$server )['running'], 'Somebody else listens on the port of the site.' );
	}

	public static function tearDownAfterClass(): void {
		proc_terminate( self::$server );
		proc_close( self::$server );
		parent::tearDownAfterClass();
	}

	public function test_another_sites_page_may_not_read_any_answer(): void {
		foreach ( self::our_routes() as list( $method, $route ) ) {
			foreach ( array( 'https://evil.test', 'null', self::origin() . '.evil.test' ) as $origin ) {
				foreach ( array( $method, 'OPTIONS' ) as $sent ) {
					$answer = $this->request( $sent, 'veranda/v1/' . $route, $origin );
					self::assertSame( '', wp_remote_retrieve_header( $answer, 'access-control-allow-origin' ), "$sent $route from $origin" );
					self::assertSame( '', wp_remote_retrieve_header( $answer, 'access-control-allow-credentials' ) );
					self::assertContains( 'Origin', array_map( 'trim', explode( ',', implode( ',', (array) wp_remote_retrieve_header( $answer, 'vary' ) ) ) ) );
					self::assertStringContainsString( 'no-store', implode( ',', (array) wp_remote_retrieve_header( $answer, 'cache-control' ) ) );
				}
			}
		}
	}

	public function test_our_own_pages_may_read_the_answer(): void {
		$answer = $this->request( 'POST', 'veranda/v1/identity-token', self::origin(), array( 'X-Veranda' => '1' ) );

		self::assertSame( 200, wp_remote_retrieve_response_code( $answer ) );
		self::assertSame( '{"identityToken":null,"owner":null,"config":null}', wp_remote_retrieve_body( $answer ) );
		self::assertSame( self::origin(), wp_remote_retrieve_header( $answer, 'access-control-allow-origin' ) );
	}

	public function test_a_site_with_plain_permalinks_is_served_too(): void {
		$answer = wp_remote_post(
			self::origin() . '/?rest_route=/veranda/v1/identity-token',
			array(
				'headers' => array(
					'Origin'    => self::origin(),
					'X-Veranda' => '1',
				),
			)
		);
		self::assertSame( '{"identityToken":null,"owner":null,"config":null}', wp_remote_retrieve_body( $answer ) );
	}

	public function test_what_is_not_ours_is_left_as_wordpress_answers_it(): void {
		$answer = $this->request( 'GET', 'wp/v2/types', 'https://elsewhere.test' );

		self::assertSame( 'https://elsewhere.test', wp_remote_retrieve_header( $answer, 'access-control-allow-origin' ) );
	}

	/**
	 * Sends a request.
	 *
	 * @param string                $method  The method.
	 * @param string                $route   The route.
	 * @param string                $origin  The origin.
	 * @param array<string, string> $headers More headers.
	 * @return array<string, mixed>
	 */
	private function request( string $method, string $route, string $origin, array $headers = array() ): array {
		$answer = wp_remote_request(
			self::origin() . '/wp-json/' . $route,
			array(
				'method'  => $method,
				'headers' => $headers + array( 'Origin' => $origin ),
				'timeout' => 20,
			)
		);
		self::assertIsArray( $answer );
		return $answer;
	}
}
