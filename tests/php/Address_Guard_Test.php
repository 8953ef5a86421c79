<?php
/**
 * Where the server connects to.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Request_Origin;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Auth\Token_Issuer;
use Veranda\Auth\Token_Verifier;
use Veranda\Relay\Address_Guard;
use Veranda\Relay\Address_Refused;
use Veranda\Relay\Relay_Client;

/** The address of the relay, typed by whoever manages the chat, leads nowhere inside the server's network (docs/threats.md A53). */
final class Address_Guard_Test extends Rest_Test_Case {

	/** Addresses that no constant allows. */
	public function forbidden(): array {
		return self::each( '169.254.169.254', '169.254.0.1', '100.100.100.200', '168.63.129.16', '192.0.0.192', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::', 'fe80::1', 'febf::1', 'fd00:ec2::254', 'fd20:ce::254', 'ff02::1', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::1' );
	}

	/** Addresses inside the network. */
	public function internal(): array {
		return self::each( '127.0.0.1', '127.255.255.254', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '198.18.0.1', '::1', 'fc00::1', 'fd12:3456::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:c0a8:101::1' );
	}

	/** Addresses of others, some of them just beside a range. */
	public function others(): array {
		return self::each( '93.184.216.34', '1.1.1.1', '11.0.0.1', '126.255.255.255', '128.0.0.1', '172.15.255.255', '172.32.0.1', '192.167.255.255', '100.63.255.255', '100.128.0.1', '169.253.255.255', '169.255.0.1', '2606:4700::1111', '2001:db8::1', '::ffff:1.1.1.1' );
	}

	/**
	 * @dataProvider forbidden
	 * @param string $address An IP address.
	 */
	public function test_a_clouds_own_services_are_never_called( string $address ): void {
		foreach ( array( 'https://' . self::in_url( $address ), 'https://relay.test' ) as $url ) {
			$this->assert_refused( $this->guard( true, array( $address ) ), $url );
			$this->assert_refused( $this->guard( true, array( $address ) ), $url, true );
			$this->assert_refused( $this->guard( false, array( '1.1.1.1', $address ) ), $url . ':8080/veranda' );
		}
	}

	/**
	 * @dataProvider internal
	 * @param string $address An IP address.
	 */
	public function test_an_internal_address_needs_a_constant( string $address ): void {
		foreach ( array( 'http://' . self::in_url( $address ), 'http://relay.test:6379' ) as $url ) {
			$this->assert_refused( $this->guard( false, array( $address ) ), $url );
			self::assertSame( array( $address ), $this->guard( true, array( $address ) )->check( $url, false ) );
			self::assertSame( array( $address ), $this->guard( false, array( $address ) )->check( $url, true ) );
		}
		$this->assert_refused( $this->guard( false, array( '1.1.1.1', $address ) ), 'http://relay.test' );
	}

	/**
	 * @dataProvider others
	 * @param string $address An IP address.
	 */
	public function test_other_addresses_are_called( string $address ): void {
		self::assertSame( array( $address ), $this->guard( false, array() )->check( 'https://' . self::in_url( $address ), false ) );
		self::assertSame( array( $address ), $this->guard( false, array( $address ) )->check( 'https://relay.test', false ) );
	}

	public function test_the_sites_own_address_may_be_internal_and_only_at_its_own_port(): void {
		$guard = $this->guard( false, array( '127.0.0.1' ) );
		self::add_origin( 'https://intranet.test' );

		self::assertSame( array( '127.0.0.1' ), $guard->check( self::origin() . '/veranda', false ) );
		self::assertSame( array( '127.0.0.1' ), $guard->check( 'https://intranet.test/veranda', false ) );
		$this->assert_refused( $guard, 'https://intranet.test:6379/veranda' );
		$this->assert_refused( $guard, 'http://intranet.test/veranda' );
	}

	public function test_an_unknown_name_and_a_short_form_of_an_address_are_refused(): void {
		$this->assert_refused( $this->guard( true, array() ), 'https://nobody.test' );
		foreach ( array( 'http://127.1', 'http://2130706433', 'http://0x7f.0.0.1', 'http://0', 'http://localhost', 'http://[::1]', 'http://[::ffff:7f00:1]' ) as $url ) {
			$guard = new Address_Guard( new Request_Origin(), false, ( new \ReflectionMethod( Address_Guard::class, 'resolve' ) )->getClosure() );
			$this->assert_refused( $guard, $url );
		}
	}

	public function test_the_connection_check_says_so_and_asks_nobody(): void {
		wp_set_current_user( self::make_user( 'administrator' )->ID );
		self::change_settings( array( 'relayUrl' => 'http://169.254.169.254/latest' ) );
		$asked = array();
		add_filter(
			'pre_http_request',
			static function ( $response, array $arguments, string $url ) use ( &$asked ) {
				$asked[] = $url;
				return $response;
			},
			1,
			3
		);

		$found = array_column( $this->call( 'POST', 'connection-check' )->get_data(), null, 'id' );

		self::assertSame( 'critical', $found['reachable']['status'] );
		self::assertStringContainsString( '169.254.169.254', $found['reachable']['detail'] );
		self::assertStringContainsString( 'VERANDA_RELAY_INTERNAL_URL', $found['reachable']['fix'] );
		self::assertSame( array(), preg_grep( '/169\.254/', $asked ) );
	}

	public function test_a_name_is_looked_up_once_and_the_connection_is_made_to_what_was_found(): void {
		remove_all_filters( 'pre_http_request' );
		$canary = proc_open(
			array( 'php', '-r', '$s = stream_socket_server( "tcp://127.0.0.1:0" ); echo stream_socket_get_name( $s, false ), "\n"; $c = stream_socket_accept( $s, 10 ); fread( $c, 8192 ); fwrite( $c, "HTTP/1.1 418 Tea\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}" );' ),
			array( 1 => array( 'pipe', 'w' ) ),
			$pipes
		);
		$port   = (int) substr( strrchr( (string) fgets( $pipes[1] ), ':' ), 1 );
		self::change_settings( array( 'relayUrl' => "http://relay.invalid:$port" ) );

		$answer = $this->client( $this->guard( true, array( '127.0.0.1' ) ) )->check();

		proc_close( $canary );
		self::assertSame( array( 418, '' ), array( $answer->status, $answer->error ), 'No server of names knows relay.invalid.' );
	}

	private function client( Address_Guard $guard ): Relay_Client {
		$now = static fn(): int => time();
		return new Relay_Client( self::settings(), new Token_Issuer( new Site_Id(), new Site_Secret(), $now ), new Token_Verifier( new Site_Id(), new Site_Secret(), $now ), $guard );
	}

	private function guard( bool $may_be_internal, array $addresses ): Address_Guard {
		return new Address_Guard( new Request_Origin(), $may_be_internal, static fn(): array => $addresses );
	}

	private function assert_refused( Address_Guard $guard, string $url, bool $is_constant = false ): void {
		try {
			$guard->check( $url, $is_constant );
			self::fail( "$url was allowed." );
		} catch ( Address_Refused $refused ) {
			self::assertNotSame( '', $refused->getMessage() );
		}
	}

	private static function in_url( string $address ): string {
		return str_contains( $address, ':' ) ? "[$address]" : $address;
	}

	private static function each( string ...$addresses ): array {
		return array_combine( $addresses, array_map( static fn( string $address ): array => array( $address ), $addresses ) );
	}
}
