<?php
/**
 * Mail about a left message.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

use Throwable;
use Veranda\Option;
use Veranda\Relay\Left_Message;
use Veranda\Settings\Sections\Left_Messages;
use Veranda\Settings\Settings_Store;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Tells the site's people that somebody left a message. The message is stored before; a mail that cannot be sent is
 * noted for Site Health and changes nothing for the visitor.
 */
final class Left_Message_Mail {

	/** When sending last failed, in seconds since 1970. */
	public const FAILURE_OPTION = 'veranda_mail_failed_at';

	public function __construct( private readonly Settings_Store $settings ) {}

	/**
	 * Sends the mail.
	 *
	 * @param Left_Message $message What was left.
	 */
	public function send( Left_Message $message ): void {
		try {
			$is_sent = wp_mail( $this->receiver(), $this->subject( $message ), $this->body( $message ), $this->headers( $message ) );
		} catch ( Throwable ) {
			// Plugins that replace wp_mail() throw whatever they like; the visitor's message is safe already.
			$is_sent = false;
		}
		if ( ! $is_sent ) {
			update_option( self::FAILURE_OPTION, time(), false );
		} elseif ( false !== get_option( self::FAILURE_OPTION ) ) {
			delete_option( self::FAILURE_OPTION );
		}
	}

	/** Returns who is told. */
	private function receiver(): string {
		$chosen = $this->settings->get()->text( Left_Messages::NOTIFICATION_EMAIL );
		return false !== is_email( $chosen ) ? $chosen : Option::text( 'admin_email' );
	}

	/**
	 * Writes the subject: one line, whatever the name holds.
	 *
	 * @param Left_Message $message What was left.
	 */
	private function subject( Left_Message $message ): string {
		return Text::to_line(
			sprintf(
				/* translators: 1: name of the site, 2: name or e-mail address of the visitor. */
				__( '[%1$s] New message from %2$s', 'veranda' ),
				$this->site_name(),
				'' === $message->name ? $message->email : $message->name
			),
			200
		);
	}

	/**
	 * Writes the text.
	 *
	 * @param Left_Message $message What was left.
	 */
	private function body( Left_Message $message ): string {
		$facts = array(
			/* translators: %s: name of the visitor. */
			'' === $message->name ? '' : sprintf( __( 'Name: %s', 'veranda' ), $message->name ),
			/* translators: %s: e-mail address of the visitor. */
			sprintf( __( 'E-mail: %s', 'veranda' ), $message->email ),
			/* translators: %s: address of a page. */
			'' === $message->page_url ? '' : sprintf( __( 'Page: %s', 'veranda' ), $message->page_url ),
		);
		return implode(
			"\n\n",
			array(
				__( 'Somebody left a message while the chat could not be reached. It will wait in the inbox as soon as the chat is back. You can also answer this mail.', 'veranda' ),
				implode( "\n", array_filter( $facts ) ),
				$message->body,
			)
		);
	}

	/**
	 * Returns the headers. Nothing that was typed gets here but an address that WordPress takes for one.
	 *
	 * @param Left_Message $message What was left.
	 * @return string[]
	 */
	private function headers( Left_Message $message ): array {
		$headers = array( 'Content-Type: text/plain; charset=UTF-8' );
		$email   = is_email( $message->email );
		if ( false !== $email && 1 !== preg_match( '/[\s,;<>"\\\\]/', $message->email ) ) {
			$headers[] = 'Reply-To: ' . $email;
		}
		return $headers;
	}

	/** Returns the site's name as plain text: it is stored escaped. */
	private function site_name(): string {
		return wp_specialchars_decode( Option::text( 'blogname' ), ENT_QUOTES );
	}
}
