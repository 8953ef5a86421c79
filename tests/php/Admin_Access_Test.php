<?php
/**
 * Plugins that keep people out of wp-admin.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Capabilities;

/** An agent who writes no posts reaches the inbox, whatever shop or club runs on the site. */
final class Admin_Access_Test extends Site_Test_Case {

	/** What other plugins ask: am I to keep this user out? */
	public function questions(): array {
		return array(
			'a shop'            => array( 'woocommerce_prevent_admin_access' ),
			'the bar of a shop' => array( 'woocommerce_disable_admin_bar' ),
			'a club'            => array( 'pmpro_block_dashboard' ),
		);
	}

	/**
	 * @dataProvider questions
	 * @param string $filter The question.
	 */
	public function test_our_people_are_let_in_and_nobody_else( string $filter ): void {
		$manager = self::make_user( 'subscriber' );
		$manager->add_cap( Capabilities::MANAGE );
		$customer_who_answers = self::make_user( 'subscriber' );
		$customer_who_answers->add_cap( Capabilities::REPLY );
		foreach ( array( self::make_user( 'veranda_agent' ), $manager, $customer_who_answers ) as $user ) {
			wp_set_current_user( $user->ID );
			self::assertFalse( apply_filters( $filter, true ) );
			self::assertFalse( apply_filters( $filter, false ) );
		}
		$viewer = self::make_user( 'subscriber' );
		$viewer->add_cap( Capabilities::EXPORT );
		foreach ( array( 0, self::make_user( 'subscriber' )->ID, $viewer->ID ) as $id ) {
			wp_set_current_user( $id );
			self::assertTrue( apply_filters( $filter, true ) );
			self::assertFalse( apply_filters( $filter, false ), 'Nobody is kept out by us.' );
		}
	}

	public function test_an_owner_may_insist(): void {
		add_filter( 'woocommerce_prevent_admin_access', '__return_true', 999 );
		wp_set_current_user( self::make_user( 'veranda_agent' )->ID );

		self::assertTrue( apply_filters( 'woocommerce_prevent_admin_access', true ) );
	}

	public function test_an_agent_opens_the_inbox_of_a_shop_and_a_customer_does_not(): void {
		self::database()->query( 'ROLLBACK' );
		$agent    = self::make_user( 'veranda_agent' );
		$customer = self::make_user( 'subscriber' );
		try {
			$of_agent    = Fresh_Process::run( 'open-admin', array( 'login' => $agent->user_login, 'page' => 'veranda', 'mustUse' => __DIR__ . '/support/shop.php' ) );
			$of_customer = Fresh_Process::run( 'open-admin', array( 'login' => $customer->user_login, 'page' => 'veranda', 'mustUse' => __DIR__ . '/support/shop.php' ) );
		} finally {
			wp_delete_user( $agent->ID );
			wp_delete_user( $customer->ID );
		}

		self::assertSame( '', $of_agent['sent_to'] );
		self::assertStringContainsString( 'id="veranda-root"', $of_agent['html'] );
		self::assertStringNotContainsString( 'veranda-root', $of_customer['html'] );
	}
}
