<?php
/**
 * Who may call which route.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/** Every REST route against everybody who must not use it (docs/threats.md A01, A25, A26, A27). */
final class Rest_Access_Test extends Rest_Test_Case {

	/** Routes that are open to everybody; each that writes, or tells who asks, checks by itself that a page of this site asks. */
	private const OPEN = array( 'identity-token', 'left-messages', 'own-words' );

	/** A body that would be valid for every route. */
	private const BODY = array(
		'idempotencyKey' => 'k-1',
		'clientId'       => 'c-1',
		'name'           => 'A',
		'email'          => 'a@example.test',
		'body'           => 'B',
		'title'          => 'Taken over',
		'version'        => 1,
		'template'       => 'left_message',
		'data'           => array( 'body' => 'B' ),
		'settings'       => array( 'title' => 'Taken over' ),
		'address'        => '/',
		'rules'          => '[]',
		'isElsewhere'    => true,
	);

	public function test_there_are_routes_and_none_is_open_by_accident(): void {
		$routes = array_unique( array_column( self::our_routes(), 1 ) );
		sort( $routes );

		self::assertSame( array( 'agent-token', 'connection-check', 'identity-token', 'left-messages', 'mails', 'own-words', 'placement', 'preview-config', 'relay-environment', 'settings', 'settings/import-preview', 'site-health' ), $routes );
		foreach ( rest_get_server()->get_routes( 'veranda/v1' ) as $route => $handlers ) {
			foreach ( '/veranda/v1' === $route ? array() : $handlers as $handler ) {
				self::assertIsArray( $handler['permission_callback'], "$route must have a permission callback of its own." );
				self::assertIsObject( $handler['permission_callback'][0] );
				self::assertIsArray( $handler['args'] );
			}
		}
	}

	public function test_a_bad_credential_opens_no_route(): void {
		$agent  = self::make_user( 'administrator' );
		$nonce  = $this->log_in( $agent );
		$cookie = $_COOKIE[ LOGGED_IN_COOKIE ];
		$cases  = array(
			'none'                => array( null, array() ),
			'empty bearer'        => array( null, array( 'Authorization' => 'Bearer ' ) ),
			'garbage bearer'      => array( null, array( 'Authorization' => 'Bearer eyJhbGciOiJub25lIn0.e30.' ) ),
			'garbage cookie'      => array( 'admin|9999999999|x|y', array( 'X-WP-Nonce' => $nonce ) ),
			'truncated cookie'    => array( substr( $cookie, 0, -6 ), array( 'X-WP-Nonce' => $nonce ) ),
			'nonce but no cookie' => array( null, array( 'X-WP-Nonce' => $nonce ) ),
			'cookie but no nonce' => array( $cookie, array() ),
		);
		$before = self::checksum();
		foreach ( self::our_routes() as list( $method, $route ) ) {
			if ( in_array( $route, self::OPEN, true ) ) {
				continue;
			}
			foreach ( $cases as $what => list( $sent_cookie, $headers ) ) {
				$_COOKIE = null === $sent_cookie ? array() : array( LOGGED_IN_COOKIE => $sent_cookie );
				$answer  = $this->serve( $method, $route, self::BODY, $headers );

				self::assertContains( $answer['status'], array( 401, 403 ), "$method $route with $what: " . wp_json_encode( $answer['body'] ) );
				self::assertIsString( $answer['body']['code'] );
				self::assertSame( array( 'code', 'message', 'data' ), array_keys( $answer['body'] ), "$method $route with $what tells something." );
			}
		}
		self::assertSame( $before, self::checksum() );
	}

	public function test_roles_without_the_capability_are_refused_everywhere(): void {
		$people = array();
		foreach ( array( 'subscriber', 'contributor', 'author', 'editor', 'veranda_agent' ) as $role ) {
			$people[ $role ] = self::make_user( $role );
		}
		$before = self::checksum();
		foreach ( $people as $role => $user ) {
			foreach ( self::our_routes() as list( $method, $route ) ) {
				if ( in_array( $route, self::OPEN, true ) || ( 'veranda_agent' === $role && 'agent-token' === $route ) ) {
					continue;
				}
				wp_set_current_user( $user->ID );
				$response = $this->call( $method, $route, self::BODY, array( 'X-WP-Nonce' => wp_create_nonce( 'wp_rest' ) ) );

				self::assertSame( 403, $response->get_status(), "$method $route as $role" );
				self::assertSame( 'veranda_forbidden', $response->get_data()['code'] );
			}
		}
		self::assertSame( $before, self::checksum() );
	}

	public function test_a_nonce_of_another_action_or_person_does_not_count(): void {
		$manager = self::make_user( 'administrator' );
		wp_set_current_user( $manager->ID );
		$other_action = wp_create_nonce( 'update-options' );
		$other_person = $this->log_in( self::make_user( 'administrator' ) );
		$own          = $this->log_in( $manager );
		$before       = self::checksum();

		foreach ( array( $other_action, $other_person, 'garbage' ) as $nonce ) {
			foreach ( self::our_routes() as list( $method, $route ) ) {
				if ( ! in_array( $route, self::OPEN, true ) ) {
					$answer = $this->serve( $method, $route, self::BODY, array( 'X-WP-Nonce' => $nonce ) );
					self::assertSame( 403, $answer['status'], "$method $route" );
				}
			}
		}
		self::assertSame( $before, self::checksum() );

		// The same request with the right nonce is accepted: it was the nonce that made the difference.
		self::assertSame( 200, $this->serve( 'PUT', 'settings', array( 'version' => self::settings()->get()->version ), array( 'X-WP-Nonce' => $own ) )['status'] );
	}

	public function test_ajax_and_post_actions_of_ours_do_not_exist(): void {
		$hooks = array_keys( $GLOBALS['wp_filter'] );
		self::assertSame( array(), preg_grep( '/^(wp_ajax|admin_post).*veranda/', $hooks ) );

		$before = self::checksum();
		foreach ( array( 'admin-ajax.php', 'admin-post.php' ) as $file ) {
			$parameters = array(
				'action'           => 'veranda_save_settings',
				'page'             => 'veranda-settings',
				'veranda_settings' => array( 'relayUrl' => 'https://evil.example' ),
			) + self::BODY;
			$output     = Fresh_Process::run( 'call-admin', compact( 'file', 'parameters' ) )['output'];
			self::assertStringNotContainsStringIgnoringCase( 'veranda', $output );
		}
		wp_cache_flush();
		self::assertSame( $before, self::checksum() );
	}
}
