<?php
/**
 * Activation, deactivation, uninstallation.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Capabilities;

/** Switches the plugin on and off as wp-admin does, each time in a new process; the site is active again afterwards. */
final class Lifecycle_Test extends Site_Test_Case {

	protected function setUp(): void {
		parent::setUp();
		self::database()->query( 'ROLLBACK' );
	}

	protected function tearDown(): void {
		$this->switch( 'activate' );
		parent::tearDown();
	}

	public function test_activation_makes_tables_id_secret_and_rights(): void {
		self::assertMatchesRegularExpression( '/^s_[A-Za-z0-9_-]{22}$/', self::site_id() );
		self::assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', self::secret() );
		self::assertSame( '1', $this->feed( 'is_enabled' ) );
		self::assertSame( array( 'read', 'veranda_view', 'veranda_reply', 'veranda_assign' ), array_keys( get_role( Capabilities::AGENT_ROLE )->capabilities ) );
		foreach ( Capabilities::ALL as $capability ) {
			self::assertTrue( get_role( 'administrator' )->has_cap( $capability ) );
			foreach ( array( 'editor', 'author', 'contributor', 'subscriber' ) as $role ) {
				self::assertFalse( get_role( $role )->has_cap( $capability ) );
			}
		}
		$autoload = self::database()->get_results( 'SELECT option_name, autoload FROM ' . self::database()->options . " WHERE option_name LIKE 'veranda\\_%'", OBJECT_K );
		self::assertSame( 'off', $autoload['veranda_secret']->autoload );
	}

	public function test_two_activations_make_different_secrets_and_a_repeated_one_changes_nothing(): void {
		$before = self::checksum();
		$this->switch( 'activate' );
		self::assertSame( $before, self::checksum() );

		$secret = self::secret();
		$id     = self::site_id();
		$this->switch( 'deactivate', 'uninstall', 'activate' );
		self::assertNotSame( $secret, self::secret() );
		self::assertNotSame( $id, self::site_id() );
	}

	public function test_what_an_owner_changed_in_the_agents_role_stays(): void {
		get_role( Capabilities::AGENT_ROLE )->add_cap( Capabilities::EXPORT );

		$this->switch( 'deactivate', 'activate' );

		$GLOBALS['wp_roles'] = null;
		self::assertTrue( get_role( Capabilities::AGENT_ROLE )->has_cap( Capabilities::EXPORT ) );
		get_role( Capabilities::AGENT_ROLE )->remove_cap( Capabilities::EXPORT );
	}

	public function test_deactivation_ends_the_chat_and_keeps_what_was_said(): void {
		self::database()->query( self::database()->prepare( 'INSERT INTO %i ( agent_id, version, updated_at ) VALUES ( 900, 4, NOW() )', self::tables()->agent_access() ) );
		$version = (int) $this->feed( 'access_version' );
		$epoch   = $this->feed( 'epoch' );
		$secret  = self::secret();
		wp_schedule_single_event( time() + 3600, 'veranda_something', array( 'x' ) );
		wp_schedule_single_event( time() + 3600, 'somebody_elses' );

		$this->switch( 'deactivate' );

		self::assertSame( '0', $this->feed( 'is_enabled' ) );
		self::assertSame( $epoch, $this->feed( 'epoch' ) );
		self::assertGreaterThan( $version, (int) $this->feed( 'access_version' ) );
		self::assertSame( '5', self::database()->get_var( self::database()->prepare( 'SELECT version FROM %i WHERE agent_id = 900', self::tables()->agent_access() ) ) );
		self::assertFalse( wp_next_scheduled( 'veranda_something', array( 'x' ) ) );
		self::assertNotFalse( wp_next_scheduled( 'somebody_elses' ) );
		self::assertStringNotContainsString( 'veranda', Fresh_Process::run( 'show-page', array( 'path' => '/', 'withPlugin' => true ) )['html'] );

		$this->switch( 'activate' );
		self::assertSame( '1', $this->feed( 'is_enabled' ) );
		self::assertSame( $secret, self::secret() );

		wp_unschedule_hook( 'somebody_elses' );
		self::database()->query( self::database()->prepare( 'DELETE FROM %i WHERE agent_id = 900', self::tables()->agent_access() ) );
	}

