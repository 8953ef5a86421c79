<?php
/**
 * Whether plugin and relay use the same tables.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Database\Migrator;
use Veranda\Relay\Finding;
use Veranda\Relay\Relay_Answer;

defined( 'ABSPATH' ) || exit;

/** Are plugin and relay of fitting versions? */
final class Relay_Schema_Check implements Answer_Check {

	/**
	 * Judges the answer; null if it says nothing about this.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	public function judge( Relay_Answer $answer ): ?Finding {
		if ( ! $answer->is_schema_refused() && ! ( 200 === $answer->status && $answer->is_proved ) ) {
			return null;
		}
		$served = $answer->served_schema();
		$found  = $answer->found_schema();
		if ( Migrator::SCHEMA_VERSION === $served && Migrator::SCHEMA_VERSION === $found ) {
			/* translators: %d: number of the schema. */
			return new Finding( 'relay_schema', Finding::GOOD, __( 'Plugin and relay have matching versions', 'veranda' ), sprintf( __( 'Both use schema %d.', 'veranda' ), Migrator::SCHEMA_VERSION ) );
		}
		return new Finding(
			'relay_schema',
			Finding::CRITICAL,
			__( 'Plugin and relay have different versions', 'veranda' ),
			sprintf(
				/* translators: 1: schema of the plugin, 2: schema that the relay serves or a dash, 3: schema that the relay found or a dash. */
				__( 'The plugin uses schema %1$d, the relay serves %2$s and found %3$s.', 'veranda' ),
				Migrator::SCHEMA_VERSION,
				$served ?? '–',
				$found ?? '–'
			),
			null === $found && null !== $served
				? __( 'The relay does not see all of the tables: check DATABASE_NAME and TABLE_PREFIX with which it was started, and whether its database user has rights on every table of Veranda. An update of the plugin may add tables.', 'veranda' )
				: __( 'Update the older one of the two.', 'veranda' )
		);
	}
}
