<?php
/**
 * Notices in wp-admin.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

use Veranda\Auth\Capabilities;
use Veranda\Database\Migrator;
use Veranda\Settings\Settings_Store;

defined( 'ABSPATH' ) || exit;

/** Tells those who can change it why there is no chat. */
final class Notices {

	public function __construct(
		private readonly Settings_Store $settings,
		private readonly Migrator $migrator
	) {}

	/** Adds the hook. */
	public function listen(): void {
		add_action( 'admin_notices', array( $this, 'print' ) );
	}

	/** Prints what there is to say. */
	public function print(): void {
		$failure = $this->migrator->failure();
		if ( '' !== $failure && current_user_can( 'activate_plugins' ) ) {
			printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( $failure ) );
		}
		if ( current_user_can( Capabilities::MANAGE ) && ! $this->settings->is_configured() && $this->is_a_place_to_ask() ) {
			printf(
				'<div class="notice notice-info is-dismissible"><p>%1$s <a href="%2$s">%3$s</a></p></div>',
				esc_html__( 'Veranda is not set up yet. Your pages will show the chat once you enter the address of its relay.', 'veranda' ),
				esc_url( admin_url( 'admin.php?page=' . Menu::SETTINGS_SLUG ) ),
				esc_html__( 'Open the settings', 'veranda' )
			);
		}
	}

	/** Tells whether somebody who looks at this screen may want to set the chat up; the settings say it themselves. */
	private function is_a_place_to_ask(): bool {
		$screen = get_current_screen();
		return null !== $screen && in_array( $screen->id, array( 'plugins', 'toplevel_page_' . Menu::INBOX_SLUG ), true );
	}
}
