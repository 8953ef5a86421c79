<?php
/**
 * Migrations.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use mysqli;
use Veranda\Database\Connection;
use Veranda\Database\Lock_Not_Taken;
use Veranda\Database\Migration_Failed;
use Veranda\Database\Migrator;
use Veranda\Database\Named_Lock;
use Veranda\Database\Schema_Files;

/** Migrations. */
final class Migrator_Test extends Own_Tables_Test_Case {

	protected const PREFIX = 'migrated_';

	protected function setUp(): void {
		parent::setUp();
		update_option( Migrator::VERSION_OPTION, '0' );
	}

	public function test_the_newest_file_is_the_version_that_the_plugin_knows(): void {
		$files = ( new Schema_Files( WP_PLUGIN_DIR . '/veranda/schema' ) )->all();

		self::assertSame( range( 1, Migrator::SCHEMA_VERSION ), array_keys( $files ) );
	}

	public function test_a_first_run_makes_every_table_and_records_it(): void {
		$this->migrator( WP_PLUGIN_DIR . '/veranda/schema' )->run();

		$tables = self::database()->get_col( "SHOW TABLES LIKE 'migrated\\_%'" );
		$wanted = self::tables()->all();
		sort( $wanted );
		self::assertSame( $wanted, $tables );
		$record = self::database()->get_results( 'SELECT version, name, applied_at FROM migrated_veranda_migrations', ARRAY_A );
		self::assertSame( array( '1', '0001-initial' ), array( $record[0]['version'], $record[0]['name'] ) );
		self::assertNotNull( $record[0]['applied_at'] );
		self::assertSame( '1', self::database()->get_var( 'SELECT COUNT(*) FROM migrated_veranda_feed' ) );
		self::assertTrue( $this->migrator()->is_current() );
	}

	public function test_a_second_run_does_nothing(): void {
		$this->migrator( WP_PLUGIN_DIR . '/veranda/schema' )->run();
		$epoch = self::database()->get_var( 'SELECT epoch FROM migrated_veranda_feed' );

		$this->migrator( WP_PLUGIN_DIR . '/veranda/schema' )->run();

		self::assertSame( $epoch, self::database()->get_var( 'SELECT epoch FROM migrated_veranda_feed' ) );
		self::assertSame( (string) Migrator::SCHEMA_VERSION, self::database()->get_var( 'SELECT COUNT(*) FROM migrated_veranda_migrations' ) );
	}

	public function test_a_failure_is_a_sentence_and_what_was_done_is_not_done_again(): void {
		$this->write( '0001-first.sql', "CREATE TABLE {prefix}a (id INT);\nINSERT INTO {prefix}a VALUES (1);\n-- A comment; with a semicolon\nCREATE TABLE {prefix}b (id NONSENSE);\nCREATE TABLE {prefix}c (id INT);\n" );

		self::assertFalse( $this->migrator()->try_to_run() );

		self::assertStringContainsString( '0001-first.sql', $this->migrator()->failure() );
		self::assertStringContainsString( 'NONSENSE', $this->migrator()->failure() );
		self::assertStringContainsString( "'", $this->migrator()->failure(), 'As the database said it: whoever shows it escapes it.' );
		self::assertFalse( $this->migrator()->is_current() );
		self::assertNull( self::database()->get_var( 'SELECT applied_at FROM migrated_veranda_migrations' ) );

		$this->write( '0001-first.sql', "CREATE TABLE {prefix}a (id INT);\nINSERT INTO {prefix}a VALUES (1);\nCREATE TABLE {prefix}b (id INT);\nCREATE TABLE {prefix}c (id INT);\n" );
		self::assertTrue( $this->migrator()->try_to_run() );
		self::assertSame( '', $this->migrator()->failure() );
		self::assertSame( '1', self::database()->get_var( 'SELECT COUNT(*) FROM migrated_a' ) );
		self::assertSame( '0', self::database()->get_var( 'SELECT COUNT(*) FROM migrated_c' ) );
	}

