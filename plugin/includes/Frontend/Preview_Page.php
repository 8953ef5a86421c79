<?php
/**
 * The page that the settings show the chat in.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Frontend;

use Veranda\Auth\Capabilities;

defined( 'ABSPATH' ) || exit;

/**
 * A page of wp-admin without menus, in which the real chat talks to a relay that is made up: nothing is asked of the site's
 * own, and nothing is stored. Only for who manages the chat.
 */
final class Preview_Page {

	public const SLUG = 'veranda-preview';

	/** Takes the address of the plugin with a slash at the end. */
	public function __construct( private readonly string $url, private readonly string $version ) {}

	/** Adds the hooks. */
	public function listen(): void {
		add_action( 'admin_menu', array( $this, 'add_page' ) );
	}

	/** Adds the page, to no menu. */
	public function add_page(): void {
		$hook = add_submenu_page( '', __( 'Preview of the chat', 'veranda' ), '', Capabilities::MANAGE, self::SLUG, '__return_empty_string' );
		if ( is_string( $hook ) ) {
			add_action( 'load-' . $hook, array( $this, 'send' ) );
		}
	}

	/** Sends the page in the place of wp-admin's. */
	public function send(): never {
		nocache_headers();
		header( 'Content-Type: text/html; charset=' . get_bloginfo( 'charset' ) );
		header( 'X-Robots-Tag: noindex, nofollow' );
		$this->render();
		exit;
	}

	/** Prints the page. */
	public function render(): void {
		$loader = add_query_arg( 'ver', $this->version, $this->url . 'build/widget/loader.js' );
		$script = add_query_arg( 'ver', $this->version, $this->url . 'build/preview/preview.js' );
		printf( '<!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="robots" content="noindex, nofollow">', esc_attr( get_bloginfo( 'language' ) ) );
		printf( '<meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title></head>', esc_html__( 'Preview of the chat', 'veranda' ) );
		printf( '<body data-loader="%s" data-texts="%s">', esc_url( $loader ), esc_attr( (string) wp_json_encode( $this->texts() ) ) );
		// @phpcs:ignore WordPress.WP.EnqueuedResources.NonEnqueuedScript -- The page has nothing of WordPress's, and so no queue.
		printf( '<script src="%s"></script></body></html>', esc_url( $script ) );
	}

	/**
	 * Returns what is said in the preview.
	 *
	 * @return array<string, string>
	 */
	private function texts(): array {
		return array(
			'agent'    => _x( 'Anna', 'first name of an agent', 'veranda' ),
			'question' => __( 'Hi! Do you deliver on Saturdays?', 'veranda' ),
			'answer'   => __( 'Yes, until noon. Where should it go?', 'veranda' ),
			'thanks'   => __( 'Great, thank you!', 'veranda' ),
		);
	}
}
