<?php
/**
 * The WP Consent API.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

defined( 'ABSPATH' ) || exit;

/**
 * Tells the WP Consent API, on sites that have it, that the chat heeds it and what the browser keeps. The widget asks it
 * before it keeps anything.
 */
final class Consent {

	/**
	 * Takes the plugin's name.
	 *
	 * @param string $plugin As WordPress names it: `veranda/veranda.php`.
	 */
	public function __construct( private readonly string $plugin ) {}

	/** Adds the hooks. */
	public function listen(): void {
		add_filter( 'wp_consent_api_registered_' . $this->plugin, static fn(): bool => true );
		add_action( 'init', array( $this, 'describe' ) );
	}

	/** Says what the browser keeps, for the lists that cookie banners show. */
	public function describe(): void {
		if ( function_exists( 'wp_add_cookie_info' ) ) {
			wp_add_cookie_info(
				'veranda:*',
				'Veranda',
				'functional',
				__( 'Until the chat is not used for 90 days, or deleted in its menu', 'veranda' ),
				__( 'Lets the chat go on on the next page. Kept in the browser’s local storage, from the first opening of the chat on.', 'veranda' )
			);
		}
	}
}
