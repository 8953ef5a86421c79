<?php
/**
 * The page to which links in mails lead.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Frontend;

use Veranda\Auth\Site_Id;
use Veranda\Link_Address;
use Veranda\Option;
use Veranda\Settings\Sections\Relay;
use Veranda\Settings\Settings_Store;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Brings a visitor's conversation to the browser in which they open the link of a mail, and goes on to where they were. It is
 * the same for everybody: what the link carries stays in the browser. None of the theme's scripts are on it.
 */
final class Link_Page {

	private const STYLES = 'body{margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#f6f7f7;color:#1d2327}main{max-width:480px;margin:10vh auto 0;padding:32px;background:#fff;border-radius:16px;text-align:center}h1{margin:0 0 16px;font-size:20px}p{margin:0 0 16px}a,button{display:inline-block;min-height:44px;box-sizing:border-box;padding:10px 20px;border:0;border-radius:8px;background:#1d2327;color:#fff;font:inherit;text-decoration:none;cursor:pointer}@media (prefers-color-scheme:dark){body{background:#101214;color:#f0f0f1}main{background:#1d2024}a,button{background:#f0f0f1;color:#101214}}';

	/** Takes the address of the plugin with a slash at the end. */
	public function __construct(
		private readonly string $url,
		private readonly string $version,
		private readonly Settings_Store $settings,
		private readonly Site_Id $site_id
	) {}

	/** Adds the hook. */
	public function listen(): void {
		// Before redirects to the nearest address, which would lose the parameter.
		add_action( 'template_redirect', array( $this, 'show_if_asked' ), 0 );
	}

	/** Shows the page when it is asked for. */
	public function show_if_asked(): void {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- It changes nothing.
		if ( ! isset( $_GET[ Link_Address::PARAMETER ] ) ) {
			return;
		}
		nocache_headers();
		header( 'Content-Type: text/html; charset=UTF-8' );
		header( 'Referrer-Policy: no-referrer' );
		header( 'X-Robots-Tag: noindex' );
		header( 'X-Frame-Options: DENY' );
		// What it prints is escaped where it is written.
		echo $this->render(); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
		exit;
	}

	/** Returns the page. */
	public function render(): string {
		$home   = home_url( '/' );
		$config = array(
			'relayUrl' => $this->settings->get()->text( Relay::URL ),
			'siteId'   => $this->site_id->get(),
			'homeUrl'  => $home,
		);
		$title  = Text::from_wordpress( Option::text( 'blogname' ) );
		$script = add_query_arg( 'ver', $this->version, $this->url . 'build/widget/link.js' );
		$json   = wp_json_encode( $config, JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES );
		$go_on  = array( __( 'Go to the site', 'veranda' ), $home );
		return implode(
			"\n",
			array(
				'<!DOCTYPE html>',
				sprintf( '<html %s>', get_language_attributes() ),
				'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
				sprintf( '<title>%s</title>', esc_html( $title ) ),
				sprintf( '<style>%s</style></head>', self::STYLES ),
				sprintf( '<body><main id="veranda-link" data-config="%s"><h1>%s</h1>', esc_attr( (string) $json ), esc_html( $title ) ),
				$this->part( 'opening', __( 'Opening your conversation…', 'veranda' ), '', false ),
				$this->part( 'invalid', __( 'This link does not work any more. A link works for 7 days, and only the one in the newest email does.', 'veranda' ), $this->link( $go_on ) ),
				$this->part( 'incomplete', __( 'This link is incomplete. Open it from the email again.', 'veranda' ), $this->link( $go_on ) ),
				$this->part(
					'other',
					__( 'Another chat is going on in this browser. If you open this conversation, that chat is no longer shown here.', 'veranda' ),
					sprintf( '<p><button type="button" value="replace">%s</button></p>', esc_html__( 'Open this conversation', 'veranda' ) ) . $this->link( array( __( 'Back to the other chat', 'veranda' ), $home ) )
				),
				$this->part( 'login', __( 'This conversation belongs to an account. Log in to see it.', 'veranda' ), $this->link( array( __( 'Log in', 'veranda' ), wp_login_url( $home ) ) ) ),
				$this->part( 'away', __( 'Your conversation cannot be opened right now.', 'veranda' ), sprintf( '<button type="button">%s</button>', esc_html__( 'Try again', 'veranda' ) ) ),
				sprintf( '<noscript><p>%s</p></noscript>', esc_html__( 'This page needs JavaScript.', 'veranda' ) ),
				sprintf( '</main><script src="%s" defer></script></body></html>', esc_url( $script ) ), // phpcs:ignore WordPress.WP.EnqueuedResources.NonEnqueuedScript -- The page is outside the theme.
				'',
			)
		);
	}

	/**
	 * Returns what is shown in a state.
	 *
	 * @param string $state     Its name for the script.
	 * @param string $sentence  What there is to say.
	 * @param string $control   What can be done, as HTML.
	 * @param bool   $is_hidden Whether the script has to show it first.
	 */
	private function part( string $state, string $sentence, string $control, bool $is_hidden = true ): string {
		return sprintf( '<div data-state="%s" role="status"%s><p>%s</p>%s</div>', esc_attr( $state ), $is_hidden ? ' hidden' : '', esc_html( $sentence ), $control );
	}

	/**
	 * Returns a link.
	 *
	 * @param array{string, string} $link Its label and address.
	 */
	private function link( array $link ): string {
		return sprintf( '<a href="%s">%s</a>', esc_url( $link[1] ), esc_html( $link[0] ) );
	}
}
