<?php
/**
 * The connection to the site's database.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Database;

use LogicException;
use mysqli;
use wpdb;

defined( 'ABSPATH' ) || exit;

/**
 * The only class that talks to wpdb. A statement is a literal text of this plugin and its values are bound: nothing that
 * came from elsewhere can become part of a statement. `%i` stands for a name, `%s` and `%d` for values.
 *
 * Our tables hold utf8mb4, and so our statements are sent: a site whose wp-config.php names another character set for the
 * connection keeps it for everything else.
 */
final class Connection {

	private const CHARSET = 'utf8mb4';

	/** How often a transaction is tried. */
	private const TRIES = 3;

	private function __construct( private readonly wpdb $wpdb ) {}

	/**
	 * Returns the connection that WordPress has opened; it keeps it in a global variable only.
	 *
	 * @throws LogicException When WordPress is not loaded.
	 */
	public static function of_wordpress(): self {
		global $wpdb;
		return $wpdb instanceof wpdb ? new self( $wpdb ) : throw new LogicException( 'WordPress is not loaded.' );
	}

	/** Returns the prefix of the current site's tables. */
	public function prefix(): string {
		return $this->wpdb->prefix;
	}

	/**
	 * Returns the prefix of a site's tables.
	 *
	 * @param int $site_id A site of the network, or the only one.
	 */
	public function prefix_of( int $site_id ): string {
		return $this->wpdb->get_blog_prefix( $site_id );
	}

	/** Returns the name of the current site's options table. */
	public function options_table(): string {
		return $this->wpdb->options;
	}

	/** Returns the name of the database. */
	public function name(): string {
		return DB_NAME;
	}

	/**
	 * Returns where the server is: host, port and socket; null where WordPress does not say.
	 *
	 * @return array{host: string, port: int|null, socket: string|null}
	 */
	public function server(): array {
		$parts = $this->wpdb->parse_db_host( DB_HOST );
		if ( ! is_array( $parts ) ) {
			$parts = array( DB_HOST, null, null );
		}
		return array(
			'host'   => $parts[0],
			'port'   => null === $parts[1] ? null : (int) $parts[1],
			'socket' => $parts[2],
		);
	}

