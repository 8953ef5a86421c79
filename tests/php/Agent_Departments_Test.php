<?php
/**
 * Who answers for which department.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Admin\Agent_Profile;
use Veranda\Auth\Access_Versions;
use Veranda\Auth\Agent_Departments;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Auth\Token_Issuer;
use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Named_Lock;
use Veranda\Database\Schema_Files;
use Veranda\Database\Tables;
use WP_User;

/** The departments in a profile: shown, chosen, and told by the agent's token. */
final class Agent_Departments_Test extends Rest_Test_Case {

	private const SALES   = 'd_saaaaaaaaaaaaaaaaaaaaa';
	private const SUPPORT = 'd_uaaaaaaaaaaaaaaaaaaaaa';
	private const GONE    = 'd_gaaaaaaaaaaaaaaaaaaaaa';

	private WP_User $agent;
	private WP_User $manager;

	protected function setUp(): void {
		parent::setUp();
		$this->agent   = self::make_user( 'veranda_agent' );
		$this->manager = self::make_user( 'administrator' );
		foreach ( array( self::SALES => 'Sales <b>&</b> more', self::SUPPORT => 'Support' ) as $id => $name ) {
			self::database()->query( self::database()->prepare( 'INSERT INTO %i ( public_id, name, name_key, created_at ) VALUES ( %s, %s, %s, UTC_TIMESTAMP(3) )', self::tables()->departments(), $id, $name, $id ) );
		}
		wp_set_current_user( $this->manager->ID );
	}

	protected function tearDown(): void {
		self::database()->query( self::database()->prepare( 'DELETE FROM %i', self::tables()->departments() ) );
		$_POST    = array();
		$_REQUEST = array();
		parent::tearDown();
	}

	/** Builds the profile's part, as the plugin does. */
	private static function profile(): Agent_Profile {
		$connection = Connection::of_wordpress();
		$tables     = new Tables( $connection );
		$migrator   = new Migrator( $connection, $tables, new Schema_Files( dirname( __DIR__, 2 ) . '/plugin/schema' ), new Named_Lock( $connection ) );
		return new Agent_Profile( $connection, $tables, $migrator, new Access_Versions( $connection, $tables ) );
	}

	/**
	 * Returns what the profile shows.
	 *
	 * @param WP_User $user Whose.
	 */
	private static function shown( WP_User $user ): string {
		ob_start();
		self::profile()->render( $user );
		return (string) ob_get_clean();
	}

	/**
	 * Saves the profile.
	 *
	 * @param WP_User $user  Whose.
	 * @param mixed   $ids   What was ticked; null: the form had no such fields.
	 * @param ?string $nonce Default: the right one.
	 */
	private static function save( WP_User $user, mixed $ids, ?string $nonce = null ): void {
		$_POST = array( '_wpnonce' => $nonce ?? wp_create_nonce( 'update-user_' . $user->ID ) ) + ( null === $ids ? array() : array(
			'veranda_departments_shown' => '1',
			'veranda_departments'       => $ids,
		) );
		self::profile()->save( $user->ID );
	}

	/** Returns the claims of a new token of the agent. */
	private function claims(): array {
		$versions = new Access_Versions( Connection::of_wordpress(), self::tables() );
		$issuer   = new Token_Issuer( new Site_Id(), new Site_Secret(), static fn() => time() );
		return self::claims_of( $issuer->issue_for_agent( $this->agent, $versions->version_of_agent( $this->agent->ID ) )->value );
	}

	public function test_what_is_ticked_is_in_the_next_token_and_the_one_before_is_revoked(): void {
		$before = $this->claims();
		wp_set_current_user( $this->manager->ID );
		self::save( $this->agent, array( self::SALES, 'd_nobody', self::GONE ) );

		self::assertStringContainsString( 'value="' . self::SALES . '" checked=', str_replace( "checked='checked'", 'checked="checked"', self::shown( $this->agent ) ) );
		self::assertStringContainsString( 'Sales &lt;b&gt;&amp;&lt;/b&gt; more', self::shown( $this->agent ) );
		$after = $this->claims();
		self::assertSame( array( array(), array( self::SALES ) ), array( $before['departments'], $after['departments'] ) );
		self::assertSame( $before['ver'] + 1, $after['ver'] );

		wp_set_current_user( $this->manager->ID );
		self::save( $this->agent, array( self::SALES ) );
		self::assertSame( $after['ver'], $this->claims()['ver'], 'Nothing has changed.' );
	}

	public function test_a_form_that_is_not_the_profiles_changes_nothing_and_is_not_stopped(): void {
		wp_set_current_user( $this->manager->ID );
		foreach ( array( '', 'wrong', wp_create_nonce( 'update-user_' . $this->manager->ID ) ) as $nonce ) {
			self::save( $this->agent, array( self::SALES ), $nonce );
			self::assertSame( array(), Agent_Departments::of( $this->agent->ID ) );
		}
	}

	public function test_nothing_ticked_is_everything(): void {
		Agent_Departments::put( $this->agent->ID, array( self::SALES ) );
		self::save( $this->agent, null );
		self::assertSame( array( self::SALES ), Agent_Departments::of( $this->agent->ID ), 'A form without these fields changes nothing.' );

		self::save( $this->agent, array() );

		self::assertSame( array(), Agent_Departments::of( $this->agent->ID ) );
	}

	public function test_a_department_that_is_gone_stays_until_it_is_unticked(): void {
		Agent_Departments::put( $this->agent->ID, array( self::GONE ) );

		self::assertStringContainsString( 'A department that is gone', self::shown( $this->agent ) );
		self::save( $this->agent, array( self::GONE ) );

		self::assertSame( array( self::GONE ), $this->claims()['departments'], 'Whoever saw nothing must not see everything.' );
	}

	public function test_only_who_manages_decides_and_only_about_agents(): void {
		$customer = self::make_user( 'subscriber' );
		self::assertSame( '', self::shown( $customer ) );
		self::save( $customer, array( self::SALES ) );
		self::assertSame( array(), Agent_Departments::of( $customer->ID ) );

		Agent_Departments::put( $this->agent->ID, array( self::SALES ) );
		wp_set_current_user( $this->agent->ID );
		self::assertSame( '', self::shown( $this->agent ) );
		self::save( $this->agent, array() );
		self::assertSame( array( self::SALES ), Agent_Departments::of( $this->agent->ID ) );
	}

	public function test_what_others_have_written_into_the_row_is_not_told(): void {
		update_user_option( $this->agent->ID, Agent_Departments::META, array( self::SALES, self::SALES, 5, '<script>', array( 'd' ) ) );
		self::assertSame( array( self::SALES ), Agent_Departments::of( $this->agent->ID ) );

		update_user_option( $this->agent->ID, Agent_Departments::META, 'all' );
		self::assertSame( array(), Agent_Departments::of( $this->agent->ID ) );
	}

	public function test_a_site_without_departments_shows_nothing(): void {
		self::database()->query( self::database()->prepare( 'DELETE FROM %i', self::tables()->departments() ) );

		self::assertSame( '', self::shown( $this->agent ) );
	}
}
