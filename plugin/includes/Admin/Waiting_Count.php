<?php
/**
 * How many visitors wait.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Counts queued conversations by reads of an index; who has left the queue waits no more, and what is snoozed, which is little,
 * is not due.
 */
final class Waiting_Count {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Migrator $migrator
	) {}

	/** Returns the number. */
	public function get(): int {
		if ( ! $this->migrator->is_current() ) {
			return 0;
		}
		$queued  = (int) $this->database->value( 'SELECT COUNT(*) FROM %i WHERE state = %s AND left_at IS NULL', $this->tables->conversations(), 'queued' );
		$snoozed = (int) $this->database->value( 'SELECT COUNT(*) FROM %i FORCE INDEX (snoozed_until) WHERE snoozed_until IS NOT NULL AND state = %s AND left_at IS NULL', $this->tables->conversations(), 'queued' );
		// Somebody may be put aside between the two.
		return max( 0, $queued - $snoozed );
	}
}
