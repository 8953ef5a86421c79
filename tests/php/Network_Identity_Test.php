<?php
/**
 * Who is who on a network of sites.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/** The sites of a network do not trust one another, but share their people and wp-config.php. */
final class Network_Identity_Test extends Network_Test_Case {

	private const CONSTANTS = array(
		'VERANDA_SECRET'          => '5f0c9a7be1d24386b7c1f09d3e6a58c2974bd10e8f63a5c7d2b94e01f7a6c83d',
		'VERANDA_SECRET_PREVIOUS' => 'c83d5f0c9a7be1d24386b7c1f09d3e6a58c2974bd10e8f63a5c7d2b94e01f7a6',
	);

	protected function setUp(): void {
		parent::setUp();
		$this->step( 'install' );
		$this->step( 'activate' );
	}

	public function test_a76_an_administrator_of_one_site_cannot_sign_for_another(): void {
		$result = $this->step( 'forge', self::CONSTANTS, 'network-identity' );

		self::assertNull( $result['forged'], 'The attack: an agent token for the main site.' );
		self::assertSame( 'agent:1', $result['own']['sub'] );
		self::assertNull( $result['other'] );
		foreach ( self::CONSTANTS as $constant ) {
			self::assertStringNotContainsString( $constant, $result['shown'] );
			self::assertStringNotContainsString( substr( $constant, -4 ) . '"', $result['shown'] );
		}
		list( $first, $second ) = $result['secrets'];
		self::assertSame( $second[0], $result['given'], 'The own relay gets what the own site signs with.' );
		self::assertCount( 6, array_unique( array( ...$first, ...$second, ...array_values( self::CONSTANTS ) ) ) );
		foreach ( array( ...$first, ...$second ) as $secret ) {
			self::assertMatchesRegularExpression( '/^[0-9a-f]{64}$/D', $secret );
		}
	}

	public function test_a07_a_short_constant_is_not_made_long(): void {
		$result = $this->step( 'length', array( 'VERANDA_SECRET' => 'short' ), 'network-identity' );

		self::assertSame( array( 'usable' => false, 'length' => 5 ), $result );
	}

	public function test_a06_what_ends_a_login_ends_it_on_every_site(): void {
		$everywhere = array( true, true, true, true );

		self::assertSame(
			array(
				'logout'              => $everywhere,
				'logout everywhere'   => $everywhere,
				'password'            => $everywhere,
				'super admin no more' => $everywhere,
				'role on the second'  => array( false, true, false, true ),
				'deletion'            => $everywhere,
			),
			$this->step( 'revoke', array(), 'network-identity' )
		);
	}
}
