<?php
/**
 * Switching the plugin off.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Lifecycle;

use Veranda\Auth\Access_Versions;
use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Tables;
use Veranda\Option;
use Veranda\Sites;

defined( 'ABSPATH' ) || exit;

/** Ends every stream and every agent's token; nothing that was said is touched. */
final class Deactivation {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Access_Versions $versions
	) {}

	/**
	 * Deactivates the plugin on this site, or on all sites of the network.
	 *
	 * @param bool $is_network_wide Whether it is switched off for the network.
	 */
	public function deactivate( bool $is_network_wide ): void {
		if ( $is_network_wide ) {
			Sites::each( array( $this, 'deactivate_site' ) );
		} else {
			$this->deactivate_site();
		}
	}

	/** Switches the current site's chat off. The relay reads it from the feed within seconds. */
	public function deactivate_site(): void {
		delete_option( Activation::READY_OPTION );
		if ( Option::number( Migrator::VERSION_OPTION ) > 0 ) {
			$this->database->run( 'UPDATE %i SET is_enabled = 0 WHERE id = 1', $this->tables->feed() );
			$this->versions->raise_all();
		}
		$this->clear_cron();
	}

	/** Forgets whatever was planned for later. */
	private function clear_cron(): void {
		foreach ( _get_cron_array() as $events ) {
			foreach ( array_keys( (array) $events ) as $hook ) {
				if ( str_starts_with( (string) $hook, 'veranda_' ) ) {
					wp_unschedule_hook( (string) $hook );
				}
			}
		}
	}
}
