<?php
/**
 * The mail with a transcript.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail\Templates;

use Veranda\Mail\Mail;
use Veranda\Mail\Mail_Body;
use Veranda\Mail\Mail_Data;
use Veranda\Mail\Quotes;
use Veranda\Mail\Site_Name;
use Veranda\Mail\Visitor_Template;

defined( 'ABSPATH' ) || exit;

/** Brings a visitor what was said in their conversation: {email, locale, isShortened, messages}. */
final class Transcript implements Visitor_Template {

	/**
	 * Writes the mail.
	 *
	 * @param Mail_Data $data What was said.
	 */
	public function write( Mail_Data $data ): Mail {
		/* translators: %s: name of the site. */
		$subject = sprintf( __( 'Your chat with %s', 'veranda' ), Site_Name::get() );
		$body    = new Mail_Body();
		/* translators: %s: name of the site. */
		$body->paragraph( sprintf( __( 'Here is your chat with %s, as you asked for it.', 'veranda' ), Site_Name::get() ) );
		if ( $data->is_on( 'isShortened' ) ) {
			$body->paragraph( __( 'The chat is too long for an email: this is the newest part of it. Download it in the chat to have all of it.', 'veranda' ) );
		}
		Quotes::add( $body, $data->parts( 'messages' ) );
		return new Mail( $subject, $body );
	}
}
