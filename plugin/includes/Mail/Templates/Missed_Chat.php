<?php
/**
 * The mail about a missed chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail\Templates;

use Veranda\Mail\Conversation_Parts;
use Veranda\Mail\Mail;
use Veranda\Mail\Mail_Body;
use Veranda\Mail\Mail_Data;
use Veranda\Mail\Mail_Template;
use Veranda\Mail\Site_Name;

defined( 'ABSPATH' ) || exit;

/**
 * Tells that a visitor got no answer: {conversationId, minutesWaited, name, email, pageUrl, pageTitle, messages, unquoted}.
 * No minutes mean that nobody was online.
 */
final class Missed_Chat implements Mail_Template {

	/**
	 * Writes the mail.
	 *
	 * @param Mail_Data $data What was missed.
	 */
	public function write( Mail_Data $data ): Mail {
		$parts = new Conversation_Parts( $data );
		$email = $data->email( 'email' );
		$body  = new Mail_Body();
		$body->paragraph( $this->reason( $data->number( 'minutesWaited' ) ) );
		$parts->quote( $body );
		$body->facts( $parts->facts() );
		$body->paragraph( $this->how_to_answer( $email ) );
		$parts->link( $body );
		return new Mail( $this->subject( $parts->who() ), $body, $email );
	}

	/**
	 * Writes the subject.
	 *
	 * @param string $who Name or email address of the visitor; empty when neither is known.
	 */
	private function subject( string $who ): string {
		return '' === $who
			/* translators: %s: name of the site. */
			? sprintf( __( '[%s] You missed a chat', 'veranda' ), Site_Name::get() )
			/* translators: 1: name of the site, 2: name or email address of the visitor. */
			: sprintf( __( '[%1$s] You missed a chat with %2$s', 'veranda' ), Site_Name::get(), $who );
	}

	/**
	 * Says why this mail comes.
	 *
	 * @param int $minutes How long the visitor has waited; 0: nobody was online.
	 */
	private function reason( int $minutes ): string {
		return $minutes > 0
			/* translators: %d: number of minutes. */
			? sprintf( _n( 'A visitor wrote in the chat and has had no answer for %d minute.', 'A visitor wrote in the chat and has had no answer for %d minutes.', $minutes, 'veranda' ), $minutes )
			: __( 'A visitor wrote in the chat while nobody was online.', 'veranda' );
	}

	/**
	 * Says how the visitor can be reached.
	 *
	 * @param string $email Where; empty when nobody knows.
	 */
	private function how_to_answer( string $email ): string {
		return '' === $email
			? __( 'Answer in the inbox: the visitor sees your answer in the chat on your site. The visitor left no email address.', 'veranda' )
			/* translators: %s: email address of the visitor. */
			: sprintf( __( 'Answer in the inbox: the visitor sees your answer in the chat on your site. Or reply to this email: your reply goes to %s.', 'veranda' ), $email );
	}
}
