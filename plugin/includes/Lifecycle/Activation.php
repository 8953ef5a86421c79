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
use Veranda\Database\Lock_Not_Taken;
use Veranda\Database\Migrator;
use Veranda\Database\Named_Lock;
use Veranda\Database\Tables;
use Veranda\Frontend\Privacy_Link;
use Veranda\Option;
use Veranda\Settings\Not_Saved;
use Veranda\Settings\Settings_Store;
use Veranda\Sites;
use WP_Site;

defined( 'ABSPATH' ) || exit;

/** Prepares a site: tables, roles, id, secret, settings. Doing it twice changes nothing. */
final class Activation {

	/** Says that the current site is ready; autoloaded, so that a page can tell without a query. */
	public const READY_OPTION = 'veranda_ready';

	private const WAIT_SECONDS = 10;

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
		private readonly Privacy_Link $privacy,
		private readonly Named_Lock $lock
	) {}

	/** Listens to the first use of a site, to upgrades of the plugin and to new sites of a network. */
	public function listen(): void {
		add_action( 'init', array( $this, 'complete_site' ), 5 );
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

	/**
	 * Prepares the current site.
	 *
	 * @throws Lock_Not_Taken When another request is doing that and does not finish.
	 * @throws Not_Saved      When the database did not keep the settings.
	 */
	public function activate_site(): void {
		$this->prepare_site();
		// Where the tables cannot be made, a notice says why; the rest is ready for when they can.
		$this->migrator->try_to_run();
		$this->note_ready();
	}

	/**
	 * Does for the current site what is left to do: after an upgrade, or where the activation of a network did not get to
	 * because a time limit ended it.
	 */
	public function complete_site(): void {
		$is_ready = 1 === Option::number( self::READY_OPTION );
		if ( ! $is_ready ) {
			try {
				$this->prepare_site();
			} catch ( Lock_Not_Taken | Not_Saved ) {
				// The next request tries again.
				return;
			}
		}
		$this->migrator->run_if_needed();
		if ( ! $is_ready ) {
			$this->note_ready();
		}
	}

	/**
	 * Makes everything but the tables.
	 *
	 * @throws Lock_Not_Taken When another request is doing that and does not finish.
	 * @throws Not_Saved      When the database did not keep the settings.
	 */
	private function prepare_site(): void {
		$this->capabilities->grant();
		$this->lock->hold( 'prepare', self::WAIT_SECONDS, array( $this, 'ensure_options' ) );
		$this->privacy->remember();
	}

	/** Makes the options that are missing. Two requests must not make an id or a secret each. */
	public function ensure_options(): void {
		// What this request read before it held the lock may be old.
		wp_cache_delete( 'alloptions', 'options' );
		wp_cache_delete( 'notoptions', 'options' );
		$this->site_id->ensure();
		$this->secret->ensure();
		$this->settings->ensure();
	}

	/** Switches the chat on, once there are tables. */
	private function note_ready(): void {
		if ( $this->migrator->is_current() ) {
			$this->database->run( 'UPDATE %i SET is_enabled = 1 WHERE id = 1', $this->tables->feed() );
			update_option( self::READY_OPTION, '1', true );
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
