<?php
/**
 * Whether the tables are current.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Database\Migrator;
use Veranda\Relay\Finding;

defined( 'ABSPATH' ) || exit;

/** Are the tables those of this version? */
final class Tables_Check implements Site_Check {

	public function __construct( private readonly Migrator $migrator ) {}

	/** Returns what was found. */
	public function find(): Finding {
		$failure = $this->migrator->failure();
		if ( '' === $failure && $this->migrator->is_current() ) {
			/* translators: %d: number of the schema. */
			return new Finding( 'schema', Finding::GOOD, __( 'The tables are up to date', 'veranda' ), sprintf( __( 'The database has schema %d.', 'veranda' ), Migrator::SCHEMA_VERSION ) );
		}
		return new Finding(
			'schema',
			Finding::CRITICAL,
			__( 'The tables are not up to date', 'veranda' ),
			'' === $failure ? __( 'The database has the tables of another version of the plugin.', 'veranda' ) : $failure,
			__( 'Fix what the message names, then reload this page.', 'veranda' )
		);
	}
}
