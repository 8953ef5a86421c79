<?php
/**
 * Upgrades with data.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Named_Lock;
use Veranda\Database\Schema_Files;

/** A site with rows in every table comes from any older schema to the newest one, and nothing is lost. Its tables have a prefix of their own. */
final class Upgrade_Test extends Own_Tables_Test_Case {

	protected const PREFIX = 'upgraded_';

	/** Every older schema. */
	public function versions(): array {
		$versions = range( 1, Migrator::SCHEMA_VERSION - 1 );
		return array_combine( array_map( static fn( int $version ): string => "from schema $version", $versions ), array_map( static fn( int $version ): array => array( $version ), $versions ) );
	}

	/**
	 * @dataProvider versions
	 * @param int $version The schema that the site has.
	 */
	public function test_every_row_is_there_after_the_upgrade( int $version ): void {
		$this->make_site_of( $version );
		$before = $this->rows();
		self::assertGreaterThan( 5, count( $before ) );

		$this->upgrade();

		self::assertTrue( $this->migrator()->is_current(), $this->migrator()->failure() );
		$this->assert_kept( $before );
	}

	public function test_the_tables_are_those_of_a_new_site(): void {
		$this->upgrade();
		$new = $this->structure();
		$this->drop_tables();

		$this->make_site_of( 1 );
		$this->upgrade();

		self::assertSame( $new, $this->structure() );
	}

	public function test_an_upgrade_that_is_cut_short_anywhere_is_completed_by_the_next_request(): void {
		$this->make_site_of( 1 );
		$before = $this->rows();
		// Each request is killed between its second statement and the record of it: the next one finds it done.
		$requests = 1;
		while ( ! $this->upgrade_until_killed() ) {
			self::assertLessThan( 100, ++$requests, 'It gets no further.' );
		}
		self::assertGreaterThan( 3, $requests );

		self::assertTrue( $this->migrator()->is_current(), $this->migrator()->failure() );
		$this->assert_kept( $before );
	}

	/**
	 * Asserts that nothing of the rows has gone or changed.
	 *
	 * @param array<string, array<string, string|null>> $before The rows before the upgrade.
	 */
	private function assert_kept( array $before ): void {
		$after = $this->rows();
		foreach ( $before as $table => $row ) {
			self::assertSame( $row, array_intersect_key( $after[ $table ] ?? array(), $row ), $table );
		}
	}

	/**
	 * Makes the tables of an older version, with a row in each.
	 *
	 * @param int $version Its schema.
	 */
	private function make_site_of( int $version ): void {
		foreach ( ( new Schema_Files( WP_PLUGIN_DIR . '/veranda/schema' ) )->all() as $number => $path ) {
			if ( $number <= $version ) {
				copy( $path, "$this->folder/" . basename( $path ) );
			}
		}
		update_option( Migrator::VERSION_OPTION, '0' );
		$this->migrator( $this->folder )->run();
		update_option( Migrator::VERSION_OPTION, (string) $version );
		foreach ( $this->tables_now() as $table ) {
			if ( ! str_ends_with( $table, 'veranda_migrations' ) && 0 === self::count_rows( $table ) ) {
				self::assertSame( 1, self::database()->insert( $table, $this->row_for( $table ) ), $table . ': ' . self::database()->last_error );
			}
		}
	}

	/** Does what the first request after an update of the plugin does. */
	private function upgrade(): void {
		update_option( Migrator::VERSION_OPTION, '0' );
		$this->migrator()->run_if_needed();
	}

	/** Upgrades until the process is killed; true if it was not. */
	private function upgrade_until_killed(): bool {
		$statements = 0;
		$kill       = static function ( string $query ) use ( &$statements ): string {
			if ( ! str_contains( $query, 'veranda_migrations' ) ) {
				$statements += preg_match( '/^\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)\b.*upgraded_/i', $query );
			} elseif ( 2 === $statements && str_contains( $query, 'SET statements_done' ) ) {
				throw new \RuntimeException( 'The process was killed.' );
			}
			return $query;
		};
		add_filter( 'query', $kill );
		try {
			$this->upgrade();
			return true;
		} catch ( \RuntimeException ) {
			return false;
		} finally {
			remove_filter( 'query', $kill );
		}
	}

	/**
	 * Returns a row with something in every column.
	 *
	 * @param string $table Its table.
	 * @return array<string, string|int|null>
	 */
	private function row_for( string $table ): array {
		$row = array();
		foreach ( self::database()->get_results( "SHOW FULL COLUMNS FROM `$table`", ARRAY_A ) as $column ) {
			preg_match( '/\((\d+)\)/', $column['Type'], $length );
			$row[ $column['Field'] ] = match ( true ) {
				str_contains( $column['Type'], 'int' )             => 1,
				str_starts_with( $column['Type'], 'datetime' )     => '2026-01-02 03:04:05.678',
				str_starts_with( $column['Type'], 'binary' )       => str_repeat( 'b', (int) $length[1] ),
				str_starts_with( (string) $column['Collation'], 'ascii' ) => str_repeat( 'a', min( 5, (int) ( $length[1] ?? 5 ) ) ),
				default                                            => 'Zoë 👋',
			};
		}
		if ( array_key_exists( 'wp_user_id', $row ) && str_ends_with( $table, 'veranda_visitors' ) ) {
			// Nobody has vouched for this visitor: sessions of others ended with schema 6.
			$row['wp_user_id'] = null;
		}
		if ( array_key_exists( 'conversation_id', $row ) && str_ends_with( $table, 'veranda_left_messages' ) ) {
			// The relay has not taken this message in: those that are conversations go with schema 8.
			$row['conversation_id'] = null;
		}
		return $row;
	}

	/**
	 * Returns the only row of each table.
	 *
	 * @return array<string, array<string, string|null>>
	 */
	private function rows(): array {
		$rows = array();
		foreach ( $this->tables_now() as $table ) {
			$row = self::database()->get_row( "SELECT * FROM `$table`", ARRAY_A );
			if ( null !== $row && ! str_ends_with( $table, 'veranda_migrations' ) ) {
				// A column that schema 8 takes away, and that says nothing of those that wait.
				$rows[ $table ] = str_ends_with( $table, 'veranda_left_messages' ) ? array_diff_key( $row, array( 'conversation_id' => null ) ) : $row;
			}
		}
		return $rows;
	}

	/**
	 * Returns how each table is made, without the order of its columns.
	 *
	 * @return array<string, string[]>
	 */
	private function structure(): array {
		$structure = array();
		foreach ( $this->tables_now() as $table ) {
			$lines = explode( "\n", (string) self::database()->get_row( "SHOW CREATE TABLE `$table`", ARRAY_N )[1] );
			$lines = preg_replace( array( '/,$/', '/ AUTO_INCREMENT=\d+/' ), '', $lines );
			sort( $lines );
			$structure[ $table ] = $lines;
		}
		return $structure;
	}

	/** Returns the names of the tables that there are. */
	private function tables_now(): array {
		return self::database()->get_col( "SHOW TABLES LIKE 'upgraded\\_%'" );
	}

	private function migrator( ?string $folder = null ): Migrator {
		$database = Connection::of_wordpress();
		return new Migrator( $database, self::tables(), new Schema_Files( $folder ?? WP_PLUGIN_DIR . '/veranda/schema' ), new Named_Lock( $database ) );
	}
}
