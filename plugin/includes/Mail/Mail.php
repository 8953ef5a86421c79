<?php
/**
 * A mail.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

defined( 'ABSPATH' ) || exit;

/** What a template has written; who gets it is not its business. */
final class Mail {

	/**
	 * Takes the parts.
	 *
	 * @param string    $subject  Becomes one line, whatever it holds.
	 * @param Mail_Body $body     What it says.
	 * @param string    $reply_to Whom an answer reaches; empty, or no address at all: the sender.
	 */
	public function __construct(
		public readonly string $subject,
		public readonly Mail_Body $body,
		public readonly string $reply_to = ''
	) {}
}