	public function test_uninstallation_removes_all_that_is_ours_and_nothing_else(): void {
		$agent  = self::make_user( Capabilities::AGENT_ROLE );
		$editor = self::make_user( 'editor' );
		$before = $this->everything_else();
		$editor->add_cap( Capabilities::REPLY );
		$agent->add_role( 'subscriber' );
		get_role( 'editor' )->add_cap( Capabilities::VIEW );
		set_transient( 'veranda_limit_abc', 1, 600 );
		set_transient( 'verandah_of_others', 1, 600 );
		update_option( 'verandah', 'of others' );

		$this->switch( 'deactivate', 'uninstall' );

		self::assertSame( array(), self::database()->get_col( "SHOW TABLES LIKE '%veranda%'" ) );
		self::assertSame(
			array( '_transient_timeout_verandah_of_others', '_transient_verandah_of_others', 'verandah' ),
			self::database()->get_col( 'SELECT option_name FROM ' . self::database()->options . " WHERE option_name LIKE '%veranda%' ORDER BY option_name" )
		);
		self::assertSame( array(), self::database()->get_col( 'SELECT meta_value FROM ' . self::database()->usermeta . " WHERE meta_key LIKE '%veranda%' OR meta_value LIKE '%veranda\\_%' AND meta_key NOT IN ( 'nickname', 'session_tokens' )" ) );
		self::assertStringNotContainsString( 'veranda', (string) wp_json_encode( get_option( 'wp_user_roles' ) ) );
		delete_transient( 'verandah_of_others' );
		delete_option( 'verandah' );
		self::assertSame( array( 'subscriber' => true ), get_user_meta( $agent->ID, 'wp_capabilities', true ) );
		$this->switch( 'activate' );
		$agent = new \WP_User( $agent->ID );
		$agent->set_role( Capabilities::AGENT_ROLE );
		self::assertSame( $before, $this->everything_else() );

		wp_delete_user( $agent->ID );
		wp_delete_user( $editor->ID );
	}

	public function test_caches_of_pages_are_emptied_when_pages_get_the_chat_or_lose_it(): void {
		self::assertSame( array( false ), $this->switch( 'deactivate' ), 'Once it is stored that the plugin is off.' );
		self::assertSame( array( true ), $this->switch( 'activate' ) );
		self::assertSame( array(), $this->switch( 'activate' ), 'Nothing has changed.' );
	}

	/**
	 * Does what wp-admin would.
	 *
	 * @param string ...$steps activate, deactivate, uninstall.
	 * @return bool[] For each time that caches of pages were emptied, whether the plugin was active.
	 */
	private function switch( string ...$steps ): array {
		$answer = Fresh_Process::run( 'switch-plugin', array( 'steps' => $steps ) );
		self::assertSame( array(), $answer['failures'] );
		wp_cache_flush();
		$GLOBALS['wp_roles'] = null;
		return $answer['purges'];
	}

	private function feed( string $column ): ?string {
		return self::database()->get_var( self::database()->prepare( 'SELECT %i FROM %i WHERE id = 1', $column, self::tables()->feed() ) );
	}

	/** Returns the rows of every table of WordPress without ours. */
	private function everything_else(): array {
		$database = self::database();
		$volatile = "option_name LIKE '%transient%' OR option_name LIKE 'veranda\\_%' OR option_name IN ( 'cron', 'recently_activated', 'active_plugins', 'uninstall_plugins', 'wp_user_roles' )";
		$rows     = array( 'roles' => array_keys( get_option( 'wp_user_roles' ) ) );
		sort( $rows['roles'] );
		foreach ( $database->tables( 'all', true ) as $name => $table ) {
			$rows[ $name ] = match ( $name ) {
				'options'  => $database->get_results( "SELECT option_name, option_value, autoload FROM `$table` WHERE NOT ( $volatile ) ORDER BY option_name", ARRAY_A ),
				'usermeta' => $database->get_results( "SELECT user_id, meta_key, meta_value FROM `$table` WHERE meta_key <> 'wp_user_level' ORDER BY user_id, meta_key, meta_value", ARRAY_A ),
				default    => $database->get_results( "SELECT * FROM `$table`", ARRAY_A ),
			};
		}
		return $rows;
	}
}
