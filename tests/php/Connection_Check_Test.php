<?php
/**
 * The connection check.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Base64_Url;
use Veranda\Auth\Key_Derivation;
use Veranda\Auth\Site_Secret;
use Veranda\Database\Migrator;
use Veranda\Relay\Checks\Guest_Check;

/** `POST connection-check` and Site Health, with a relay that answers what the test wants. */
final class Connection_Check_Test extends Rest_Test_Case {

	/**
	 * The requests that the plugin has sent.
	 *
	 * @var array<int, array{url: string, arguments: array<string, mixed>}>
	 */
	private array $requests = array();

	protected function setUp(): void {
		parent::setUp();
		wp_set_current_user( self::make_user( 'administrator' )->ID );
		self::change_settings( array( 'relayUrl' => self::origin() . '/veranda' ) );
	}

	public function test_all_is_well(): void {
		$this->let_the_relay_answer();

		$found = $this->check();

		self::assertSame( array( 'configured', 'secret', 'schema', 'scheme', 'guests', 'addresses', 'reachable', 'proof', 'clock', 'relay_schema', 'origin' ), array_keys( $found ) );
		self::assertSame( array( 'good' ), array_values( array_unique( array_column( $found, 'status' ) ) ), (string) wp_json_encode( $found ) );
		self::assertCount( 1, $this->requests );
		self::assertSame( self::origin() . '/veranda/v1/service/check', $this->requests[0]['url'] );
		self::assertLessThanOrEqual( 5, $this->requests[0]['arguments']['timeout'] );
		self::assertSame( 0, $this->requests[0]['arguments']['redirection'] );
	}

	public function test_the_request_is_signed_for_its_body(): void {
		$this->let_the_relay_answer();
		$this->check();

		$arguments = $this->requests[0]['arguments'];
		$claims    = self::claims_of( substr( $arguments['headers']['Authorization'], strlen( 'Bearer ' ) ) );
		self::assertSame( array( 'plugin', 'veranda-relay', self::site_id() ), array( $claims['sub'], $claims['aud'], $claims['iss'] ) );
		self::assertSame( Base64_Url::encode( hash( 'sha256', $arguments['body'], true ) ), $claims['bodyHash'] );
		self::assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{22}$/', json_decode( $arguments['body'], true )['nonce'] );
	}

	public function test_a_site_without_a_relay_asks_nobody(): void {
		self::change_settings( array( 'relayUrl' => '' ) );
		$this->let_the_relay_answer();

		self::assertSame( 'critical', $this->check()['configured']['status'] );
		self::assertCount( 0, $this->requests );
	}

	public function test_a_site_without_a_secret_asks_nobody(): void {
		update_option( Site_Secret::OPTION, 'short' );
		$this->let_the_relay_answer();

		$found = $this->check();

		self::assertSame( 'critical', $found['secret']['status'] );
		self::assertStringNotContainsString( 'short.', $found['secret']['detail'] );
		self::assertCount( 0, $this->requests );
	}

	public function test_nobody_answers(): void {
		add_filter( 'pre_http_request', static fn() => new \WP_Error( 'http_request_failed', 'Connection refused' ), 20 );

		$found = $this->check();

		self::assertSame( 'critical', $found['reachable']['status'] );
		self::assertStringContainsString( 'Connection refused', $found['reachable']['detail'] );
		self::assertNotSame( '', $found['reachable']['fix'] );
	}

