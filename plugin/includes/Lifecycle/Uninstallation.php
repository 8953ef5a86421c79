<?php
/**
 * Removing the plugin.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Lifecycle;

use Veranda\Auth\Access_Versions;
use Veranda\Auth\Agent_Departments;
use Veranda\Auth\Capabilities;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Tables;
use Veranda\Frontend\Privacy_Link;
use Veranda\Mail\Mailer;
use Veranda\Settings\Settings_Store;
use Veranda\Sites;

defined( 'ABSPATH' ) || exit;

/** Removes everything that the plugin created, and nothing else. */
final class Uninstallation {

	private const OPTIONS = array(
		Activation::READY_OPTION,
		Migrator::VERSION_OPTION,
		Migrator::FAILURE_OPTION,
		Site_Id::OPTION,
		Site_Secret::OPTION,
		Site_Secret::PREVIOUS_OPTION,
		Settings_Store::OPTION,
		Privacy_Link::OPTION,
		Mailer::FAILURE_OPTION,
	);

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Capabilities $capabilities
	) {}

	/** Removes everything on every site. */
	public function run(): void {
		Sites::each( array( $this, 'clean_site' ) );
		delete_metadata( 'user', 0, Access_Versions::SITE_META, '', true );
	}

	/** Removes everything on the current site. */
	public function clean_site(): void {
		$this->capabilities->remove();
		foreach ( $this->tables->all() as $table ) {
			$this->database->run( 'DROP TABLE IF EXISTS %i', $table );
		}
		foreach ( self::OPTIONS as $option ) {
			delete_option( $option );
		}
		delete_metadata( 'user', 0, $this->database->prefix() . Agent_Departments::META, '', true );
		$this->remove_transients();
	}

	/** Removes the counters of Left_Message_Limit; they would go by themselves, but only when somebody looks for them. */
	private function remove_transients(): void {
		$names = $this->database->column(
			'SELECT option_name FROM %i WHERE option_name LIKE %s',
			$this->database->options_table(),
			// An underscore by itself would stand for any character.
			'\\_transient\\_veranda\\_%'
		);
		foreach ( $names as $name ) {
			delete_transient( substr( $name, strlen( '_transient_' ) ) );
		}
	}
}
