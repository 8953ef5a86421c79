<?php
/**
 * Revocation.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Access_Versions;
use Veranda\Auth\Capabilities;
use Veranda\Database\Connection;
use WP_User;

/** Whatever takes an agent's access away raises the agent's version, and the feed's, at once (docs/threats.md A06). */
final class Access_Versions_Test extends Site_Test_Case {

	/** Ways in which access ends or changes. */
	public function changes(): array {
		return array(
			'logout'                    => array(
				static function ( WP_User $agent ): void {
					wp_set_current_user( $agent->ID );
					@wp_logout();
				},
			),
			'logout everywhere'         => array(
				static function ( WP_User $agent ): void {
					\WP_Session_Tokens::get_instance( $agent->ID )->create( time() + 60 );
					\WP_Session_Tokens::get_instance( $agent->ID )->destroy_all();
				},
			),
			'logout everywhere else'    => array(
				static function ( WP_User $agent ): void {
					$sessions = \WP_Session_Tokens::get_instance( $agent->ID );
					$kept     = $sessions->create( time() + 60 );
					$sessions->create( time() + 60 );
					$version = self::version_of( $agent );
					$sessions->destroy_others( $kept );
					self::assertSame( $version + 1, self::version_of( $agent ) );
				},
			),
			'profile of another plugin' => array(
				static function ( WP_User $agent ): void {
					// What wp-admin adds needs the second argument; pages outside of it do not have it.
					remove_action( 'profile_update', 'default_password_nag_edit_user' );
					do_action( 'profile_update', $agent->ID );
				},
			),
			'password reset'            => array( static fn( WP_User $agent ) => reset_password( $agent, 'another password' ) ),
			'password set'              => array( static fn( WP_User $agent ) => wp_set_password( 'another password', $agent->ID ) ),
			'password in the profile'   => array(
				static fn( WP_User $agent ) => wp_update_user(
					array(
						'ID'        => $agent->ID,
						'user_pass' => 'another password',
					)
				),
			),
			'another role'              => array( static fn( WP_User $agent ) => $agent->set_role( 'subscriber' ) ),
			'one more role'             => array( static fn( WP_User $agent ) => $agent->add_role( 'editor' ) ),
			'role removed'              => array( static fn( WP_User $agent ) => $agent->remove_role( Capabilities::AGENT_ROLE ) ),
			'single capability denied'  => array( static fn( WP_User $agent ) => $agent->add_cap( Capabilities::REPLY, false ) ),
			'single capability removed' => array(
				static function ( WP_User $agent ): void {
					$agent->add_cap( Capabilities::MANAGE );
					$agent->remove_cap( Capabilities::MANAGE );
				},
			),
			'all capabilities removed'  => array( static fn( WP_User $agent ) => $agent->remove_all_caps() ),
			'role edited'               => array( static fn() => get_role( Capabilities::AGENT_ROLE )->remove_cap( Capabilities::REPLY ) ),
			'role deleted'              => array( static fn() => remove_role( Capabilities::AGENT_ROLE ) ),
			'account deleted'           => array( static fn( WP_User $agent ) => wp_delete_user( $agent->ID ) ),
			'taken off the site'        => array(
				static function ( WP_User $agent ): void {
					// What multisite does; a single site has the hook, but nothing that calls it.
					do_action( 'remove_user_from_blog', $agent->ID, get_current_blog_id(), 0 );
				},
			),
		);
	}

	/**
	 * @dataProvider changes
	 * @param callable $change What happens to an agent.
	 */
	public function test_the_version_rises( callable $change ): void {
		$agent   = self::make_user( Capabilities::AGENT_ROLE );
		$version = $this->versions()->version_of_agent( $agent->ID );
		$feed    = $this->feed_version();

		$change( $agent );

		self::assertGreaterThan( $version, $this->versions()->version_of_agent( $agent->ID ) );
		self::assertGreaterThan( $feed, $this->feed_version() );
	}

