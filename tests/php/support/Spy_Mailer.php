<?php
/**
 * A mailer that keeps what it would send.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use PHPMailer\PHPMailer\Exception;
use PHPMailer\PHPMailer\PHPMailer;

require_once ABSPATH . WPINC . '/PHPMailer/PHPMailer.php';
require_once ABSPATH . WPINC . '/PHPMailer/SMTP.php';
require_once ABSPATH . WPINC . '/PHPMailer/Exception.php';

/** Builds every mail in full, as it would go over the wire, and sends none. */
final class Spy_Mailer extends PHPMailer {

	/**
	 * The mails, head and body.
	 *
	 * @var array<int, array{to: string[], replyTo: string[], subject: string, html: string, text: string, source: string}>
	 */
	public array $sent = array();

	/**
	 * Whether sending fails.
	 *
	 * @var bool
	 */
	public bool $is_broken = false;

	/**
	 * Keeps the mail.
	 *
	 * @throws Exception When it is told to fail.
	 */
	public function postSend() {
		if ( $this->is_broken ) {
			throw new Exception( 'The mail server is away.' );
		}
		$this->sent[] = array(
			'to'      => array_column( $this->getToAddresses(), 0 ),
			'replyTo' => array_values( array_column( $this->getReplyToAddresses(), 0 ) ),
			'subject' => $this->Subject,
			'html'    => $this->Body,
			'text'    => str_replace( "\r\n", "\n", $this->AltBody ),
			'source'  => $this->getSentMIMEMessage(),
		);
		return true;
	}
}
