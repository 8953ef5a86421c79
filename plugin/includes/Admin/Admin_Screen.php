<?php
/**
 * A screen of ours in wp-admin.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

use Veranda\Auth\Capabilities;
use Veranda\Auth\Person;
use Veranda\Auth\Site_Id;
use Veranda\Mail\Mailer;
use Veranda\Mail\Site_Name;
use Veranda\Settings\Sections\Agents;
use Veranda\Settings\Sections\Answer_Mails;
use Veranda\Settings\Sections\Relay;
use Veranda\Settings\Settings_Store;

defined( 'ABSPATH' ) || exit;

/** Prints the element in which the application of admin-ui/ draws a screen, and enqueues its files. */
final class Admin_Screen {

	private const HANDLE = 'veranda-admin';

	private const INBOX = 'inbox';

	/**
	 * Scripts run in the order in which they are enqueued, and what core and other plugins want on every screen may be large:
	 * core's command palette brings the whole block editor along.
	 */
	private const BEFORE_CORE = 1;

	/**
	 * Takes `inbox` or `settings`, and the path and address of the plugin with a slash at the end.
	 *
	 * @param array<string|list<string>> $preloads Paths of the REST API, or path and method, whose answers the screen asks for first.
	 */
	public function __construct(
		private readonly string $name,
		private readonly string $folder,
		private readonly string $url,
		private readonly string $version,
		private readonly Settings_Store $settings,
		private readonly Site_Id $site_id,
		private readonly array $preloads = array()
	) {}

	/**
	 * Enqueues the files when this screen is the one that is shown.
	 *
	 * @param string $hook_suffix Names the screen, as add_menu_page() returned it.
	 */
	public function enqueue_on( string $hook_suffix ): void {
		add_action(
			'admin_enqueue_scripts',
			function ( string $current ) use ( $hook_suffix ): void {
				if ( $current === $hook_suffix ) {
					$this->enqueue();
				}
			},
			self::BEFORE_CORE
		);
	}

	/** Prints the screen. */
	public function render(): void {
		if ( ! $this->is_built() ) {
			printf(
				'<div class="wrap"><h1>%s</h1><div class="notice notice-error"><p>%s</p></div></div>',
				esc_html__( 'Veranda', 'veranda' ),
				esc_html__( 'The scripts of this screen are missing. Install the plugin from its zip, or build it by running “npm run build” in its sources.', 'veranda' )
			);
			return;
		}
		$json = wp_json_encode( $this->config(), JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES );
		printf( '<div id="veranda-root" data-config="%s"></div>', esc_attr( (string) $json ) );
		printf( '<noscript><div class="notice notice-error"><p>%s</p></div></noscript>', esc_html__( 'This screen needs JavaScript.', 'veranda' ) );
	}

	/** Enqueues script and style. */
	private function enqueue(): void {
		if ( ! $this->is_built() ) {
			return;
		}
		if ( self::INBOX !== $this->name && current_user_can( 'upload_files' ) ) {
			// Before the screen's own script, which asks at once whether it is there.
			wp_enqueue_media();
		}
		// Written by the build.
		$asset = (array) require $this->folder . 'build/admin/index.asset.php';
		$needs = array_filter( (array) ( $asset['dependencies'] ?? array() ), static fn( mixed $handle ): bool => is_string( $handle ) && '' !== $handle );
		$build = is_string( $asset['version'] ?? null ) ? $asset['version'] : $this->version;
		wp_enqueue_script( self::HANDLE, $this->url . 'build/admin/index.js', $needs, $build, array( 'in_footer' => true ) );
		wp_set_script_translations( self::HANDLE, 'veranda', $this->folder . 'build/languages' );
		$this->preload();
		wp_enqueue_style( self::HANDLE, $this->url . 'build/admin/style-index.css', array( 'wp-components' ), $build );
		wp_style_add_data( self::HANDLE, 'rtl', 'replace' );
		if ( self::INBOX === $this->name ) {
			// Two megabytes that an agent would wait for each time (docs/decisions/0017).
			remove_action( 'admin_enqueue_scripts', 'wp_enqueue_command_palette_assets' );
		}
		// Where fonts lack an emoji, WordPress puts pictures from its own server into the page: that tells others who reads what, and takes nodes away from React.
		remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );
	}

	/** Prints the answers that the screen would have to wait for; api-fetch hands out each of them once. */
	private function preload(): void {
		if ( array() === $this->preloads ) {
			return;
		}
		// @phpstan-ignore argument.type (WordPress's own description of the function leaves out path and method.)
		$answers = array_reduce( $this->preloads, 'rest_preload_api_request', array() );
		$json    = wp_json_encode( $answers, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES );
		wp_add_inline_script( 'wp-api-fetch', sprintf( 'wp.apiFetch.use( wp.apiFetch.createPreloadingMiddleware( %s ) );', $json ) );
	}

	/** Tells whether the build is there. */
	private function is_built(): bool {
		return is_file( $this->folder . 'build/admin/index.asset.php' );
	}

	/** Tells whether answers leave this site by mail: `works`, `off` or `failing`. */
	private function answer_mail(): string {
		if ( ! $this->settings->get()->is_on( Answer_Mails::IS_ON ) ) {
			return 'off';
		}
		return false === get_option( Mailer::FAILURE_OPTION ) ? 'works' : 'failing';
	}

	/**
	 * Returns what the application has to know. Unlike a public page, this one may say who looks at it.
	 *
	 * @return array<string, mixed>
	 */
	private function config(): array {
		$user = wp_get_current_user();
		return array(
			'screen'            => $this->name,
			'relayUrl'          => $this->settings->get()->text( Relay::URL ),
			'siteId'            => $this->site_id->get(),
			'siteUrl'           => home_url( '/' ),
			'siteName'          => Site_Name::get(),
			'currentAgentId'    => 'agent:' . $user->ID,
			'currentAgentName'  => Person::name( $user ),
			'canManage'         => current_user_can( Capabilities::MANAGE ),
			'settingsUrl'       => admin_url( 'admin.php?page=' . Menu::SETTINGS_SLUG ),
			'accounts'          => $this->accounts(),
			'pluginVersion'     => $this->version,
			'waitTargetSeconds' => $this->settings->get()->number( Agents::WAIT_TARGET_SECONDS ),
			'answerMail'        => $this->answer_mail(),
		);
	}

	/**
	 * Tells what the inbox says of visitors who are users of this site.
	 *
	 * @return array{profileUrl: string, roleNames: object} The address that a user's number completes; empty for who may not edit users.
	 */
	private function accounts(): array {
		return array(
			'profileUrl' => current_user_can( 'edit_users' ) ? admin_url( 'user-edit.php?user_id=' ) : '',
			'roleNames'  => (object) array_map( 'translate_user_role', wp_roles()->get_names() ),
		);
	}
}
