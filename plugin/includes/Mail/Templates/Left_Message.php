<?php
/**
 * The mail about a message that was left.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail\Templates;

use Veranda\Mail\Mail;
use Veranda\Mail\Mail_Body;
use Veranda\Mail\Mail_Data;
use Veranda\Mail\Mail_Template;
use Veranda\Mail\Site_Name;

defined( 'ABSPATH' ) || exit;

/** Says that somebody left a message while the relay was away: {name, email, body, pageUrl, isSuspicious}. */
final class Left_Message implements Mail_Template {

	/**
	 * Writes the mail.
	 *
	 * @param Mail_Data $data What was left.
	 */
	public function write( Mail_Data $data ): Mail {
		$name  = $data->line( 'name' );
		$email = $data->line( 'email' );
		$body  = new Mail_Body();
		$body->paragraph( __( 'Somebody left a message while the chat could not be reached. It will be in the inbox as soon as the chat is back. You can also reply to this mail.', 'veranda' ) );
		if ( $data->is_on( 'isSuspicious' ) ) {
			$body->paragraph( __( 'A field that people do not see was filled in. That may have been a program that sends unwanted messages, or a password manager.', 'veranda' ) );
		}
		$body->facts(
			array(
				__( 'Name', 'veranda' )  => $name,
				__( 'Email', 'veranda' ) => $email,
				__( 'Page', 'veranda' )  => $data->url( 'pageUrl' ),
			)
		);
		$body->quote( $data->words( 'body' ) );
		/* translators: 1: name of the site, 2: name or email address of the visitor. */
		$subject = sprintf( __( '[%1$s] New message from %2$s', 'veranda' ), Site_Name::get(), '' === $name ? $email : $name );
		return new Mail( $subject, $body, $data->email( 'email' ) );
	}
}
