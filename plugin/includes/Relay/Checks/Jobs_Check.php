<?php
/**
 * Whether the relay gets its work done.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Tables;
use Veranda\Relay\Finding;

defined( 'ABSPATH' ) || exit;

/** Does work of the relay, such as mails, fail? Its table of jobs says so, and why. */
final class Jobs_Check implements Site_Check {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Migrator $migrator
	) {}

	/** Returns what was found; null as long as nothing has failed. */
	public function find(): ?Finding {
		$jobs = $this->migrator->is_current()
			? $this->database->rows( 'SELECT state, last_error FROM %i WHERE last_error IS NOT NULL ORDER BY run_at DESC LIMIT 1', $this->tables->jobs() )
			: array();
		return array() === $jobs ? null : new Finding(
			'jobs',
			Finding::WARNING,
			__( 'The relay could not send a mail or finish other work', 'veranda' ),
			/* translators: %s: an error message in English. */
			sprintf( __( 'It says: %s', 'veranda' ), $jobs[0]['last_error'] ),
			'failed' === $jobs[0]['state']
				? __( 'The relay has given up after many tries and does not try this again; the conversation itself is in the inbox. If it could not reach WordPress, set WORDPRESS_URL for the relay to an address at which it can. This is shown for 30 days.', 'veranda' )
				: __( 'The relay tries again by itself. If it cannot reach WordPress, set WORDPRESS_URL for the relay to an address at which it can.', 'veranda' )
		);
	}
}
