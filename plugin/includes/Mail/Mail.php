<?php
/**
 * A mail.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

defined( 'ABSPATH' ) || exit;

/** What a template has written; a template does not decide who gets it. */
final class Mail {

	/**
	 * Takes the parts.
	 *
	 * @param string    $subject  Is made one line, whatever it contains.
	 * @param Mail_Body $body     What it says.
	 * @param string    $reply_to Where a reply goes; the sender's own address if this is empty or no address.
	 */
	public function __construct(
		public readonly string $subject,
		public readonly Mail_Body $body,
		public readonly string $reply_to = ''
	) {}
}