	/** What a relay with another secret, or something that is no relay, may answer. */
	public function wrong_relays(): array {
		return array(
			'no proof'              => array( array( 'proof' => null ), 200, 'proof' ),
			'proof of another type' => array( array( 'proof' => array( '$ne' => 1 ) ), 200, 'proof' ),
			'forged proof'          => array( array( 'proof' => 'a.b.c' ), 200, 'proof' ),
			'our token refused'     => array( array( 'code' => 'token_invalid' ), 401, 'proof' ),
			'another schema served' => array( array( 'schema' => array( 'serves' => Migrator::SCHEMA_VERSION + 1, 'found' => Migrator::SCHEMA_VERSION ) ), 200, 'relay_schema' ),
			'no tables found'       => array( array( 'schema' => array( 'serves' => Migrator::SCHEMA_VERSION, 'found' => null ) ), 200, 'relay_schema' ),
			'schema refused'        => array( array( 'code' => 'schema_mismatch' ), 503, 'relay_schema' ),
			'our origin missing'    => array( array( 'origins' => array( 'https://elsewhere.test' ) ), 200, 'origin' ),
			'no origins at all'     => array( array( 'origins' => 'all' ), 200, 'origin' ),
			'clock behind'          => array( array( 'serverTime' => gmdate( 'Y-m-d\TH:i:s.000\Z', time() - 90 ) ), 200, 'clock' ),
			'clock refused'         => array( array( 'code' => 'clock_skew', 'serverTime' => gmdate( 'Y-m-d\TH:i:s.000\Z', time() + 300 ) ), 401, 'clock' ),
			'database away'         => array( array( 'code' => 'db_unavailable' ), 503, 'reachable' ),
			'a page of somebody'    => array( array(), 404, 'reachable' ),
			'a redirect'            => array( array(), 302, 'reachable' ),
		);
	}

	/**
	 * @dataProvider wrong_relays
	 * @param array<string, mixed> $changes  To the answer of a good relay.
	 * @param int                  $status   HTTP status.
	 * @param string               $expected Which finding is critical.
	 */
	public function test_each_fault_is_named( array $changes, int $status, string $expected ): void {
		$this->let_the_relay_answer( $changes, $status );

		$found = $this->check();

		self::assertSame( 'critical', $found[ $expected ]['status'] ?? null, (string) wp_json_encode( $found ) );
		self::assertNotSame( '', $found[ $expected ]['fix'] );
		self::assertCount( 1, array_filter( $found, static fn( array $finding ): bool => 'critical' === $finding['status'] ) );
	}

	/** What a relay has seen of visitors, on a public site: which finding, and what it names. */
	public function seen_clients(): array {
		return array(
			'nobody yet'        => array( array( 'seen' => 0, 'private' => 0, 'proxies' => array() ), null, '' ),
			'an older relay'    => array( null, null, '' ),
			'from the internet' => array( array( 'seen' => 9, 'private' => 1, 'proxies' => array() ), 'good', '' ),
			'all private'       => array( array( 'seen' => 9, 'private' => 9, 'proxies' => array() ), 'warning', 'TRUSTED_PROXIES' ),
			'an unnamed proxy'  => array( array( 'seen' => 9, 'private' => 9, 'proxies' => array( '172.18.0.1', '<b>' ) ), 'warning', 'TRUSTED_PROXIES=172.18.0.1 ' ),
			'odd types'         => array( array( 'seen' => '9', 'private' => array(), 'proxies' => 'all' ), null, '' ),
		);
	}

	/**
	 * A61: whoever hides visitors' addresses is found.
	 *
	 * @dataProvider seen_clients
	 * @param array<string, mixed>|null $clients As the relay says.
	 * @param string|null               $status  The finding's; null: there is none.
	 * @param string                    $fix     What the owner is told to do.
	 */
	public function test_visitors_that_look_like_one_are_named( ?array $clients, ?string $status, string $fix ): void {
		add_filter( 'home_url', static fn(): string => 'https://shop.example.org' );
		$this->let_the_relay_answer( array( 'clients' => $clients ) );

		$found = $this->check()['visitors'] ?? array( 'status' => null, 'fix' => '' );

		self::assertSame( $status, $found['status'] );
		self::assertStringContainsString( $fix, $found['fix'] );
	}

	public function test_an_insecure_relay_of_a_secure_site_is_named(): void {
		add_filter( 'home_url', static fn( string $url ): string => str_replace( 'http://', 'https://', $url ) );
		$this->let_the_relay_answer();

		self::assertSame( 'critical', $this->check()['scheme']['status'] );
	}

	public function test_work_of_the_relay_that_fails_is_shown_with_its_reason(): void {
		$this->let_the_relay_answer();
		self::database()->query( self::database()->prepare( "INSERT INTO %i ( kind, job_key, run_at, payload, last_error, created_at ) VALUES ( 'missed_chat', '1', UTC_TIMESTAMP(3), '{}', %s, UTC_TIMESTAMP(3) )", self::tables()->jobs(), 'WordPressError: WordPress cannot be reached at http://localhost:8080.' ) );

		$found = $this->check()['jobs'];

		self::assertSame( 'warning', $found['status'] );
		self::assertStringContainsString( 'http://localhost:8080', $found['detail'] );
		self::assertStringContainsString( 'WORDPRESS_URL', $found['fix'] );
		self::assertStringContainsString( 'tries again', $found['fix'] );

		self::database()->query( self::database()->prepare( "UPDATE %i SET state = 'failed'", self::tables()->jobs() ) );
		self::assertStringContainsString( 'given up', $this->check()['jobs']['fix'] );
	}

