<?php
/**
 * The first page after login.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use WP_Error;
use WP_User;

/** Agents land in the inbox when the owner wants it, and nobody else does. */
final class Login_Redirect_Test extends Site_Test_Case {

	public function test_nobody_is_sent_anywhere_until_the_owner_wants_it(): void {
		self::assertSame( admin_url(), $this->after_login( self::make_user( 'veranda_agent' ) ) );
	}

	public function test_agents_who_asked_for_no_page_land_in_the_inbox(): void {
		self::change_settings( array( 'isInboxFirst' => true ) );
		$answers = self::make_user( 'subscriber' );
		$answers->add_cap( 'veranda_reply' );

		foreach ( array( self::make_user( 'veranda_agent' ), self::make_user( 'administrator' ), $answers ) as $user ) {
			// The second is what the login form itself sends.
			foreach ( array( '', admin_url() ) as $asked ) {
				self::assertSame( admin_url( 'admin.php?page=veranda' ), $this->after_login( $user, $asked ) );
			}
		}
	}

	public function test_who_asked_for_a_page_gets_it(): void {
		self::change_settings( array( 'isInboxFirst' => true ) );

		foreach ( array( admin_url( 'edit.php' ), home_url( '/shop/' ) ) as $asked ) {
			self::assertSame( $asked, $this->after_login( self::make_user( 'veranda_agent' ), $asked ) );
		}
	}

	public function test_nobody_else_is_sent_there(): void {
		self::change_settings( array( 'isInboxFirst' => true ) );
		$manager = self::make_user( 'editor' );
		$manager->add_cap( 'veranda_manage' );

		foreach ( array( self::make_user( 'subscriber' ), self::make_user( 'author' ), $manager, new WP_Error( 'wrong_password' ) ) as $user ) {
			self::assertSame( admin_url(), $this->after_login( $user ) );
		}
	}

	/** Returns where WordPress sends somebody who logs in. */
	private function after_login( WP_User|WP_Error $user, string $asked = '' ): string {
		return apply_filters( 'login_redirect', '' === $asked ? admin_url() : $asked, $asked, $user );
	}
}
