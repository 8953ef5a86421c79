<?php
/**
 * Whether guests reach WordPress.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Request_Origin;
use Veranda\Relay\Checks\Guest_Check;
use Veranda\Relay\Finding;
use WP_Error;

/** The site calls its own routes as a guest; here without a web server in between. */
final class Guest_Check_Test extends Rest_Test_Case {

	/**
	 * What the check has sent.
	 *
	 * @var array<int, array{url: string, arguments: array<string, mixed>}>
	 */
	private array $requests = array();

	public function test_every_route_that_is_open_to_guests_is_tried(): void {
		$open = array();
		foreach ( self::our_routes() as list( $method, $route ) ) {
			if ( ! in_array( $this->serve( $method, $route, '{}' )['status'], array( 401, 403 ), true ) ) {
				$open[] = $route;
			}
		}
		// The relay's own route says what is missing before it asks who is there; no guest has anything to say there.
		self::assertSame( array_keys( Guest_Check::ROUTES ), array_values( array_diff( $open, array( 'mails', 'placement', 'preview-config', 'settings/import-preview', 'settings' ) ) ) );

		$this->let_the_site_answer_itself();
		$finding = $this->find();

		self::assertSame( Finding::GOOD, $finding->status, $finding->detail . $finding->fix );
		self::assertSame( array_map( static fn( string $route ): string => rest_url( "veranda/v1/$route" ), array_keys( Guest_Check::ROUTES ) ), array_column( $this->requests, 'url' ) );
		self::assertSame( array( 0, 3 ), array( $this->requests[0]['arguments']['redirection'], $this->requests[0]['arguments']['timeout'] ) );
		self::assertSame( array(), $this->requests[0]['arguments']['cookies'] );
	}

	public function test_trying_stores_nothing(): void {
		$this->let_the_site_answer_itself();
		$before = self::checksum();

		$this->find();

		self::assertSame( $before, self::checksum() );
		self::assertCount( 0, self::mailer()->sent );
	}

	public function test_a_plugin_that_closes_rest_to_guests_is_named_by_its_kind(): void {
		// As privacy and security plugins do.
		add_filter(
			'rest_authentication_errors',
			static fn( $result ) => ! empty( $result ) || is_user_logged_in() ? $result : new WP_Error( 'rest_not_logged_in', 'Members only &#8211; sorry.', array( 'status' => 401 ) )
		);
		$this->let_the_site_answer_itself();

		$finding = $this->find();

		self::assertSame( Finding::CRITICAL, $finding->status );
		self::assertStringContainsString( 'rest_not_logged_in Members only – sorry.', $finding->detail );
		self::assertStringContainsString( 'closes the REST API to people who are not logged in', $finding->fix );
		self::assertStringContainsString( '/veranda/v1/', $finding->fix );
	}

	public function test_a_plugin_that_closes_one_route_alone_is_found_too(): void {
		add_filter( 'rest_pre_dispatch', static fn( $result, $server, $request ) => '/veranda/v1/left-messages' === $request->get_route() ? new WP_Error( 'rest_forbidden', 'No.', array( 'status' => 403 ) ) : $result, 10, 3 );
		$this->let_the_site_answer_itself();

		self::assertSame( Finding::CRITICAL, $this->find()->status );
	}

	public function test_a_plugin_that_takes_our_routes_away_is_named_by_its_kind(): void {
		add_filter( 'rest_endpoints', static fn( array $endpoints ): array => array_filter( $endpoints, static fn( string $route ): bool => ! str_contains( $route, 'veranda' ), ARRAY_FILTER_USE_KEY ) );
		$this->let_the_site_answer_itself();

		self::assertStringContainsString( 'takes routes out of the REST API', $this->find()->fix );
	}

	/** What else may answer, and what it is. */
	public function others(): array {
		return array(
			'a firewall'            => array( 403, '<html>Forbidden</html>', 'firewall' ),
			'a challenge'           => array( 503, '<html>Checking your browser</html>', 'firewall' ),
			'a limit'               => array( 429, 'Too many', 'firewall' ),
			'a password'            => array( 401, 'Authorization required', 'password' ),
			'wrong rewrite rules'   => array( 404, '<html>Not found</html>', 'Permalinks' ),
			'a redirect'            => array( 302, '', 'maintenance' ),
			'a page'                => array( 200, '<html>Coming soon</html>', 'coming soon' ),
			'JSON of somebody else' => array( 201, '[]', 'maintenance' ),
			'a failure of PHP'      => array( 500, '', 'error log' ),
			'a plugin that forbids' => array( 403, '{"code":"rest_disabled","message":"<strong>Off</strong>"}', 'security, privacy or members' ),
			'hostile texts'         => array( 403, '{"code":["x"],"message":{"a":1}}', 'security, privacy or members' ),
		);
	}

	/**
	 * @dataProvider others
	 * @param int    $status   HTTP status.
	 * @param string $body     What came.
	 * @param string $expected Part of the advice.
	 */
	public function test_what_answers_instead_is_named_by_its_kind( int $status, string $body, string $expected ): void {
		add_filter( 'pre_http_request', static fn() => self::response( $status, $body ) );

		$finding = $this->find();

		self::assertSame( Finding::CRITICAL, $finding->status );
		self::assertStringContainsString( $expected, $finding->fix );
		self::assertStringContainsString( (string) $status, $finding->detail );
		self::assertStringNotContainsString( '<strong>', $finding->detail );
	}

	public function test_a_site_that_cannot_call_itself_is_not_called_broken(): void {
		add_filter( 'pre_http_request', static fn() => new WP_Error( 'http_request_failed', 'Connection refused' ) );

		$finding = $this->find();

		self::assertSame( Finding::WARNING, $finding->status );
		self::assertStringContainsString( 'Connection refused', $finding->detail );
	}

	private function find(): Finding {
		return ( new Guest_Check( new Request_Origin() ) )->find();
	}

	/** Serves the requests of the site to itself, in full, as a guest. */
	private function let_the_site_answer_itself(): void {
		add_filter(
			'pre_http_request',
			function ( $response, array $arguments, string $url ): array {
				$this->requests[] = compact( 'url', 'arguments' );
				$answer           = $this->serve( $arguments['method'], substr( $url, strlen( rest_url( 'veranda/v1/' ) ) ), $arguments['body'], array( 'Sec-Fetch-Site' => null ) + $arguments['headers'] );
				return self::response( $answer['status'], $answer['body'] );
			},
			10,
			3
		);
	}
}
