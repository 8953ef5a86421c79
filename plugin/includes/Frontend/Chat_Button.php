<?php
/**
 * A button that opens the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Frontend;

use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** `[veranda_button]` and the block "Chat button": a button anywhere in a page. Where there is no chat, it stays hidden. */
final class Chat_Button {

	private const SHORTCODE = 'veranda_button';

	/** Takes the path of the plugin with a slash at the end. */
	public function __construct( private readonly string $folder ) {}

	/** Adds the hooks. */
	public function listen(): void {
		add_action( 'init', array( $this, 'register' ) );
	}

	/** Registers shortcode and block. */
	public function register(): void {
		add_shortcode( self::SHORTCODE, array( $this, 'render_shortcode' ) );
		Blocks::register( $this->folder . 'build/blocks/chat-button', array( $this, 'render_block' ) );
	}

	/**
	 * Renders the shortcode: `[veranda_button text="Ask us"]`, or `[veranda_button]Ask us[/veranda_button]`.
	 *
	 * @param mixed       $given   Attributes; an empty text if there are none.
	 * @param string|null $content What stands between the two parts of the shortcode.
	 */
	public function render_shortcode( mixed $given, ?string $content = null ): string {
		$text = is_array( $given ) && is_string( $given['text'] ?? null ) ? $given['text'] : (string) $content;
		return $this->render( $text, 'class="wp-block-veranda-chat-button"' );
	}

	/**
	 * Renders the block.
	 *
	 * @param array<string, mixed> $attributes As the block has them.
	 */
	public function render_block( array $attributes ): string {
		$text = is_string( $attributes['text'] ?? null ) ? $attributes['text'] : '';
		return $this->render( $text, get_block_wrapper_attributes() );
	}

	/**
	 * Returns the button; nothing in feeds, where no script runs.
	 *
	 * @param string $text    What it says; markup is left out.
	 * @param string $wrapper Attributes of the element around it, escaped.
	 */
	private function render( string $text, string $wrapper ): string {
		if ( is_feed() ) {
			return '';
		}
		wp_enqueue_script( Page_Scripts::API );
		if ( wp_style_is( 'wp-block-button', 'registered' ) ) {
			// Buttons look as those of the site do.
			wp_enqueue_style( 'wp-block-button' );
		}
		$label = trim( wp_strip_all_tags( Text::from_wordpress( $text ) ) );
		return sprintf(
			'<div %1$s data-veranda-if-shown hidden><button type="button" class="wp-block-button__link wp-element-button" data-veranda-open>%2$s</button></div>',
			$wrapper,
			esc_html( '' === $label ? __( 'Chat with us', 'veranda' ) : $label )
		);
	}
}
