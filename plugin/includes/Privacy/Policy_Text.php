<?php
/**
 * A suggestion for the privacy policy.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

use Veranda\Settings\Sections\Privacy;
use Veranda\Settings\Settings_Store;

defined( 'ABSPATH' ) || exit;

/** Suggests a text for the site's privacy policy, as the site is set up. */
final class Policy_Text {

	public function __construct( private readonly Settings_Store $settings ) {}

	/** Adds the hook. */
	public function listen(): void {
		add_action( 'admin_init', array( $this, 'suggest' ) );
	}

	/** Adds our text to WordPress's guide for privacy policies. */
	public function suggest(): void {
		wp_add_privacy_policy_content( 'Veranda', wp_kses_post( $this->html() ) );
	}

	/** Returns the text. */
	public function html(): string {
		$paragraphs = array(
			__( 'When you open the chat on this site, we store what you write, the page on which you write it, your language and time zone, which kind of browser and operating system you use, how often you came, and, if you give them or are logged in, your name and email address.', 'veranda' ),
			__( 'While a conversation goes on, we also store which pages of this site you visit, and from which site you came.', 'veranda' ),
			__( 'Your browser then keeps a key with which it finds your conversation again, for 30 days after your last visit and 90 days at most. Before you open the chat, nothing is stored and nothing is sent.', 'veranda' ),
			__( 'Conversations are kept in the database of this site and are read by our team only. No other company receives them.', 'veranda' ),
			...$this->periods(),
			__( 'In the menu of the chat you can download everything that we keep about your chats, and delete it. You can also ask us to do so.', 'veranda' ),
			__( 'If you leave a message, or nobody answers you in the chat, we are told of it by email with what you wrote.', 'veranda' ),
		);
		$html       = '<p class="privacy-policy-tutorial">' . esc_html__( 'Suggested text about the chat:', 'veranda' ) . '</p>';
		foreach ( $paragraphs as $paragraph ) {
			$html .= '<p>' . esc_html( $paragraph ) . '</p>';
		}
		return $html;
	}

	/**
	 * Says for how long things are kept.
	 *
	 * @return string[]
	 */
	private function periods(): array {
		$settings      = $this->settings->get();
		$conversations = (int) $settings->text( Privacy::CONVERSATION_DAYS );
		$facts         = (int) $settings->text( Privacy::FACT_DAYS );
		return array(
			0 === $conversations
				? __( 'We keep conversations until you ask us to delete them.', 'veranda' )
				/* translators: %s: number of days. */
				: sprintf( _n( 'Conversations are deleted %s day after the last thing that happened in them.', 'Conversations are deleted %s days after the last thing that happened in them.', $conversations, 'veranda' ), number_format_i18n( $conversations ) ),
			0 === $facts
				? __( 'The page, your language, your time zone and your kind of browser are kept as long as your conversations.', 'veranda' )
				/* translators: %s: number of days. */
				: sprintf( _n( 'The page, your language, your time zone and your kind of browser are deleted %s day after your last visit to the chat.', 'The page, your language, your time zone and your kind of browser are deleted %s days after your last visit to the chat.', $facts, 'veranda' ), number_format_i18n( $facts ) ),
		);
	}
}
