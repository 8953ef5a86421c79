<?php
/**
 * Sites behind a proxy.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Client_Address;
use Veranda\Relay\Checks\Client_Address_Check;

/** Whose address counts, and what the owner is told when nobody's can be seen (docs/threats.md A61, A62). */
final class Client_Address_Test extends Rest_Test_Case {

	/** Who is in front of WordPress, what they say, and who it is from. */
	public function requests(): array {
		return array(
			'nobody in front'                         => array( '203.0.113.9', null, '', '203.0.113.9' ),
			'a made-up header'                        => array( '203.0.113.9', '198.51.100.1', '', '203.0.113.9' ),
			'a proxy on this machine'                 => array( '127.0.0.1', '198.51.100.1', '', '198.51.100.1' ),
			'a proxy in a container'                  => array( '172.17.0.1', '198.51.100.1', '', '198.51.100.1' ),
			'a proxy in the network, IPv6'            => array( 'fd00::1', '2001:db8::7', '', '2001:db8::7' ),
			'a made-up start'                         => array( '127.0.0.1', '1.1.1.1, 198.51.100.1', '', '198.51.100.1' ),
			'two own proxies'                         => array( '127.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.2', '', '198.51.100.1' ),
			'a visitor in the own network'            => array( '127.0.0.1', '10.0.0.7', '', '10.0.0.7' ),
			'a known proxy'                           => array( '203.0.113.9', '198.51.100.1', '203.0.113.0/24', '198.51.100.1' ),
			'a known proxy by its address'            => array( '203.0.113.9', '198.51.100.1', '10.0.0.1, 203.0.113.9', '198.51.100.1' ),
			'the neighbour of a known proxy'          => array( '203.0.113.16', '198.51.100.1', '203.0.113.0/28', '203.0.113.16' ),
			'a known proxy, IPv6'                     => array( '2001:db8:1::9', '198.51.100.1', '2001:db8:1::/48', '198.51.100.1' ),
			'a known proxy behind one of the network' => array( '10.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9', '198.51.100.1' ),
			'IPv4 within IPv6'                        => array( '::ffff:127.0.0.1', '::ffff:198.51.100.1', '', '198.51.100.1' ),
			'with ports'                              => array( '127.0.0.1', '[2001:db8::7]:4711, 198.51.100.1:80', '', '198.51.100.1' ),
			'no address in the header'                => array( '127.0.0.1', 'unknown', '', '127.0.0.1' ),
			'no address before the proxy'             => array( '127.0.0.1', '198.51.100.1, unknown, 10.0.0.1', '', '10.0.0.1' ),
			'an empty header'                         => array( '127.0.0.1', ' , ', '', '127.0.0.1' ),
			'a huge header'                           => array( '127.0.0.1', str_repeat( '9', 100000 ) . ', 198.51.100.1', '', '198.51.100.1' ),
			'wrong ranges trust nobody'               => array( '203.0.113.9', '198.51.100.1', '203.0.113.0/0, 203.0.113.0/33, 0/0, *, true, /8, 203.0.113.0/-1', '203.0.113.9' ),
			'no web server'                           => array( '', '198.51.100.1', '', '' ),
		);
	}

	/**
	 * @dataProvider requests
	 * @param string      $peer     Address that the web server sees.
	 * @param string|null $header   X-Forwarded-For.
	 * @param string      $trusted  What wp-config.php names.
	 * @param string      $expected Whose request it is.
	 */
	public function test_the_address_before_the_last_known_proxy_counts( string $peer, ?string $header, string $trusted, string $expected ): void {
		$this->come_from( $peer, $header );

		self::assertSame( $expected, ( new Client_Address( $trusted ) )->get() );
	}

