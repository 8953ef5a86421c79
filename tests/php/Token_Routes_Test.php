<?php
/**
 * Routes that give out tokens.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Auth\Token_Kind;
use Veranda\Auth\Token_Verifier;

/** `agent-token` and `identity-token`. */
final class Token_Routes_Test extends Rest_Test_Case {

	public function test_an_agent_gets_a_token_that_says_who_and_for_how_long(): void {
		$agent = self::make_user( 'veranda_agent', array( 'display_name' => "Zoë \n 🦊" ) );
		$nonce = $this->log_in( $agent );

		$answer = $this->serve( 'POST', 'agent-token', null, array( 'X-WP-Nonce' => $nonce ) );

		self::assertSame( 201, $answer['status'] );
		self::assertSame( array( 'token', 'expiresAt', 'agentId', 'serverTime' ), array_keys( $answer['body'] ) );
		self::assertSame( 'agent:' . $agent->ID, $answer['body']['agentId'] );
		self::assertStringContainsString( 'no-store', $answer['headers']['cache-control'] );
		self::assertSame( 600, strtotime( $answer['body']['expiresAt'] ) - strtotime( $answer['body']['serverTime'] ) );
		self::assertMatchesRegularExpression( '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/', $answer['body']['expiresAt'] );

		$claims = $this->verify( $answer['body']['token'], Token_Kind::agent() );
		self::assertSame( array( 'agent:' . $agent->ID, 'agent', array(), 'Zoë 🦊', null, 0 ), array( $claims['sub'], $claims['role'], $claims['departments'], $claims['name'], $claims['avatar'], $claims['ver'] ) );
		self::assertSame( self::site_id(), $claims['iss'] );
		self::assertSame( 600, $claims['exp'] - $claims['iat'] );
	}

	public function test_who_manages_the_chat_is_a_supervisor(): void {
		$nonce = $this->log_in( self::make_user( 'administrator' ) );

		$answer = $this->serve( 'POST', 'agent-token', null, array( 'X-WP-Nonce' => $nonce ) );

		self::assertSame( 'supervisor', self::claims_of( $answer['body']['token'] )['role'] );
	}

	public function test_every_token_is_another_one(): void {
		$nonce  = $this->log_in( self::make_user( 'veranda_agent' ) );
		$first  = $this->serve( 'POST', 'agent-token', null, array( 'X-WP-Nonce' => $nonce ) )['body']['token'];
		$second = $this->serve( 'POST', 'agent-token', null, array( 'X-WP-Nonce' => $nonce ) )['body']['token'];

		self::assertNotSame( self::claims_of( $first )['jti'], self::claims_of( $second )['jti'] );
	}

	public function test_a_picture_that_another_server_would_serve_is_left_out(): void {
		add_filter( 'pre_option_show_avatars', static fn(): string => '1', 20 );
		$nonce = $this->log_in( self::make_user( 'veranda_agent' ) );
		$ask   = fn() => self::claims_of( $this->serve( 'POST', 'agent-token', null, array( 'X-WP-Nonce' => $nonce ) )['body']['token'] )['avatar'];
		self::assertNull( $ask() );

		add_filter( 'get_avatar_url', static fn(): string => home_url( '/wp-content/uploads/face.png' ) );
		self::assertSame( home_url( '/wp-content/uploads/face.png' ), $ask() );
	}

	public function test_a_logged_in_visitor_is_identified_without_a_nonce(): void {
		$visitor = self::make_user( 'subscriber', array( 'display_name' => '王小明' ) );
		$this->log_in( $visitor );

		$answer = $this->serve( 'POST', 'identity-token' );

		self::assertSame( 200, $answer['status'] );
		self::assertStringContainsString( 'no-store', $answer['headers']['cache-control'] );
		self::assertSame( 'user:' . $visitor->ID, $answer['body']['owner'] );
		$claims = $this->verify( $answer['body']['identityToken'], Token_Kind::identity() );
		self::assertSame( 0, $claims['ver'] );
		self::assertSame( array( 'user:' . $visitor->ID, '王小明', $visitor->user_email ), array( $claims['sub'], $claims['name'], $claims['email'] ) );
		self::assertSame( 60, $claims['exp'] - $claims['iat'] );
	}

	public function test_everybody_else_is_nobody(): void {
		self::assertSame( array( 'identityToken' => null, 'owner' => null, 'config' => null ), $this->serve( 'POST', 'identity-token' )['body'] );

		foreach ( array( 'garbage', 'admin|9999999999|x|y', '' ) as $cookie ) {
			$_COOKIE[ LOGGED_IN_COOKIE ] = $cookie;
			$answer                      = $this->serve( 'POST', 'identity-token' );
			self::assertSame( array( 200, array( 'identityToken' => null, 'owner' => null, 'config' => null ) ), array( $answer['status'], $answer['body'] ) );
		}
	}

	public function test_a_login_that_has_expired_or_was_ended_is_nobody(): void {
		$visitor = self::make_user( 'subscriber' );
		$this->log_in( $visitor, -10 );
		self::assertNull( $this->serve( 'POST', 'identity-token' )['body']['identityToken'] );

		$this->log_in( $visitor );
		\WP_Session_Tokens::get_instance( $visitor->ID )->destroy_all();
		self::assertNull( $this->serve( 'POST', 'identity-token' )['body']['identityToken'] );
	}

