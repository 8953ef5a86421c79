<?php
/**
 * The chat on every page of wp-admin.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

use Veranda\Auth\Capabilities;
use Veranda\Auth\Site_Id;
use Veranda\Settings\Sections\Agents;
use Veranda\Settings\Sections\Relay;
use Veranda\Settings\Settings_Store;
use WP_Admin_Bar;

defined( 'ABSPATH' ) || exit;

/**
 * Gives agents the script of admin-ui/src/desk/ wherever they are in wp-admin, so that they stay online and miss nobody, and
 * an item in the admin bar. The inbox does by itself what the script does, and nobody but agents gets any of it.
 */
final class Desk {

	private const HANDLE = 'veranda-desk';

	/** Behind WordPress's own items on the same side. */
	private const PLACE_IN_BAR = 90;

	/** Takes the path and address of the plugin with a slash at the end. */
	public function __construct(
		private readonly string $folder,
		private readonly string $url,
		private readonly string $version,
		private readonly Settings_Store $settings,
		private readonly Site_Id $site_id
	) {}

	/** Adds the hooks. */
	public function listen(): void {
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
		add_action( 'admin_bar_menu', array( $this, 'add_to_bar' ), self::PLACE_IN_BAR );
		add_action( 'admin_footer', array( $this, 'print_config' ) );
	}

	/** Enqueues the style, and the script on all pages but the inbox. */
	public function enqueue(): void {
		if ( ! $this->is_wanted() ) {
			return;
		}
		// Written by the build.
		$asset = (array) require $this->asset();
		$needs = array_filter( (array) ( $asset['dependencies'] ?? array() ), static fn( mixed $handle ): bool => is_string( $handle ) && '' !== $handle );
		$build = is_string( $asset['version'] ?? null ) ? $asset['version'] : $this->version;
		wp_enqueue_style( self::HANDLE, $this->url . 'build/admin/style-desk.css', array( 'buttons' ), $build );
		wp_style_add_data( self::HANDLE, 'rtl', 'replace' );
		if ( ! $this->is_inbox() ) {
			wp_enqueue_script( self::HANDLE, $this->url . 'build/admin/desk.js', $needs, $build, array( 'in_footer' => true ) );
			wp_set_script_translations( self::HANDLE, 'veranda', $this->folder . 'build/languages' );
		}
	}

	/** Prints the element in which the script shows cards, with what it has to know. */
	public function print_config(): void {
		if ( wp_script_is( self::HANDLE ) ) {
			printf( '<div id="veranda-desk" data-config="%s"></div>', esc_attr( (string) wp_json_encode( $this->config(), JSON_UNESCAPED_SLASHES ) ) );
		}
	}

	/**
	 * Adds the item that the scripts of desk and inbox fill.
	 *
	 * @param WP_Admin_Bar $bar The bar.
	 */
	public function add_to_bar( WP_Admin_Bar $bar ): void {
		if ( ! $this->is_wanted() ) {
			return;
		}
		$inbox = $this->inbox_url();
		$count = '<span class="%1$s" hidden><span aria-hidden="true"></span><span class="screen-reader-text"></span></span>';
		$bar->add_node(
			array(
				'id'    => 'veranda',
				'href'  => $inbox,
				'title' => sprintf( '<span class="ab-icon" aria-hidden="true"></span><span class="screen-reader-text veranda-admin-bar-status">%s</span>', esc_html__( 'Chat', 'veranda' ) )
					. sprintf( $count, 'veranda-admin-bar-waiting' ) . sprintf( $count, 'veranda-admin-bar-unread' ),
			)
		);
		// Of these the style shows what fits.
		$nodes = array(
			'login'   => array( wp_login_url( $inbox ), __( 'You are not logged in any more. Log in again.', 'veranda' ), '_blank' ),
			'retry'   => array( '#', __( 'Chat is not connected. Try again.', 'veranda' ) ),
			'online'  => array( '#', __( 'Online', 'veranda' ) ),
			'away'    => array( '#', __( 'Away', 'veranda' ) ),
			'waiting' => array( $inbox . '#/queue', __( 'Nobody is waiting', 'veranda' ) ),
			'unread'  => array( $inbox . '#/mine', __( 'No unread messages', 'veranda' ) ),
		);
		foreach ( $nodes as $name => $node ) {
			$bar->add_node(
				array(
					'id'     => 'veranda-' . $name,
					'parent' => 'veranda',
					'href'   => $node[0],
					'title'  => esc_html( $node[1] ),
					// Beside what the agent is writing on this page.
					'meta'   => array( 'target' => $node[2] ?? '' ),
				)
			);
		}
	}

	/** Tells whether this is a page of wp-admin on which an agent works; what is shown in a frame belongs to such a page. */
	private function is_wanted(): bool {
		return current_user_can( Capabilities::REPLY )
			&& ! defined( 'IFRAME_REQUEST' )
			&& $this->settings->is_configured()
			&& is_file( $this->asset() )
			&& is_admin();
	}

	/** Tells whether the page is the inbox. */
	private function is_inbox(): bool {
		return 'toplevel_page_' . Menu::INBOX_SLUG === ( get_current_screen()->id ?? '' );
	}

	/** Returns the path of what the build says of the script. */
	private function asset(): string {
		return $this->folder . 'build/admin/desk.asset.php';
	}

	/** Returns the address of the inbox. */
	private function inbox_url(): string {
		return admin_url( 'admin.php?page=' . Menu::INBOX_SLUG );
	}

	/**
	 * Returns what the script has to know.
	 *
	 * @return array<string, mixed>
	 */
	private function config(): array {
		$settings = $this->settings->get();
		return array(
			'relayUrl'          => $settings->text( Relay::URL ),
			'siteId'            => $this->site_id->get(),
			'agentId'           => 'agent:' . get_current_user_id(),
			'canManage'         => current_user_can( Capabilities::MANAGE ),
			'inboxUrl'          => $this->inbox_url(),
			'waitTargetSeconds' => $settings->number( Agents::WAIT_TARGET_SECONDS ),
			'preferences'       => (object) Alert_Preferences::of( get_current_user_id() ),
		);
	}
}