	public function test_visitors_behind_one_proxy_leave_messages_each_for_themselves(): void {
		foreach ( range( 1, 7 ) as $number ) {
			$this->come_from( '127.0.0.1', "203.0.113.$number" );
			self::assertSame( 201, $this->leave_message( "one-$number" ) );
		}
		foreach ( range( 1, 5 ) as $number ) {
			// A start that changes is no other visitor.
			$this->come_from( '127.0.0.1', "198.51.100.$number, 203.0.113.77" );
			self::assertSame( 201, $this->leave_message( "many-$number" ) );
		}
		$this->come_from( '127.0.0.1', '198.51.100.99, 203.0.113.77' );
		self::assertSame( 429, $this->leave_message( 'many-6' ) );
	}

	/** What whoever checks the connection is told. */
	public function findings(): array {
		return array(
			'a visitor\'s own address'      => array( 'https://www.example.org', '203.0.113.9', null, '', 'good', '203.0.113.9' ),
			'through a known proxy'         => array( 'https://www.example.org', '127.0.0.1', '203.0.113.9', '', 'good', '203.0.113.9' ),
			'through an unknown proxy'      => array( 'https://www.example.org', '198.51.100.1', '203.0.113.9', '', 'warning', 'VERANDA_TRUSTED_PROXIES' ),
			'through it, once it is known'  => array( 'https://www.example.org', '198.51.100.1', '203.0.113.9', '198.51.100.0/24', 'good', '203.0.113.9' ),
			'through a bridge that is mute' => array( 'https://www.example.org', '172.17.0.1', null, '', 'warning', 'X-Forwarded-For' ),
			'a site at home'                => array( 'http://192.168.1.20:8080', '192.168.1.7', null, '', 'good', '192.168.1.7' ),
			'a site on this machine'        => array( 'http://localhost:8080', '127.0.0.1', null, '', 'good', '127.0.0.1' ),
		);
	}

	/**
	 * @dataProvider findings
	 * @param string      $site     Address of the site.
	 * @param string      $peer     Address that the web server sees.
	 * @param string|null $header   X-Forwarded-For.
	 * @param string      $trusted  What wp-config.php names.
	 * @param string      $status   Of the finding.
	 * @param string      $expected Part of its texts.
	 */
	public function test_the_check_says_whether_visitors_can_be_told_apart( string $site, string $peer, ?string $header, string $trusted, string $status, string $expected ): void {
		add_filter( 'home_url', static fn(): string => $site );
		$this->come_from( $peer, $header );

		$finding = ( new Client_Address_Check( new Client_Address( $trusted ) ) )->find();

		self::assertSame( $status, $finding->status );
		self::assertStringContainsString( $expected, $finding->detail . $finding->fix );
	}

	public function test_where_there_is_no_request_nothing_is_said(): void {
		$this->come_from( '', null );
		self::assertNull( ( new Client_Address_Check( new Client_Address( '' ) ) )->find() );
	}

	/**
	 * Makes the request come from somewhere.
	 *
	 * @param string      $peer   Address that the web server sees; empty: it says none.
	 * @param string|null $header X-Forwarded-For.
	 */
	private function come_from( string $peer, ?string $header ): void {
		unset( $_SERVER['REMOTE_ADDR'], $_SERVER['HTTP_X_FORWARDED_FOR'] );
		if ( '' !== $peer ) {
			$_SERVER['REMOTE_ADDR'] = $peer;
		}
		if ( null !== $header ) {
			$_SERVER['HTTP_X_FORWARDED_FOR'] = $header;
		}
	}

	/**
	 * Leaves a message and returns the status.
	 *
	 * @param string $client_id The sender's id.
	 */
	private function leave_message( string $client_id ): int {
		$message = array(
			'clientId' => $client_id,
			'name'     => 'Visitor',
			'email'    => 'visitor@example.test',
			'body'     => 'Hello',
			'page'     => array(
				'url'   => self::origin() . '/',
				'title' => 'x',
			),
		);
		return $this->call( 'POST', 'left-messages', $message )->get_status();
	}
}