	/**
	 * Runs a statement and returns how many rows it changed; 0 when it failed, which WordPress logs.
	 *
	 * @param literal-string $sql       With placeholders.
	 * @param string|int     ...$values In their order.
	 */
	public function run( string $sql, string|int ...$values ): int {
		return (int) $this->in_our_charset( fn(): int|bool => $this->wpdb->query( $this->bind( $sql, $values ) ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared
	}

	/**
	 * Like run(), for statements of which none may be missing.
	 *
	 * @param literal-string $sql       With placeholders.
	 * @param string|int     ...$values In their order.
	 * @throws Statement_Failed When the database refuses it, which WordPress logs.
	 */
	public function must_run( string $sql, string|int ...$values ): int {
		$changed = $this->in_our_charset( fn(): int|bool => $this->wpdb->query( $this->bind( $sql, $values ) ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared
		return is_int( $changed ) ? $changed : throw new Statement_Failed( 'The database refused a statement.' );
	}

	/**
	 * Does something in a transaction, and once more if the database refuses a part of it, as it does after a deadlock.
	 *
	 * @template Result
	 * @param callable(): Result $work What to do; it may be done again.
	 * @return Result
	 * @throws Statement_Failed When it was refused each time; nothing has changed then.
	 */
	public function transaction( callable $work ): mixed {
		for ( $try = 1; ; $try++ ) {
			$this->must_run( 'START TRANSACTION' );
			try {
				$result = $work();
				$this->must_run( 'COMMIT' );
				return $result;
			} catch ( Statement_Failed $failure ) {
				$this->run( 'ROLLBACK' );
				if ( self::TRIES === $try ) {
					throw $failure;
				}
			}
		}
	}

	/**
	 * Returns the first value of the first row, or null.
	 *
	 * @param literal-string $sql       With placeholders.
	 * @param string|int     ...$values In their order.
	 */
	public function value( string $sql, string|int ...$values ): ?string {
		return $this->in_our_charset( fn(): ?string => $this->wpdb->get_var( $this->bind( $sql, $values ) ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared
	}

	/**
	 * Returns the first value of each row.
	 *
	 * @param literal-string $sql       With placeholders.
	 * @param string|int     ...$values In their order.
	 * @return string[]
	 */
	public function column( string $sql, string|int ...$values ): array {
		$values = $this->in_our_charset( fn(): array => $this->wpdb->get_col( $this->bind( $sql, $values ) ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared
		return array_map( 'strval', array_filter( $values, 'is_scalar' ) );
	}

	/**
	 * Returns all rows by the names of their columns.
	 *
	 * @param literal-string $sql       With placeholders.
	 * @param string|int     ...$values In their order.
	 * @return array<int, array<string, string|null>>
	 */
	public function rows( string $sql, string|int ...$values ): array {
		$rows  = array();
		$found = $this->in_our_charset( fn(): array => (array) $this->wpdb->get_results( $this->bind( $sql, $values ), ARRAY_A ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared
		foreach ( $found as $number => $row ) {
			foreach ( (array) $row as $column => $value ) {
				$rows[ (int) $number ][ (string) $column ] = is_scalar( $value ) ? (string) $value : null;
			}
		}
		return $rows;
	}

	/**
	 * Inserts a row whose texts are checked column by column; false when the database does not take it. It says nothing
	 * to the log: the caller knows what a refusal means.
	 *
	 * @param string                         $table  The table.
	 * @param array<string, string|int|null> $values By column.
	 */
	public function insert( string $table, array $values ): bool {
		$was_suppressed = $this->wpdb->suppress_errors();
		$result         = $this->in_our_charset( fn(): int|bool => $this->wpdb->insert( $table, $values ) );
		$this->wpdb->suppress_errors( $was_suppressed );
		return 1 === $result;
	}

	/**
	 * Runs a statement of a schema file, which holds no values. Returns null, or why it was refused.
	 *
	 * @param string $statement From plugin/schema/.
	 * @return array{number: int, message: string}|null
	 */
	public function run_schema( string $statement ): ?array {
		$was_suppressed = $this->wpdb->suppress_errors();
		$result         = $this->wpdb->query( $statement ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared
		$message        = $this->wpdb->last_error;
		$number         = false === $result ? (int) $this->wpdb->get_var( 'SHOW ERRORS', 1 ) : 0;
		$this->wpdb->suppress_errors( $was_suppressed );
		return false === $result ? array(
			'number'  => $number,
			'message' => $message,
		) : null;
	}

	/**
	 * Does something while the connection uses our character set, and gives it back as it was. Values are bound within:
	 * how a text is escaped depends on it.
	 *
	 * @template Result
	 * @param callable(): Result $work What to do.
	 * @return Result
	 */
	private function in_our_charset( callable $work ): mixed {
		$charset = (string) $this->wpdb->charset;
		$collate = (string) $this->wpdb->collate;
		if ( self::CHARSET === $charset ) {
			return $work();
		}
		// Where wp-config.php names none, the connection has the server's.
		$current = '' === $charset ? (string) $this->wpdb->get_var( 'SELECT @@character_set_client' ) : $charset;
		$this->set_charset( self::CHARSET, '', self::CHARSET );
		try {
			return $work();
		} finally {
			$this->set_charset( $charset, $collate, $current );
		}
	}

	/**
	 * Sets the character set of the connection, and what WordPress believes of it when it checks a text or connects again.
	 *
	 * @param string $charset What WordPress believes.
	 * @param string $collate Name of the collation; empty for the usual one.
	 * @param string $current What the connection uses.
	 */
	private function set_charset( string $charset, string $collate, string $current ): void {
		$this->wpdb->charset = $charset;
		$this->wpdb->collate = $collate;
		// Drop-ins for other databases have no such link.
		$link = $this->wpdb->__get( 'dbh' );
		if ( $link instanceof mysqli ) {
			$this->wpdb->set_charset( $link, $current, $collate );
		}
	}

	/**
	 * Puts values into a statement.
	 *
	 * @param literal-string           $sql    With placeholders.
	 * @param array<int|string, mixed> $values In their order.
	 */
	private function bind( string $sql, array $values ): string {
		return array() === $values ? $sql : (string) $this->wpdb->prepare( $sql, ...array_values( $values ) ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared
	}
}
