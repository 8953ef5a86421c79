<?php
/**
 * The mail about what a visitor asks for.
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
use Veranda\Option;

defined( 'ABSPATH' ) || exit;

/**
 * Tells that a visitor wants to be called, or has left a message: {phone, callAt, timezone} beside what `Conversation_Parts`
 * reads. Without a phone number it is a message.
 */
final class Visitor_Request implements Mail_Template {

	/**
	 * Writes the mail.
	 *
	 * @param Mail_Data $data What is asked for.
	 */
	public function write( Mail_Data $data ): Mail {
		$parts = new Conversation_Parts( $data );
		$phone = $data->line( 'phone' );
		$body  = new Mail_Body();
		$body->paragraph( '' === $phone ? __( 'A visitor has left a message in the chat.', 'veranda' ) : __( 'A visitor asks to be called back.', 'veranda' ) );
		$parts->quote( $body );
		$body->facts(
			array(
				__( 'Phone', 'veranda' )     => $phone,
				__( 'Call at', 'veranda' )   => '' === $phone ? '' : $this->time( $data->line( 'callAt' ) ),
				__( 'Time zone', 'veranda' ) => '' === $phone ? '' : $data->line( 'timezone' ),
			) + $parts->facts()
		);
		$parts->link( $body );
		return new Mail( $this->subject( $phone, $parts->who() ), $body, $data->email( 'email' ) );
	}

	/**
	 * Writes the subject.
	 *
	 * @param string $phone Where to call; empty: it is a message.
	 * @param string $who   Name or email address of the visitor; empty when neither is known.
	 */
	private function subject( string $phone, string $who ): string {
		if ( '' === $phone ) {
			return '' === $who
				/* translators: %s: name of the site. */
				? sprintf( __( '[%s] A message from the chat', 'veranda' ), Site_Name::get() )
				/* translators: 1: name of the site, 2: name or email address of the visitor. */
				: sprintf( __( '[%1$s] A message from %2$s', 'veranda' ), Site_Name::get(), $who );
		}
		/* translators: 1: name of the site, 2: name, email address or phone number of the visitor. */
		return sprintf( __( '[%1$s] Please call back: %2$s', 'veranda' ), Site_Name::get(), '' === $who ? $phone : $who );
	}

	/**
	 * Writes when to call, on the site's clock.
	 *
	 * @param string $at ISO 8601; anything else is as soon as possible.
	 */
	private function time( string $at ): string {
		$moment = '' === $at ? false : strtotime( $at );
		return false === $moment
			? __( 'As soon as possible', 'veranda' )
			: (string) wp_date( Option::text( 'date_format' ) . ' ' . Option::text( 'time_format' ), $moment );
	}
}
