<?php
/**
 * The link to the privacy policy.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Frontend;

use Veranda\Option;

defined( 'ABSPATH' ) || exit;

/**
 * Remembers where the site's privacy policy is. Asking WordPress on every page would cost queries that the page does
 * not need, so the address is looked up when something that it depends on changes.
 */
final class Privacy_Link {

	public const OPTION = 'veranda_privacy_url';

	/** Looks the address up again whenever it may have changed. */
	public function listen(): void {
		foreach ( array( 'update_option_wp_page_for_privacy_policy', 'add_option_wp_page_for_privacy_policy', 'permalink_structure_changed', 'update_option_home' ) as $hook ) {
			add_action( $hook, array( $this, 'remember' ), 100, 0 );
		}
		add_action( 'save_post_page', array( $this, 'remember_if_policy' ) );
		add_action( 'after_delete_post', array( $this, 'remember_if_policy' ) );
	}

	/** Looks the address up. */
	public function remember(): void {
		update_option( self::OPTION, get_privacy_policy_url(), true );
	}

	/**
	 * Looks the address up after the policy itself has changed.
	 *
	 * @param int $post_id What has changed.
	 */
	public function remember_if_policy( int $post_id ): void {
		if ( Option::number( 'wp_page_for_privacy_policy' ) === $post_id ) {
			$this->remember();
		}
	}

	/** Returns the address, or null. */
	public function get(): ?string {
		$url = Option::text( self::OPTION );
		return '' === $url ? null : $url;
	}
}
