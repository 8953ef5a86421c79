<?php
/**
 * The chat inside of a page.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Frontend;

defined( 'ABSPATH' ) || exit;

/** `[veranda_chat]` and the block "Chat": a place in the page that the chat takes, instead of its corner. */
final class Inline_Chat {

	private const SHORTCODE = 'veranda_chat';

	/** Takes the path of the plugin with a slash at the end. */
	public function __construct( private readonly string $folder ) {}

	/** Adds the hooks. */
	public function listen(): void {
		add_action( 'init', array( $this, 'register' ) );
	}

	/** Registers shortcode and block. */
	public function register(): void {
		add_shortcode( self::SHORTCODE, fn(): string => $this->render( 'class="wp-block-veranda-chat"' ) );
		Blocks::register( $this->folder . 'build/blocks/chat', fn(): string => $this->render( get_block_wrapper_attributes() ) );
	}

	/**
	 * Returns the place; nothing in feeds, where no script runs.
	 *
	 * @param string $wrapper Its attributes, escaped.
	 */
	private function render( string $wrapper ): string {
		if ( is_feed() ) {
			return '';
		}
		wp_enqueue_script( Page_Scripts::INLINE );
		return sprintf( '<div %s data-veranda-chat></div>', $wrapper );
	}
}
