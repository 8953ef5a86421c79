<?php
/**
 * The mail with an answer.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail\Templates;

use Veranda\Link_Address;
use Veranda\Mail\Mail;
use Veranda\Mail\Mail_Body;
use Veranda\Mail\Mail_Data;
use Veranda\Mail\Quotes;
use Veranda\Mail\Site_Name;
use Veranda\Mail\Visitor_Template;

defined( 'ABSPATH' ) || exit;

/**
 * Brings a visitor who has gone the answers that they have not seen, with what was said before and a link that goes on with
 * the conversation: {email, locale, key, answers, unquoted, earlier}. Both lists have {isVisitor, name, time, body}.
 */
final class Answer implements Visitor_Template {

	/**
	 * Writes the mail.
	 *
	 * @param Mail_Data $data What was answered.
	 */
	public function write( Mail_Data $data ): Mail {
		$body    = new Mail_Body();
		$answers = $data->parts( 'answers' );
		/* translators: %s: name of the site. */
		$body->paragraph( sprintf( __( 'You wrote to %s in the chat. Here is the answer:', 'veranda' ), Site_Name::get() ) );
		Quotes::add( $body, $answers );
		$unquoted = $data->number( 'unquoted' );
		if ( $unquoted > 0 ) {
			/* translators: %d: number of messages. */
			$body->paragraph( sprintf( _n( 'The conversation has %d more message.', 'The conversation has %d more messages.', $unquoted, 'veranda' ), $unquoted ) );
		}
		$body->link( __( 'Continue the conversation', 'veranda' ), Link_Address::of( $data->line( 'key' ) ) );
		$body->paragraph( __( 'The link works for 7 days. It opens your conversation without a password, so please do not forward this email. Replies to this email do not appear in the chat.', 'veranda' ) );
		$earlier = $data->parts( 'earlier' );
		if ( array() !== $earlier ) {
			$body->paragraph( __( 'What was said before:', 'veranda' ) );
			Quotes::add( $body, $earlier );
		}
		return new Mail( $this->subject( $answers ), $body );
	}

	/**
	 * Writes the subject.
	 *
	 * @param Mail_Data[] $answers What was answered.
	 */
	private function subject( array $answers ): string {
		$name = array() === $answers ? '' : $answers[0]->line( 'name' );
		return '' === $name
			/* translators: %s: name of the site. */
			? sprintf( __( 'Your answer from %s', 'veranda' ), Site_Name::get() )
			/* translators: 1: name of an agent, 2: name of the site. */
			: sprintf( __( '%1$s from %2$s has answered you', 'veranda' ), $name, Site_Name::get() );
	}
}
