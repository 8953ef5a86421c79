<?php
/**
 * How many visitors wait.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

use Veranda\Database\Migrator;
use Veranda\Database\Tables;
use wpdb;

defined( 'ABSPATH' ) || exit;

/** Counts queued conversations by one read of an index. */
final class Waiting_Count {

	/**
	 * Takes what it works with.
	 *
	 * @param wpdb     $database The connection.
	 * @param Tables   $tables   Names the table.
	 * @param Migrator $migrator Knows whether it is there.
	 */
	public function __construct(
		private readonly wpdb $database,
		private readonly Tables $tables,
		private readonly Migrator $migrator
	) {}

	/** Returns the number. */
	public function get(): int {
		return $this->migrator->is_current()
			? (int) $this->database->get_var( $this->database->prepare( 'SELECT COUNT(*) FROM %i WHERE state = %s', $this->tables->conversations(), 'queued' ) )
			: 0;
	}
}
