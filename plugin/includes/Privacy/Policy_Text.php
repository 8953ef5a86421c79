<?php
/**
 * A suggestion for the privacy policy.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

defined( 'ABSPATH' ) || exit;

/** Suggests a text for the site's privacy policy. */
final class Policy_Text {

	/** Adds the hook. */
	public function listen(): void {
		add_action( 'admin_init', array( $this, 'suggest' ) );
	}

	/** Adds our text to WordPress's guide for privacy policies. */
	public function suggest(): void {
		$paragraphs = array(
			__( 'When you open the chat on this site, we store what you write, the page on which you write it, your language and time zone, and, if you give them or are logged in, your name and e-mail address.', 'veranda' ),
			__( 'Your browser then keeps a key with which it finds your conversation again for 30 days. Before you open the chat, nothing is stored and nothing is sent.', 'veranda' ),
			__( 'Conversations are kept in the database of this site and are read by our team only. No other company receives them.', 'veranda' ),
			__( 'If you leave a message, or nobody answers you in the chat, we are told of it by e-mail with what you wrote.', 'veranda' ),
		);
		$html       = '<p class="privacy-policy-tutorial">' . esc_html__( 'Suggested text about the chat:', 'veranda' ) . '</p>';
		foreach ( $paragraphs as $paragraph ) {
			$html .= '<p>' . esc_html( $paragraph ) . '</p>';
		}
		wp_add_privacy_policy_content( 'Veranda', wp_kses_post( $html ) );
	}
}
