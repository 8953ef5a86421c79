<?php
/**
 * The menu in wp-admin.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

use Veranda\Auth\Capabilities;

defined( 'ABSPATH' ) || exit;

/** Adds Veranda to the menu, with the number of visitors who wait. */
final class Menu {

	public const INBOX_SLUG    = 'veranda';
	public const SETTINGS_SLUG = 'veranda-settings';

	private const POSITION = 26;

	/** Takes the name of the plugin as `plugin_basename()` gives it. */
	public function __construct(
		private readonly string $basename,
		private readonly Admin_Screen $inbox,
		private readonly Admin_Screen $settings,
		private readonly Waiting_Count $waiting
	) {}

	/** Adds the hooks. */
	public function listen(): void {
		add_action( 'admin_menu', array( $this, 'add_pages' ) );
		add_filter( 'plugin_action_links_' . $this->basename, array( $this, 'add_settings_link' ) );
	}

	/** Adds the pages. */
	public function add_pages(): void {
		$inbox = add_menu_page(
			__( 'Veranda inbox', 'veranda' ),
			esc_html__( 'Veranda', 'veranda' ) . $this->bubble(),
			Capabilities::REPLY,
			self::INBOX_SLUG,
			array( $this->inbox, 'render' ),
			'dashicons-format-chat',
			self::POSITION
		);
		add_submenu_page( self::INBOX_SLUG, __( 'Veranda inbox', 'veranda' ), __( 'Inbox', 'veranda' ), Capabilities::REPLY, self::INBOX_SLUG, array( $this->inbox, 'render' ) );
		$settings = add_submenu_page( self::INBOX_SLUG, __( 'Veranda settings', 'veranda' ), __( 'Settings', 'veranda' ), Capabilities::MANAGE, self::SETTINGS_SLUG, array( $this->settings, 'render' ) );

		$this->inbox->enqueue_on( $inbox );
		if ( is_string( $settings ) ) {
			$this->settings->enqueue_on( $settings );
		}
	}

	/**
	 * Adds a link to the settings to the list of plugins.
	 *
	 * @param string[] $links What is there.
	 * @return string[]
	 */
	public function add_settings_link( array $links ): array {
		if ( current_user_can( Capabilities::MANAGE ) ) {
			array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'admin.php?page=' . self::SETTINGS_SLUG ) ), esc_html__( 'Settings', 'veranda' ) ) );
		}
		return $links;
	}

	/** Returns the number in the menu, as WordPress shows it for comments. */
	private function bubble(): string {
		$count = current_user_can( Capabilities::REPLY ) ? $this->waiting->get() : 0;
		if ( 0 === $count ) {
			return '';
		}
		return sprintf(
			' <span class="awaiting-mod count-%1$d"><span class="pending-count" aria-hidden="true">%2$s</span><span class="screen-reader-text">%3$s</span></span>',
			$count,
			esc_html( number_format_i18n( $count ) ),
			/* translators: %s: number of visitors. */
			esc_html( sprintf( _n( '%s visitor is waiting', '%s visitors are waiting', $count, 'veranda' ), number_format_i18n( $count ) ) )
		);
	}
}
