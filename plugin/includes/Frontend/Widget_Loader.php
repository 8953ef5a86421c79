<?php
/**
 * The chat on the site's pages.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Frontend;

use Veranda\Auth\Site_Id;
use Veranda\Placement\Rules;
use Veranda\Placement\Visit;
use Veranda\Settings\Own_Words;
use Veranda\Settings\Sections\General;
use Veranda\Settings\Sections\Placement;
use Veranda\Settings\Sections\Relay;
use Veranda\Settings\Settings;
use Veranda\Settings\Settings_Store;
use Veranda\Settings\Widget_Look;

defined( 'ABSPATH' ) || exit;

/**
 * Adds the launcher to pages: one element and one deferred script, the same bytes for everybody, so that a page may be
 * cached for ever. It asks the database nothing that the page has not asked already.
 */
final class Widget_Loader {

	public const HANDLE = 'veranda-loader';

	/**
	 * The rules that may decide about the page that is being made; the last one fits.
	 *
	 * @var list<array{show: bool, rule: int|null, devices: list<string>, hours: string}>
	 */
	private array $candidates = array();

	/**
	 * Whether the page that is being made has the chat, if the browser agrees.
	 *
	 * @var bool
	 */
	private bool $is_on_page = false;

	/** Takes the path and address of the plugin with a slash at the end. */
	public function __construct(
		private readonly string $folder,
		private readonly string $url,
		private readonly string $version,
		private readonly Settings_Store $settings,
		private readonly Site_Id $site_id,
		private readonly Privacy_Link $privacy,
		private readonly Widget_Languages $languages
	) {}

	/** Adds the hooks. */
	public function listen(): void {
		add_action( 'wp_enqueue_scripts', array( $this, 'enqueue' ) );
		add_action( 'wp_footer', array( $this, 'print_element' ) );
	}

	/** Enqueues the script, if this page has the chat; others can say that theirs comes after it. */
	public function enqueue(): void {
		$this->candidates = $this->is_shown() ? $this->find_candidates() : array();
		$this->is_on_page = in_array( true, array_column( $this->candidates, 'show' ), true );
		if ( ! $this->is_on_page ) {
			wp_register_script( self::HANDLE, false, array(), $this->version, true );
			return;
		}
		wp_enqueue_script(
			self::HANDLE,
			$this->url . 'build/widget/loader.js',
			$this->is_decided() ? array() : array( Page_Scripts::WHERE ),
			$this->version,
			array(
				'strategy'  => 'defer',
				'in_footer' => true,
			)
		);
	}

	/** Prints the element that the script looks for. */
	public function print_element(): void {
		if ( $this->is_on_page ) {
			// The flags leave no character in the text that HTML or esc_attr() would read as their own.
			$json  = wp_json_encode( $this->config( $this->settings->get() ), JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES );
			$where = $this->is_decided() ? '' : sprintf( ' data-where="%s"', esc_attr( (string) wp_json_encode( $this->candidates ) ) );
			// @phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped in the line before.
			printf( '<div id="veranda-widget" data-config="%s"%s></div>' . "\n", esc_attr( (string) $json ), $where );
		}
	}

	/**
	 * Returns the owner's rules that may decide about this page. What stands in the way of being cached, a role, is asked of
	 * people who are logged in: pages for them are not cached for others.
	 *
	 * @return list<array{show: bool, rule: int|null, devices: list<string>, hours: string}>
	 */
	private function find_candidates(): array {
		$settings = $this->settings->get();
		$rules    = Rules::read( $settings->text( Placement::RULES ), $settings->is_on( Placement::IS_ELSEWHERE ) );
		return $rules?->candidates( Visit::current() ) ?? array();
	}

	/** Tells whether the server can say that the chat shows; otherwise the browser has to look at itself first. */
	private function is_decided(): bool {
		return ! in_array( false, array_column( $this->candidates, 'show' ), true );
	}

	/** Tells whether this page gets the chat. */
	private function is_shown(): bool {
		$settings = $this->settings->get();
		$is_shown = $settings->is_on( General::IS_WIDGET_ENABLED )
			&& '' !== $settings->text( Relay::URL )
			&& '' !== $this->site_id->get()
			&& ! is_embed()
			&& ! $this->is_amp()
			&& is_file( $this->folder . 'build/widget/loader.js' );
		/**
		 * Filters whether a page shows the chat. Decide by what the page is, not by who looks at it: pages may be cached.
		 *
		 * @param bool $is_shown True when the chat is configured and switched on.
		 */
		return (bool) apply_filters( 'veranda_show_widget', $is_shown );
	}

	/** Tells whether this is an AMP page, on which scripts of ours are not allowed. */
	private function is_amp(): bool {
		return function_exists( 'amp_is_request' ) && amp_is_request();
	}

	/**
	 * Returns what the script has to know.
	 *
	 * @param Settings $settings By which the chat is shown.
	 * @return array<string, mixed>
	 */
	public function config( Settings $settings ): array {
		$language = $this->languages->for_page( get_locale() );
		$config   = Widget_Look::of( $settings ) + array(
			'siteId'          => $this->site_id->get(),
			'restUrl'         => rest_url(),
			'homePath'        => Visit::home_path(),
			'chatUrl'         => add_query_arg( 'ver', $this->version, $this->url . 'build/widget/chat.js' ),
			'configVersion'   => $settings->version,
			'privacyUrl'      => $this->privacy->get(),
			'language'        => $language,
			'languages'       => $settings->is_on( General::IS_LANGUAGE_CHOICE_ON ) ? $this->languages->all() : array(),
			'translationsUrl' => add_query_arg( 'ver', $this->version, $this->url . Widget_Languages::FILES ),
		);
		return Own_Words::in( $settings, $language )->put_into( $config, $this->strings() );
	}

	/**
	 * Returns those sentences in the site's language that the launcher needs before it may load anything.
	 *
	 * @return array<string, string>
	 */
	private function strings(): array {
		return array(
			'Open chat'                                => __( 'Open chat', 'veranda' ),
			'The chat could not be loaded. Try again.' => __( 'The chat could not be loaded. Try again.', 'veranda' ),
		);
	}
}
