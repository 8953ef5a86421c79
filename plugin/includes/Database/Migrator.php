<?php
/**
 * Brings the tables up to date.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Database;

use Veranda\Option;

defined( 'ABSPATH' ) || exit;

/**
 * Runs the schema files that are not recorded yet, one request at a time. `veranda_migrations` is the truth; the
 * autoloaded option repeats its newest version, so that a page can tell without a query that nothing is to be done.
 */
final class Migrator {

	/** The newest file in plugin/schema/. */
	public const SCHEMA_VERSION = 23;

	public const VERSION_OPTION = 'veranda_schema_version';
	public const FAILURE_OPTION = 'veranda_schema_failure';

	private const WAIT_SECONDS  = 10;
	private const RETRY_SECONDS = 300;

	/** Answers to a statement that an interrupted run had done but not yet recorded: table, column, key or row is there, or gone. */
	private const ALREADY_DONE = array( 1050, 1060, 1061, 1062, 1091 );

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Schema_Files $files,
		private readonly Named_Lock $lock
	) {}

	/** Tells from autoloaded options alone whether the current site's tables have this version's schema. */
	public function is_current(): bool {
		return self::SCHEMA_VERSION === Option::number( self::VERSION_OPTION );
	}

	/** Returns what the last failed run had to say, or an empty string when the tables are current. */
	public function failure(): string {
		$message = $this->is_current() ? '' : ( Option::values( self::FAILURE_OPTION )['message'] ?? '' );
		return is_string( $message ) ? $message : '';
	}

	/** Upgrades the tables after an update of the plugin; costs nothing when there is nothing to do. */
	public function run_if_needed(): void {
		if ( $this->is_current() ) {
			return;
		}
		// After a failure not every page view tries again.
		$failed_at = Option::values( self::FAILURE_OPTION )['at'] ?? 0;
		$is_recent = is_int( $failed_at ) && time() - $failed_at < self::RETRY_SECONDS;
		if ( ! $is_recent || $this->is_reloaded_by_a_reader() ) {
			$this->try_to_run();
		}
	}

	/**
	 * Tells whether this is a page of wp-admin for somebody who sees why the last run failed: they are told to reload it once
	 * the cause is mended, so reloading tries again.
	 */
	private function is_reloaded_by_a_reader(): bool {
		return current_user_can( 'activate_plugins' ) && ! wp_doing_ajax() && is_admin();
	}

	/** Runs the migrations; a failure is kept for the notice in wp-admin. Returns whether the tables are current. */
	public function try_to_run(): bool {
		try {
			$this->run();
			return true;
		} catch ( Migration_Failed $failure ) {
			update_option(
				self::FAILURE_OPTION,
				array(
					'message' => $failure->getMessage(),
					'at'      => time(),
				),
				true
			);
			return false;
		}
	}

	/**
	 * Runs every schema file that is not recorded.
	 *
	 * @throws Migration_Failed When it cannot be finished; what was done stays recorded.
	 */
	public function run(): void {
		try {
			$this->lock->hold( 'migrate', self::WAIT_SECONDS, fn() => $this->run_locked() );
		} catch ( Lock_Not_Taken ) {
			throw new Migration_Failed( __( 'Another request is updating the tables of Veranda. Reload this page in a minute.', 'veranda' ) );
		}
	}

	/**
	 * Does the work of run().
	 *
	 * @throws Migration_Failed When it cannot be finished.
	 */
	private function run_locked(): void {
		$this->create_record();
		$recorded = $this->recorded();
		$newest   = array() === $recorded ? 0 : max( array_keys( $recorded ) );
		if ( $newest > self::SCHEMA_VERSION ) {
			throw new Migration_Failed(
				sprintf(
					/* translators: 1: number of the schema in the database, 2: newest number that this version knows. */
					__( 'The tables were made by a newer version of Veranda (schema %1$d, this version knows up to %2$d). Update the plugin again.', 'veranda' ),
					$newest,
					self::SCHEMA_VERSION
				)
			);
		}
		foreach ( $this->files->all() as $version => $path ) {
			$progress = $recorded[ $version ] ?? null;
			if ( null === $progress || ! $progress['is_applied'] ) {
				$this->apply( $version, $path, $progress['statements_done'] ?? null );
			}
		}
		update_option( self::VERSION_OPTION, (string) self::SCHEMA_VERSION, true );
		delete_option( self::FAILURE_OPTION );
	}

	/**
	 * Runs one file. Each statement is counted as it is done, because tables cannot be created in a transaction: what
	 * was interrupted goes on where it stopped.
	 *
	 * @param int      $version   The file's number.
	 * @param string   $path      The file.
	 * @param int|null $done      Statements that an earlier run finished; null if there was none.
	 * @throws Migration_Failed When a statement fails.
	 */
	private function apply( int $version, string $path, ?int $done ): void {
		$record = $this->tables->migrations();
		if ( null === $done ) {
			$this->database->run( 'INSERT INTO %i ( version, name, statements_done ) VALUES ( %d, %s, 0 )', $record, $version, basename( $path, '.sql' ) );
		}
		foreach ( $this->files->statements( $path, $this->database->prefix() ) as $number => $statement ) {
			if ( $number < (int) $done ) {
				continue;
			}
			$this->must_run( $statement, basename( $path ), $number === $done ? self::ALREADY_DONE : array() );
			$this->database->run( 'UPDATE %i SET statements_done = %d WHERE version = %d', $record, $number + 1, $version );
		}
		$this->database->run( 'UPDATE %i SET applied_at = UTC_TIMESTAMP(3) WHERE version = %d', $record, $version );
	}

	/**
	 * Creates the table in which the migrations are recorded.
	 *
	 * @throws Migration_Failed When the database refuses it.
	 */
	private function create_record(): void {
		$this->must_run(
			sprintf(
				'CREATE TABLE IF NOT EXISTS `%s` (
					version INT UNSIGNED NOT NULL,
					name VARCHAR(100) NOT NULL,
					statements_done INT UNSIGNED NOT NULL DEFAULT 0,
					applied_at DATETIME(3) NULL,
					PRIMARY KEY (version)
				) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4',
				$this->tables->migrations()
			),
			'veranda_migrations'
		);
	}

	/**
	 * Returns what is recorded, by version.
	 *
	 * @return array<int, array{is_applied: bool, statements_done: int}>
	 */
	private function recorded(): array {
		$recorded = array();
		foreach ( $this->database->rows( 'SELECT version, statements_done, applied_at FROM %i', $this->tables->migrations() ) as $row ) {
			$recorded[ (int) $row['version'] ] = array(
				'is_applied'      => null !== $row['applied_at'],
				'statements_done' => (int) $row['statements_done'],
			);
		}
		return $recorded;
	}

	/**
	 * Runs a statement or ends the migration with a sentence.
	 *
	 * @param string $sql       The statement.
	 * @param string $name      The file that it is from.
	 * @param int[]  $tolerated Error numbers that mean that it had been done.
	 * @throws Migration_Failed When the database refuses it.
	 */
	private function must_run( string $sql, string $name, array $tolerated = array() ): void {
		$error = $this->database->run_schema( $sql );
		if ( null !== $error && ! in_array( $error['number'], $tolerated, true ) ) {
			throw new Migration_Failed(
				sprintf(
					/* translators: 1: name of a file, 2: what the database server said. */
					__( 'The tables of Veranda could not be brought up to date: %1$s was refused by the database (%2$s). Fix that, then reload this page.', 'veranda' ),
					$name,
					$error['message']
				)
			);
		}
	}
}
