<?php
/**
 * Mail to the site's people and to visitors.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

use PHPMailer\PHPMailer\PHPMailer;
use Throwable;
use Veranda\Option;
use Veranda\Settings\Sections\Left_Messages;
use Veranda\Settings\Settings_Store;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Sends mails from templates, as plain text and as HTML. They go to the address that the owner has chosen, whoever asks for
 * them; those of a Visitor_Template alone go to the visitor whom they name. One that cannot be sent is noted for Site Health.
 */
final class Mailer {

	/** When sending last failed, in seconds since 1970. */
	public const FAILURE_OPTION = 'veranda_mail_failed_at';

	private const SUBJECT_CHARACTERS = 200;

	public function __construct( private readonly Settings_Store $settings, private readonly Mail_Templates $templates ) {}

	/**
	 * Sends a mail; false if it could not be sent or there is no such template.
	 *
	 * @param string              $name Name of the template.
	 * @param array<mixed, mixed> $data What the mail is about.
	 */
	public function send( string $name, array $data ): bool {
		$template = $this->templates->find( $name );
		$facts    = new Mail_Data( $data );
		// The mail is in its reader's language, whoever made this request.
		$is_switched = switch_to_locale( $template instanceof Visitor_Template ? Visitor_Language::find( $facts->line( 'locale' ) ) : get_locale() );
		try {
			$is_sent = null !== $template && $this->deliver( $name, $this->receiver( $template, $facts ), $template->write( $facts ) );
		} catch ( Throwable ) {
			// Plugins that replace wp_mail() throw whatever they like; for us the mail was not sent.
			$is_sent = false;
		} finally {
			if ( $is_switched ) {
				restore_previous_locale();
			}
		}
		$this->note( $is_sent );
		return $is_sent;
	}

	/**
	 * Tells whether there is somebody to send a mail to: a visitor may have typed an address that is none.
	 *
	 * @param string              $name Name of the template.
	 * @param array<mixed, mixed> $data What the mail is about.
	 */
	public function has_receiver( string $name, array $data ): bool {
		$template = $this->templates->find( $name );
		return null !== $template && '' !== $this->receiver( $template, new Mail_Data( $data ) );
	}

	/**
	 * Notes for Site Health whether mail leaves this site.
	 *
	 * @param bool $is_sent Whether the last one did.
	 */
	public function note( bool $is_sent ): void {
		if ( ! $is_sent ) {
			update_option( self::FAILURE_OPTION, time(), false );
		} elseif ( false !== get_option( self::FAILURE_OPTION ) ) {
			delete_option( self::FAILURE_OPTION );
		}
	}

	/**
	 * Hands a mail to WordPress.
	 *
	 * @param string $name     Name of the template.
	 * @param string $receiver Who gets it; empty: nobody.
	 * @param Mail   $mail     The mail.
	 */
	private function deliver( string $name, string $receiver, Mail $mail ): bool {
		if ( '' === $receiver ) {
			return false;
		}
		/**
		 * Filters who gets a mail of the chat.
		 *
		 * @param string $to   One address.
		 * @param string $name Name of the template, such as `left_message`.
		 */
		$to = $this->filter( 'veranda_mail_to', $receiver, $name );
		/**
		 * Filters the subject of a mail of the chat; it becomes one line.
		 *
		 * @param string $subject The subject.
		 * @param string $name    Name of the template.
		 */
		$subject = Text::to_line( $this->filter( 'veranda_mail_subject', $mail->subject, $name ), self::SUBJECT_CHARACTERS );
		/**
		 * Filters the plain text of a mail of the chat.
		 *
		 * @param string $text The text.
		 * @param string $name Name of the template.
		 */
		$text = $this->filter( 'veranda_mail_text', $mail->body->to_text(), $name );
		/**
		 * Filters the HTML of a mail of the chat, a whole page in which everything is escaped.
		 *
		 * @param string $html The page.
		 * @param string $name Name of the template.
		 */
		$html = $this->filter( 'veranda_mail_html', $mail->body->to_html( $subject ), $name );

		// Other plugins turn every mail of a site into HTML, or into text: what this one is, is said last.
		$set_parts = static function ( PHPMailer $mailer ) use ( &$set_parts, $text, $html ): void {
			remove_action( 'phpmailer_init', $set_parts, PHP_INT_MAX );
			$mailer->isHTML( true );
			$mailer->CharSet = PHPMailer::CHARSET_UTF8; // phpcs:ignore WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase
			$mailer->Body    = $html; // phpcs:ignore WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase
			$mailer->AltBody = $text; // phpcs:ignore WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase
		};
		add_action( 'phpmailer_init', $set_parts, PHP_INT_MAX );
		try {
			return wp_mail( $to, $subject, $html, $this->headers( $mail ) );
		} finally {
			remove_action( 'phpmailer_init', $set_parts, PHP_INT_MAX );
		}
	}

	/**
	 * Runs a filter that returns a text; ignores anything else.
	 *
	 * @param non-empty-string $hook  Name of the filter.
	 * @param string           $value The text.
	 * @param string           $name  Name of the template.
	 */
	private function filter( string $hook, string $value, string $name ): string {
		$filtered = apply_filters( $hook, $value, $name ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.DynamicHooknameFound
		return is_string( $filtered ) ? $filtered : $value;
	}

	/**
	 * Returns who gets a mail; empty if a visitor's address is none.
	 *
	 * @param Mail_Template $template Writes it.
	 * @param Mail_Data     $facts    What it is about.
	 */
	private function receiver( Mail_Template $template, Mail_Data $facts ): string {
		if ( $template instanceof Visitor_Template ) {
			return $facts->email( 'email' );
		}
		$chosen = $this->settings->get()->text( Left_Messages::NOTIFICATION_EMAIL );
		return false !== is_email( $chosen ) ? $chosen : Option::text( 'admin_email' );
	}

	/**
	 * Returns the headers. Of what was typed, only an address that Mail_Data accepts gets here.
	 *
	 * @param Mail $mail The mail.
	 * @return string[]
	 */
	private function headers( Mail $mail ): array {
		$headers = array( 'Content-Type: text/html; charset=UTF-8' );
		return '' === $mail->reply_to ? $headers : array( ...$headers, 'Reply-To: ' . $mail->reply_to );
	}
}