	/** Requests that another site's page, or a trick, could send with a visitor's cookies. */
	public function foreign_requests(): array {
		return array(
			'another site'              => array( array( 'Origin' => 'https://evil.test' ) ),
			'a frame without origin'    => array( array( 'Origin' => 'null' ) ),
			'no origin'                 => array( array( 'Origin' => null ) ),
			'empty origin'              => array( array( 'Origin' => '' ) ),
			'ours with a path'          => array( array( 'Origin' => 'http://' . getenv( 'VERANDA_SITE_HOST' ) . '/' ) ),
			'ours as a prefix'          => array( array( 'Origin' => 'http://' . getenv( 'VERANDA_SITE_HOST' ) . '.evil.test' ) ),
			'our host, another port'    => array( array( 'Origin' => 'http://127.0.0.1:1' ) ),
			'our host, another scheme'  => array( array( 'Origin' => 'https://' . getenv( 'VERANDA_SITE_HOST' ) ) ),
			'marked as cross-site'      => array( array( 'Sec-Fetch-Site' => 'cross-site' ) ),
			'marked as same-site'       => array( array( 'Sec-Fetch-Site' => 'same-site' ) ),
			'method override by header' => array( array( 'X-HTTP-Method-Override' => 'POST' ) ),
		);
	}

	/**
	 * @dataProvider foreign_requests
	 * @param array<string, string|null> $headers What is sent.
	 */
	public function test_a_foreign_request_gets_nothing( array $headers ): void {
		$nonce = $this->log_in( self::make_user( 'administrator' ) );

		foreach ( array( 'agent-token', 'identity-token', 'left-messages' ) as $route ) {
			$answer = $this->serve( 'POST', $route, array( 'clientId' => 'a', 'name' => 'b', 'email' => 'c@example.test', 'body' => 'd' ), $headers + array( 'X-WP-Nonce' => $nonce ) );

			self::assertContains( $answer['status'], array( 403, 405 ), $route );
			self::assertArrayNotHasKey( 'token', $answer['body'] );
			self::assertArrayNotHasKey( 'identityToken', $answer['body'] );
			self::assertStringContainsString( 'no-store', $answer['headers']['cache-control'], 'Refusals must not be kept either.' );
			self::assertStringContainsString( 'Origin', $answer['headers']['vary'] ?? '' );
		}
	}

	public function test_a_get_that_pretends_to_be_a_post_gets_nothing(): void {
		$nonce = $this->log_in( self::make_user( 'administrator' ) );

		foreach ( array( 'agent-token', 'identity-token' ) as $route ) {
			$_GET   = array( '_method' => 'POST' );
			$answer = $this->serve( 'GET', $route, null, array( 'X-WP-Nonce' => $nonce ) );
			self::assertSame( array( 405, 'veranda_method_not_allowed' ), array( $answer['status'], $answer['body']['code'] ) );

			$_GET   = array();
			$answer = $this->serve( 'GET', $route, null, array( 'X-WP-Nonce' => $nonce, 'X-HTTP-Method-Override' => 'POST' ) );
			self::assertSame( 405, $answer['status'] );
		}
	}

	public function test_a_form_cannot_ask_for_an_identity(): void {
		$this->log_in( self::make_user( 'subscriber' ) );

		$answer = $this->serve( 'POST', 'identity-token', null, array( 'X-Veranda' => null ) );

		self::assertSame( array( 403, 'veranda_header_missing' ), array( $answer['status'], $answer['body']['code'] ) );
	}

	public function test_without_a_secret_nothing_is_signed(): void {
		foreach ( array( '', 'too short', str_repeat( 'a', 31 ) ) as $secret ) {
			update_option( Site_Secret::OPTION, $secret );
			$nonce = $this->log_in( self::make_user( 'administrator' ) );

			foreach ( array( 'agent-token', 'identity-token', 'relay-environment' ) as $route ) {
				$answer = $this->serve( 'POST', $route, null, array( 'X-WP-Nonce' => $nonce ) );
				self::assertSame( array( 503, 'veranda_not_configured' ), array( $answer['status'], $answer['body']['code'] ) );
			}
		}
	}

	public function test_a_capability_that_goes_while_a_token_is_made_is_noticed(): void {
		$agent = self::make_user( 'veranda_agent' );
		wp_set_current_user( $agent->ID );
		// Between the check of the request and the token, another request takes the role away.
		add_filter(
			'rest_request_before_callbacks',
			static function ( $response ) use ( $agent ) {
				self::database()->update( self::database()->usermeta, array( 'meta_value' => 'a:0:{}' ), array( 'user_id' => $agent->ID, 'meta_key' => self::database()->prefix . 'capabilities' ) );
				return $response;
			}
		);

		$response = $this->call( 'POST', 'agent-token', null, array( 'X-WP-Nonce' => wp_create_nonce( 'wp_rest' ) ) );

		self::assertSame( 403, $response->get_status() );
	}

	/**
	 * Checks a token with the site's own keys.
	 *
	 * @param string     $token The token.
	 * @param Token_Kind $kind  Its kind.
	 * @return array<string, mixed>
	 */
	private function verify( string $token, Token_Kind $kind ): array {
		$claims = ( new Token_Verifier( new Site_Id(), new Site_Secret(), static fn(): int => time() ) )->verify( $token, $kind );
		self::assertNotNull( $claims );
		return $claims;
	}
}