	public function test_site_health_says_the_same(): void {
		$this->let_the_relay_answer( array( 'origins' => array() ) );

		$tests  = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) );
		$result = $this->call( 'GET', 'site-health' )->get_data();

		self::assertSame( 'critical', $result['status'] );
		self::assertStringContainsString( 'SITE_ORIGINS', $result['description'] );
		self::assertSame( array( 'veranda_secret', 'veranda_schema', 'veranda_mail' ), array_keys( $tests['direct'] ) );
		self::assertSame( rest_url( 'veranda/v1/site-health' ), $tests['async']['veranda_relay']['test'] );
		foreach ( $tests['direct'] as $name => $test ) {
			$result = ( $test['test'] )();
			self::assertSame( array( 'good', $name ), array( $result['status'], $result['test'] ), $result['description'] );
			self::assertStringNotContainsString( self::secret(), (string) wp_json_encode( $result ) );
		}
	}

	/** Runs the check and returns the findings by their id. */
	private function check(): array {
		$response = $this->call( 'POST', 'connection-check' );
		self::assertSame( 200, $response->get_status() );
		foreach ( $response->get_data() as $finding ) {
			self::assertSame( array( 'id', 'status', 'title', 'detail', 'fix' ), array_keys( $finding ) );
		}
		return array_column( $response->get_data(), null, 'id' );
	}

	/**
	 * Answers the plugin's request as a relay.
	 *
	 * @param array<string, mixed> $changes To the answer of a good relay; with a code, it is a refusal.
	 * @param int                  $status  HTTP status.
	 */
	private function let_the_relay_answer( array $changes = array(), int $status = 200 ): void {
		add_filter(
			'pre_http_request',
			function ( $response, array $arguments, string $url ) use ( $changes, $status ) {
				// The site calls itself as a guest, too: Guest_Check_Test.
				$route = substr( $url, strlen( rest_url( 'veranda/v1/' ) ) );
				if ( str_starts_with( $url, rest_url( 'veranda/v1/' ) ) ) {
					list( , $expected ) = Guest_Check::ROUTES[ $route ];
					return self::response( $expected, array() );
				}
				$this->requests[] = compact( 'url', 'arguments' );
				$good             = array(
					'proof'        => $this->prove( json_decode( $arguments['body'], true )['nonce'] ),
					'protocol'     => 1,
					'relayVersion' => '0.1.0',
					'serverTime'   => gmdate( 'Y-m-d\TH:i:s.000\Z' ),
					'schema'       => array(
						'serves' => Migrator::SCHEMA_VERSION,
						'found'  => Migrator::SCHEMA_VERSION,
					),
					'origins'      => array( self::origin() ),
				);
				return self::response( $status, $changes + ( 200 === $status ? $good : array() ) );
			},
			20,
			3
		);
	}

	/**
	 * Signs what a relay with our secret would sign.
	 *
	 * @param string $nonce What was asked.
	 */
	private function prove( string $nonce ): string {
		$encode = static fn( array $part ): string => Base64_Url::encode( (string) wp_json_encode( $part ) );
		$text   = $encode(
			array(
				'alg' => 'HS256',
				'typ' => 'veranda-service+jwt',
				'kid' => Key_Derivation::key_id( self::secret(), self::site_id() ),
			)
		) . '.' . $encode(
			array(
				'iss'      => self::site_id(),
				'aud'      => 'veranda-plugin',
				'sub'      => 'relay',
				'iat'      => time(),
				'exp'      => time() + 60,
				'jti'      => 'a-jti-of-the-relay-1',
				'bodyHash' => Base64_Url::encode( hash( 'sha256', $nonce, true ) ),
			)
		);
		return $text . '.' . Base64_Url::encode( hash_hmac( 'sha256', $text, Key_Derivation::key( self::secret(), self::site_id(), 'service' ), true ) );
	}
}