	public function test_every_table_is_made_where_the_server_makes_compact_rows(): void {
		$this->with_compact_rows(
			function (): void {
				self::assertTrue( $this->migrator( WP_PLUGIN_DIR . '/veranda/schema' )->try_to_run(), $this->migrator()->failure() );
			}
		);

		$formats = self::database()->get_col( "SELECT DISTINCT ROW_FORMAT FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE 'migrated\_%'" );
		self::assertSame( array( 'DYNAMIC' ), array_map( 'strtoupper', $formats ) );
	}

	public function test_a_schema_that_was_half_made_on_such_a_server_is_completed(): void {
		foreach ( ( new Schema_Files( WP_PLUGIN_DIR . '/veranda/schema' ) )->all() as $path ) {
			$this->write( basename( $path ), str_replace( ' ROW_FORMAT=DYNAMIC', '', (string) file_get_contents( $path ) ) );
		}
		$this->with_compact_rows(
			function (): void {
				self::assertFalse( $this->migrator()->try_to_run() );
				self::assertStringContainsString( '767', $this->migrator()->failure() );
				self::assertTrue( $this->migrator( WP_PLUGIN_DIR . '/veranda/schema' )->try_to_run(), $this->migrator()->failure() );
			}
		);

		$wanted = self::tables()->all();
		sort( $wanted );
		self::assertSame( $wanted, self::database()->get_col( "SHOW TABLES LIKE 'migrated\_%'" ) );
		self::assertSame( '1', self::database()->get_var( 'SELECT COUNT(*) FROM migrated_veranda_feed' ) );
	}

	public function test_a_run_that_was_killed_between_a_statement_and_its_record_goes_on(): void {
		$this->write( '0001-first.sql', "CREATE TABLE {prefix}a (id INT);\nCREATE TABLE {prefix}b (id INT);\n" );
		$this->migrator()->run();
		// As it is when the process ends right after the second statement.
		self::database()->query( 'UPDATE migrated_veranda_migrations SET statements_done = 1, applied_at = NULL' );
		update_option( Migrator::VERSION_OPTION, '0' );

		$this->migrator()->run();

		self::assertNotNull( self::database()->get_var( 'SELECT applied_at FROM migrated_veranda_migrations' ) );
	}

	public function test_a_run_that_was_killed_after_it_dropped_an_index_goes_on(): void {
		$this->write( '0001-first.sql', "CREATE TABLE {prefix}a (id INT, KEY id (id));\nALTER TABLE {prefix}a DROP INDEX id;\n" );
		$this->migrator()->run();
		self::database()->query( 'UPDATE migrated_veranda_migrations SET statements_done = 1, applied_at = NULL' );
		update_option( Migrator::VERSION_OPTION, '0' );

		$this->migrator()->run();

		self::assertNotNull( self::database()->get_var( 'SELECT applied_at FROM migrated_veranda_migrations' ) );
	}

	public function test_tables_of_somebody_else_are_not_taken_over(): void {
		self::database()->query( 'CREATE TABLE migrated_a (id INT)' );
		$this->write( '0001-first.sql', "CREATE TABLE {prefix}a (id INT);\n" );

		$this->expectException( Migration_Failed::class );
		$this->migrator()->run();
	}

	public function test_tables_of_a_newer_version_are_refused_and_left_alone(): void {
		$this->write( '0001-first.sql', "CREATE TABLE {prefix}a (id INT);\n" );
		$this->migrator()->run();
		self::database()->query( "INSERT INTO migrated_veranda_migrations VALUES ( 99, '0099-future', 1, NOW() )" );
		update_option( Migrator::VERSION_OPTION, '99' );

		$this->migrator()->run_if_needed();

		self::assertStringContainsString( '99', $this->migrator()->failure() );
		self::assertSame( '99', get_option( Migrator::VERSION_OPTION ) );
	}

	public function test_after_a_failure_not_every_page_tries_again(): void {
		$this->write( '0001-first.sql', "NONSENSE;\n" );
		$this->migrator()->run_if_needed();
		self::assertNotSame( '', $this->migrator()->failure() );
		$this->write( '0001-first.sql', "CREATE TABLE {prefix}a (id INT);\n" );

		$this->migrator()->run_if_needed();
		self::assertFalse( $this->migrator()->is_current() );

		update_option(
			Migrator::FAILURE_OPTION,
			array(
				'message' => 'old',
				'at'      => time() - 301,
			)
		);
		$this->migrator()->run_if_needed();
		self::assertTrue( $this->migrator()->is_current() );
	}

