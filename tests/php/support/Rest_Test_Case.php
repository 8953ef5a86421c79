<?php
/**
 * Tests of the REST routes.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use WP_REST_Request;
use WP_REST_Response;
use WP_User;

/** Calls routes, either behind authentication or with all that WordPress does around it. */
abstract class Rest_Test_Case extends Site_Test_Case {

	protected const PREFIX = '/veranda/v1/';

	/**
	 * Calls a route as the current user, from a page of our own unless the headers say otherwise.
	 *
	 * @param string                     $method  GET, POST, PUT …
	 * @param string                     $route   Below /veranda/v1/.
	 * @param mixed                      $body    Becomes JSON.
	 * @param array<string, string|null> $headers Null leaves one out.
	 */
	protected function call( string $method, string $route, mixed $body = null, array $headers = array() ): WP_REST_Response {
		$_SERVER['REQUEST_METHOD'] = $method;
		$request                   = new WP_REST_Request( $method, self::PREFIX . $route );
		foreach ( $this->with_defaults( $headers ) as $name => $value ) {
			$request->set_header( $name, $value );
		}
		if ( null !== $body ) {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( is_string( $body ) ? $body : (string) wp_json_encode( $body ) );
		}
		return rest_do_request( $request );
	}

	/**
	 * Serves a request in full: cookies, nonces, method overrides, headers of the answer.
	 *
	 * @param string                     $method  The real method.
	 * @param string                     $route   Below /veranda/v1/.
	 * @param mixed                      $body    Becomes JSON.
	 * @param array<string, string|null> $headers Null leaves one out.
	 * @return array{status: int, headers: array<string, string>, body: mixed}
	 */
	protected function serve( string $method, string $route, mixed $body = null, array $headers = array() ): array {
		foreach ( array_keys( $_SERVER ) as $name ) {
			if ( str_starts_with( (string) $name, 'HTTP_' ) && 'HTTP_HOST' !== $name ) {
				unset( $_SERVER[ $name ] );
			}
		}
		$_SERVER['REQUEST_METHOD'] = $method;
		$_SERVER['CONTENT_TYPE']   = null === $body ? '' : 'application/json';
		foreach ( $this->with_defaults( $headers ) as $name => $value ) {
			$_SERVER[ 'HTTP_' . strtoupper( str_replace( '-', '_', $name ) ) ] = $value;
		}
		// Where WordPress keeps what it has read from php://input.
		$GLOBALS['HTTP_RAW_POST_DATA'] = null === $body ? '' : ( is_string( $body ) ? $body : (string) wp_json_encode( $body ) );

		// What the last request has found out is not this one's.
		$GLOBALS['current_user']        = null;
		$GLOBALS['wp_rest_auth_cookie'] = null;
		$GLOBALS['wp_rest_server']      = null;
		unset( $GLOBALS['wp_rest_application_password_status'], $GLOBALS['wp_rest_application_password_uuid'] );
		add_filter( 'wp_rest_server_class', static fn(): string => Spy_Rest_Server::class );
		$server = rest_get_server();
		self::assertInstanceOf( Spy_Rest_Server::class, $server );

		// WordPress asks who it is before the REST server is there.
		wp_get_current_user();
		ob_start();
		$server->serve_request( self::PREFIX . $route );
		$output = (string) ob_get_clean();
		return array(
			'status'  => $server->sent_status,
			'headers' => $server->sent_headers,
			'body'    => json_decode( $output, true ),
		);
	}

	/**
	 * Logs somebody in the way a browser is: by a cookie. Returns the nonce of their pages.
	 *
	 * @param WP_User $user     Who.
	 * @param int     $lifetime Seconds.
	 */
	protected function log_in( WP_User $user, int $lifetime = 3600 ): string {
		$manager                     = \WP_Session_Tokens::get_instance( $user->ID );
		$expires                     = time() + $lifetime;
		$token                       = $manager->create( $expires );
		$_COOKIE[ LOGGED_IN_COOKIE ] = wp_generate_auth_cookie( $user->ID, $expires, 'logged_in', $token );
		wp_set_current_user( $user->ID );
		$nonce = wp_create_nonce( 'wp_rest' );
		wp_set_current_user( 0 );
		return $nonce;
	}

	/**
	 * Returns what WordPress gets when another server answers.
	 *
	 * @param int   $status  HTTP status.
	 * @param mixed $body    Becomes JSON, unless it is a text.
	 * @param array<string, string> $headers Headers.
	 * @return array<string, mixed>
	 */
	protected static function response( int $status, mixed $body, array $headers = array() ): array {
		return array(
			'headers'  => $headers,
			'cookies'  => array(),
			'filename' => null,
			'response' => array(
				'code'    => $status,
				'message' => '',
			),
			'body'     => is_string( $body ) ? $body : wp_json_encode( $body ),
		);
	}

	/**
	 * Returns every route of ours with its methods.
	 *
	 * @return array<int, array{string, string}> Method and route below /veranda/v1/.
	 */
	protected static function our_routes(): array {
		$found = array();
		foreach ( rest_get_server()->get_routes( 'veranda/v1' ) as $route => $handlers ) {
			foreach ( $handlers as $handler ) {
				foreach ( array_keys( $handler['methods'] ) as $method ) {
					if ( '/veranda/v1' !== $route ) {
						$found[] = array( (string) $method, substr( $route, strlen( self::PREFIX ) ) );
					}
				}
			}
		}
		return $found;
	}

	/**
	 * Reads the claims of a token without checking it.
	 *
	 * @param string $token A token.
	 * @return array<string, mixed>
	 */
	protected static function claims_of( string $token ): array {
		return (array) json_decode( (string) base64_decode( strtr( explode( '.', $token )[1], '-_', '+/' ), true ), true );
	}

	/**
	 * Adds what our own pages send.
	 *
	 * @param array<string, string|null> $headers Given.
	 * @return array<string, string>
	 */
	private function with_defaults( array $headers ): array {
		return array_filter(
			$headers + array(
				'Origin'         => self::origin(),
				'Sec-Fetch-Site' => 'same-origin',
				'X-Veranda'      => '1',
			),
			static fn( ?string $value ): bool => null !== $value
		);
	}
}
