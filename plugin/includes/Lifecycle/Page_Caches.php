<?php
/**
 * Caches of whole pages.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Lifecycle;

use Throwable;
use Veranda\Settings\Sections\General;
use Veranda\Settings\Sections\Placement;
use Veranda\Settings\Sections\Texts;
use Veranda\Settings\Settings;
use Veranda\Sites;

defined( 'ABSPATH' ) || exit;

/**
 * Empties the page caches that plugins and hosts keep, whenever pages get, lose or change the chat. What it does not know
 * can listen to `veranda_pages_changed`.
 */
final class Page_Caches {

	/** Functions and static methods by which caches are emptied. */
	private const FUNCTIONS = array(
		'rocket_clean_domain',
		'w3tc_flush_all',
		'wp_cache_clear_cache',
		'wpfc_clear_all_cache',
		'wpo_cache_flush',
		'sg_cachepress_purge_cache',
		'pantheon_wp_clear_edge_all',
		'WpeCommon::purge_varnish_cache',
		'comet_cache::clear',
		'Swift_Performance_Cache::clear_all_cache',
	);

	/** Actions to which caches listen. */
	private const ACTIONS = array(
		'litespeed_purge_all',
		'cache_enabler_clear_complete_cache',
		'breeze_clear_all_cache',
		'wphb_clear_page_cache',
		'rt_nginx_helper_purge_all',
		'cachify_flush_cache',
		'swcfpc_purge_cache',
	);

	/** Settings that pages do not carry as they are, but that decide what is in them. */
	private const DECISIONS = array( General::IS_WIDGET_ENABLED, Placement::RULES, Placement::IS_ELSEWHERE, Placement::IS_SCRIPT_API_ON, Texts::WORDS );

	/** Takes the name of the plugin as `plugin_basename()` gives it. */
	public function __construct( private readonly string $basename ) {}

	/** Adds the hooks. Those of the lists of plugins run when it is stored who is active: a page that is shown earlier would be cached again. */
	public function listen(): void {
		add_action( 'veranda_settings_changed', array( $this, 'purge_after_saving' ), 10, 2 );
		add_action( 'update_option_active_plugins', array( $this, 'purge_after_switching' ), 10, 2 );
		add_action(
			'update_site_option_active_sitewide_plugins',
			function ( string $option, mixed $after, mixed $before ): void {
				if ( $this->is_network_active( $before ) !== $this->is_network_active( $after ) ) {
					Sites::each( array( $this, 'purge' ) );
				}
			},
			10,
			3
		);
	}

	/**
	 * Empties the caches after settings were saved that pages show.
	 *
	 * @param Settings $before As they were.
	 * @param Settings $after  As they are now.
	 */
	public function purge_after_saving( Settings $before, Settings $after ): void {
		$is_same_on_pages = $before->for_pages() === $after->for_pages();
		foreach ( self::DECISIONS as $name ) {
			$is_same_on_pages = $is_same_on_pages && $before->all()[ $name ] === $after->all()[ $name ];
		}
		if ( ! $is_same_on_pages ) {
			$this->purge();
		}
	}

	/**
	 * Empties the caches after this plugin was switched on or off.
	 *
	 * @param mixed $before Names of the active plugins.
	 * @param mixed $after  The same, now.
	 */
	public function purge_after_switching( mixed $before, mixed $after ): void {
		if ( in_array( $this->basename, (array) $before, true ) !== in_array( $this->basename, (array) $after, true ) ) {
			$this->purge();
		}
	}

	/** Empties the caches of the current site. */
	public function purge(): void {
		foreach ( self::FUNCTIONS as $function ) {
			if ( is_callable( $function ) ) {
				$this->attempt( $function );
			}
		}
		foreach ( self::ACTIONS as $action ) {
			$this->attempt( static fn() => do_action( $action ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		}
		/** Fires when pages show the chat, or do not show it any more, or show it in another way: caches of pages are old. */
		$this->attempt( static fn() => do_action( 'veranda_pages_changed' ) );
	}

	/**
	 * Does something of somebody else. A cache that cannot be emptied must not keep anybody from saving the settings.
	 *
	 * @param callable(): mixed $work What to do.
	 */
	private function attempt( callable $work ): void {
		try {
			$work();
		} catch ( Throwable ) {
			// Theirs to mend. The chat finds out by itself when it is opened on an old page.
			return;
		}
	}

	/**
	 * Tells whether the plugin is active on the whole network.
	 *
	 * @param mixed $plugins Value of the network's option: times by name.
	 */
	private function is_network_active( mixed $plugins ): bool {
		return is_array( $plugins ) && isset( $plugins[ $this->basename ] );
	}
}
