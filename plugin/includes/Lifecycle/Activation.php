<?php
/**
 * Switching the plugin on.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Lifecycle;

use Veranda\Auth\Capabilities;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Tables;
use Veranda\Frontend\Privacy_Link;
use Veranda\Settings\Settings_Store;
use Veranda\Sites;
use WP_Site;

defined( 'ABSPATH' ) || exit;

/** Prepares a site: tables, roles, id, secret, settings. Doing it twice changes nothing. */
final class Activation {

	/** Takes the name of the plugin as `plugin_basename()` gives it. */
	public function __construct(
		private readonly string $basename,
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Migrator $migrator,
		private readonly Capabilities $capabilities,
		private readonly Site_Id $site_id,
		private readonly Site_Secret $secret,
		private readonly Settings_Store $settings,
		private readonly Privacy_Link $privacy
	) {}

	/** Listens to upgrades of the plugin and to new sites of a network. */
	public function listen(): void {
		add_action( 'init', array( $this->migrator, 'run_if_needed' ), 5 );
		add_action( 'wp_initialize_site', array( $this, 'activate_new_site' ), 200 );
		add_filter( 'wpmu_drop_tables', array( $this, 'add_our_tables' ), 10, 2 );
	}

	/**
	 * Activates the plugin on this site, or on all sites of the network.
	 *
	 * @param bool $is_network_wide Whether it is switched on for the network.
	 */
	public function activate( bool $is_network_wide ): void {
		if ( $is_network_wide ) {
			Sites::each( array( $this, 'activate_site' ) );
		} else {
			$this->activate_site();
		}
	}

	/** Prepares the current site. */
	public function activate_site(): void {
		$this->capabilities->grant();
		$this->site_id->ensure();
		$this->secret->ensure();
		$this->settings->ensure();
		$this->privacy->remember();
		// Where the tables cannot be made, a notice says why; the rest is ready for when they can.
		if ( $this->migrator->try_to_run() ) {
			$this->database->run( 'UPDATE %i SET is_enabled = 1 WHERE id = 1', $this->tables->feed() );
		}
	}

	/**
	 * Prepares a site that is added to a network on which the plugin is switched on.
	 *
	 * @param WP_Site $site The new site.
	 */
	public function activate_new_site( WP_Site $site ): void {
		$active = get_site_option( 'active_sitewide_plugins' );
		if ( is_array( $active ) && isset( $active[ $this->basename ] ) ) {
			Sites::on( (int) $site->blog_id, array( $this, 'activate_site' ) );
		}
	}

	/**
	 * Lets WordPress drop our tables with a site that is deleted.
	 *
	 * @param string[] $tables  What is dropped.
	 * @param int      $blog_id The site; it is the current one.
	 * @return string[]
	 */
	public function add_our_tables( array $tables, int $blog_id ): array {
		return get_current_blog_id() === $blog_id ? array_merge( $tables, $this->tables->all() ) : $tables;
	}
}
