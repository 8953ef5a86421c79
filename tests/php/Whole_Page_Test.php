<?php
/**
 * Pages as visitors get them.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/** Cost and sameness of whole pages (docs/threats.md A11, A12, B23; performance S5). Each page is a process of its own. */
final class Whole_Page_Test extends Rest_Test_Case {

	private static string $version;

	public static function setUpBeforeClass(): void {
		parent::setUpBeforeClass();
		// Other processes must see it, so there is no transaction around it. Nothing listens at this address.
		self::change_settings( array( 'relayUrl' => 'http://127.0.0.1:9' ) );
	}

	public static function tearDownAfterClass(): void {
		wp_cache_flush();
		self::change_settings( array( 'relayUrl' => '' ) );
		parent::tearDownAfterClass();
	}

	public function test_the_plugin_adds_no_query_and_no_request_to_a_page(): void {
		foreach ( array( '/', '/?s=chair', '/hello-world/' ) as $path ) {
			// The first view of a page may fill WordPress's own caches.
			$this->show( $path );
			$with    = $this->show( $path );
			$without = $this->show( $path, array( 'withPlugin' => false ) );

			self::assertStringContainsString( 'veranda-widget', $with['html'] );
			self::assertStringNotContainsString( 'veranda', $without['html'] );
			self::assertSame( $without['queries'], $with['queries'], $path );
			self::assertSame( 0, $with['httpRequests'] );
		}
	}

	public function test_two_visitors_get_the_same_bytes(): void {
		$one   = $this->show( '/', array( 'userAgent' => 'One', 'cookies' => array( 'a' => 'b' ) ) );
		$other = $this->show( '/', array( 'userAgent' => 'Other' ) );

		self::assertSame( $one['html'], $other['html'] );
	}

	public function test_what_we_print_is_the_same_for_everybody_and_says_nothing_of_anybody(): void {
		$this->commit();
		$people = array();
		try {
			$anonymous = $this->ours_in( $this->show( '/' )['html'] );
			foreach ( array( 'subscriber', 'veranda_agent', 'administrator' ) as $role ) {
				$user     = self::make_user( $role );
				$people[] = $user->ID;
				$nonce    = $this->log_in( $user );
				$html     = $this->show( '/', array( 'cookies' => $_COOKIE ) )['html'];

				self::assertSame( $anonymous, $this->ours_in( $html ), $role );
				self::assertStringContainsString( 'logged-in', $html, 'The login of the test must count.' );
				foreach ( array( $nonce, $user->user_email, $user->display_name, self::secret() ) as $private ) {
					self::assertStringNotContainsString( $private, $this->ours_in( $html ) );
				}
				self::assertStringNotContainsString( self::secret(), $html );
			}
		} finally {
			foreach ( $people as $id ) {
				wp_delete_user( $id );
			}
		}
	}

	public function test_feeds_and_embeds_have_no_chat(): void {
		foreach ( array( '/feed/', '/?feed=atom', '/hello-world/embed/', '/robots.txt' ) as $path ) {
			$html = $this->show( $path )['html'];
			self::assertNotSame( '', $html, $path );
			self::assertStringNotContainsString( 'veranda', $html, $path );
		}
	}

	/**
	 * Shows a page.
	 *
	 * @param string               $path  Its path.
	 * @param array<string, mixed> $input Who asks, and how.
	 * @return array{html: string, queries: int, httpRequests: int}
	 */
	private function show( string $path, array $input = array() ): array {
		return Fresh_Process::run( 'show-page', $input + array( 'path' => $path, 'withPlugin' => true ) );
	}

	/**
	 * Returns what is ours in a page.
	 *
	 * @param string $html The page.
	 */
	private function ours_in( string $html ): string {
		self::assertSame( 2, preg_match_all( '#<(?:div|script)[^>]*veranda[^>]*></(?:div|script)>#', $html, $found ), $html );
		return implode( "\n", $found[0] );
	}

	/** Ends the transaction around the test, so that other processes see what follows. */
	private function commit(): void {
		self::database()->query( 'COMMIT' );
	}
}
