<?php
/**
 * Networks of sites.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/** The plugin on a multisite network that exists for this test only: everything is a site's own. */
final class Multisite_Test extends Network_Test_Case {

	public function test_a_site_that_activation_did_not_reach_completes_itself_on_first_use(): void {
		$tables = count( self::tables()->all() );
		$this->step( 'install' );
		$this->step( 'cut', array(), 'network-preparation' );

		$second = $this->step( 'show', array(), 'network-preparation', '/second/' );
		self::assertSame( 2, $second['site'] );
		$this->assert_prepared( $second );
		self::assertSame( $tables, $second['tables'] );

		$this->step( 'break', array(), 'network-preparation', '/second/' );
		$repaired = $this->step( 'show', array(), 'network-preparation', '/second/' );
		$this->assert_prepared( $repaired );
		self::assertNotSame( $second['id'], $repaired['id'] );

		$again = $this->step( 'show', array(), 'network-preparation', '/second/' );
		self::assertSame( $repaired['id'], $again['id'] );
		self::assertLessThan( $repaired['queries'], $again['queries'] );
	}

	private function assert_prepared( array $site ): void {
		self::assertMatchesRegularExpression( '/^s_[A-Za-z0-9_-]{22}$/D', $site['id'] );
		self::assertSame( array( 64, true, true, true ), array( $site['secret'], $site['role'], $site['manages'], $site['isEnabled'] ) );
	}

	public function test_each_site_of_a_network_has_a_chat_of_its_own(): void {
		$per_site = count( ( self::tables() )->all() );
		self::assertSame( array( 'error' => '' ), $this->step( 'install' ) );

		$activated = $this->step( 'activate' );
		self::assertSame( '', $activated['error'] );
		self::assertSame( 2, $activated['second'] );
		self::assertCount( 2 * $per_site, $activated['tables'] );
		self::assertContains( 'net_2_veranda_feed', $activated['tables'] );

		$added = $this->step( 'add-site' );
		self::assertSame( 3 * $per_site, $added['tables'] );
		foreach ( array( 0, 1 ) as $column ) {
			self::assertCount( 3, array_filter( array_unique( array_column( $added['sites'], $column ) ) ), 'No two sites share an id or a secret.' );
		}
		self::assertSame( array( true, true, true ), array_column( $added['sites'], 2 ) );

		list( $first, $second ) = $this->step( 'revoke' )['versions'];
		self::assertSame( 0, $first );
		self::assertGreaterThan( 0, $second );

		self::assertCount( 2 * $per_site, $this->step( 'delete-site' )['tables'], 'A deleted site takes its tables along.' );

		self::assertSame(
			array(
				'states'  => array( '0', '0' ),
				'tables'  => array(),
				'options' => array(),
			),
			$this->step( 'uninstall' )
		);
	}
}