	/** What ends a login for good. */
	public function ends_of_logins(): array {
		return array_intersect_key(
			$this->changes(),
			array_flip( array( 'logout', 'logout everywhere', 'password reset', 'password set', 'password in the profile', 'account deleted' ) )
		);
	}

	/**
	 * The relay ends the sessions of an older version (docs/threats.md A17).
	 *
	 * @dataProvider ends_of_logins
	 * @param callable $end What happens to a visitor's login.
	 */
	public function test_the_version_of_a_logged_in_visitor_rises( callable $end ): void {
		$visitor = self::make_user( 'subscriber' );
		$other   = self::make_user( 'subscriber' );
		$before  = array( $this->versions()->version_of_visitor( $visitor->ID ), $this->versions()->version_of_visitor( $other->ID ) );
		$feed    = $this->feed_version();

		$end( $visitor );

		self::assertGreaterThan( $before[0], $this->versions()->version_of_visitor( $visitor->ID ) );
		self::assertSame( $before[1], $this->versions()->version_of_visitor( $other->ID ) );
		self::assertSame( $feed, $this->feed_version(), 'The relay need not look at agents for it.' );
	}

	public function test_nobody_elses_version_rises(): void {
		$agent = self::make_user( Capabilities::AGENT_ROLE );
		$other = self::make_user( Capabilities::AGENT_ROLE );
		$this->versions()->version_of_agent( $agent->ID );
		$version = $this->versions()->version_of_agent( $other->ID );

		$agent->set_role( 'subscriber' );

		self::assertSame( $version, $this->versions()->version_of_agent( $other->ID ) );
	}

	public function test_what_has_nothing_to_do_with_the_chat_revokes_nothing(): void {
		$agent   = self::make_user( Capabilities::AGENT_ROLE );
		$version = $this->versions()->version_of_agent( $agent->ID );
		$feed    = $this->feed_version();

		update_user_meta( $agent->ID, 'nickname', 'Somebody' );
		wp_update_user(
			array(
				'ID'           => $agent->ID,
				'display_name' => 'Somebody',
			)
		);
		get_role( 'editor' )->add_cap( 'a_capability_of_others' );
		self::make_user( 'subscriber' )->set_role( 'author' );

		self::assertSame( $version, $this->versions()->version_of_agent( $agent->ID ) );
		self::assertSame( $feed, $this->feed_version() );
	}

	public function test_another_login_revokes_nothing(): void {
		$agent    = self::make_user( Capabilities::AGENT_ROLE );
		$sessions = \WP_Session_Tokens::get_instance( $agent->ID );
		$version  = self::version_of( $agent );

		$sessions->create( time() - 60 );
		$kept = $sessions->create( time() + 60 );
		$sessions->create( time() + 60 );
		$sessions->update( $kept, array( 'expiration' => time() + 120 ) );

		self::assertCount( 2, $sessions->get_all() );
		self::assertSame( $version, self::version_of( $agent ) );
	}

	public function test_a_deleted_agent_stays_revoked(): void {
		$agent = self::make_user( Capabilities::AGENT_ROLE );
		$this->versions()->version_of_agent( $agent->ID );

		wp_delete_user( $agent->ID );

		self::assertGreaterThan( 0, (int) self::database()->get_var( self::database()->prepare( 'SELECT version FROM %i WHERE agent_id = %d', self::tables()->agent_access(), $agent->ID ) ) );
	}

	private static function version_of( WP_User $agent ): int {
		return ( new Access_Versions( Connection::of_wordpress(), self::tables() ) )->version_of_agent( $agent->ID );
	}

	private function versions(): Access_Versions {
		return new Access_Versions( Connection::of_wordpress(), self::tables() );
	}

	private function feed_version(): int {
		return (int) self::database()->get_var( self::database()->prepare( 'SELECT access_version FROM %i WHERE id = 1', self::tables()->feed() ) );
	}
}
