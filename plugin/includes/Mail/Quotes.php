<?php
/**
 * What was said, in a mail.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

defined( 'ABSPATH' ) || exit;

/** Quotes messages in mails to visitors. */
final class Quotes {

	/**
	 * Adds what was said, each with who said it and when.
	 *
	 * @param Mail_Body   $body     The mail.
	 * @param Mail_Data[] $messages Each {isVisitor, name, time, body}.
	 */
	public static function add( Mail_Body $body, array $messages ): void {
		foreach ( $messages as $message ) {
			$name = $message->line( 'name' );
			$name = '' === $name ? Site_Name::get() : $name;
			$who  = $message->is_on( 'isVisitor' ) ? __( 'You', 'veranda' ) : $name;
			$body->message( $who, $message->line( 'time' ), $message->words( 'body' ) );
		}
	}
}