	public function test_who_reads_of_a_failure_in_wp_admin_and_reloads_the_page_tries_again_at_once(): void {
		$this->write( '0001-first.sql', "NONSENSE;\n" );
		$this->migrator()->run_if_needed();
		$this->write( '0001-first.sql', "CREATE TABLE {prefix}a (id INT);\n" );
		$administrator = self::make_user( 'administrator' );
		$agent         = self::make_user( 'veranda_agent' );
		try {
			// A page of the site, a background request of wp-admin, and pages of people who are told nothing.
			wp_set_current_user( $administrator->ID );
			$this->migrator()->run_if_needed();
			set_current_screen( 'dashboard' );
			add_filter( 'wp_doing_ajax', '__return_true' );
			$this->migrator()->run_if_needed();
			remove_filter( 'wp_doing_ajax', '__return_true' );
			foreach ( array( 0, $agent->ID ) as $id ) {
				wp_set_current_user( $id );
				$this->migrator()->run_if_needed();
			}
			self::assertFalse( $this->migrator()->is_current() );

			wp_set_current_user( $administrator->ID );
			$this->migrator()->run_if_needed();
			self::assertTrue( $this->migrator()->is_current() );
			self::assertSame( '', $this->migrator()->failure() );
		} finally {
			wp_delete_user( $administrator->ID );
			wp_delete_user( $agent->ID );
		}
	}

	public function test_nothing_is_asked_when_nothing_is_to_be_done(): void {
		update_option( Migrator::VERSION_OPTION, (string) Migrator::SCHEMA_VERSION );
		wp_cache_flush();
		wp_load_alloptions();
		$before = self::database()->num_queries;

		$this->migrator()->run_if_needed();

		self::assertSame( $before, self::database()->num_queries );
	}

	public function test_one_request_at_a_time(): void {
		$lock                = new Named_Lock( Connection::of_wordpress() );
		list( $host, $port ) = array_pad( explode( ':', DB_HOST ), 2, null );
		$other               = new mysqli( $host, DB_USER, DB_PASSWORD, DB_NAME, (int) $port );
		$name                = 'veranda-migrate-' . md5( DB_NAME . '/' . self::PREFIX );
		$other->query( "SELECT GET_LOCK( '$name', 0 )" );

		try {
			$lock->hold( 'migrate', 0, static fn() => self::fail( 'Two hold the same lock.' ) );
			self::fail( 'The lock was given twice.' );
		} catch ( Lock_Not_Taken ) {
			self::assertSame( 'other', $lock->hold( 'settings', 0, static fn(): string => 'other' ) );
		}

		$other->close();
		self::assertSame( 'mine', $lock->hold( 'migrate', 5, static fn(): string => 'mine' ) );
		self::assertSame( '1', self::database()->get_var( self::database()->prepare( 'SELECT IS_FREE_LOCK( %s )', $name ) ), 'A lock must be given back.' );
	}

	/**
	 * Does something while the server makes rows as servers of long ago did: with room for keys of 767 bytes.
	 *
	 * @param callable(): void $work What to do.
	 */
	private function with_compact_rows( callable $work ): void {
		$usual = self::database()->get_var( 'SELECT @@GLOBAL.innodb_default_row_format' );
		self::database()->query( 'SET GLOBAL innodb_default_row_format = compact' );
		try {
			$work();
		} finally {
			self::database()->query( self::database()->prepare( 'SET GLOBAL innodb_default_row_format = %s', $usual ) );
		}
	}

	private function migrator( ?string $folder = null ): Migrator {
		$database = Connection::of_wordpress();
		return new Migrator( $database, self::tables(), new Schema_Files( $folder ?? $this->folder ), new Named_Lock( $database ) );
	}

	private function write( string $name, string $sql ): void {
		file_put_contents( "$this->folder/$name", $sql );
	}
}
