<?php
/**
 * Mails that were sent.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

use Veranda\Database\Connection;
use Veranda\Database\Lock_Not_Taken;
use Veranda\Database\Named_Lock;
use Veranda\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Remembers by its key which mail was sent, so that the relay may ask again and none is sent twice. A mail is claimed
 * before it is handed over: when PHP ends in between, nobody can tell whether it left. Then it is not sent again, because
 * a mail that comes twice was asked to be impossible, and the conversation still waits in the inbox.
 */
final class Sent_Mails {

	/** Longer than the relay tries, so that no key is forgotten too early. */
	private const KEEP_DAYS = 30;

	/** Most of one template that a site sends within an hour for the relay. */
	private const PER_HOUR = 100;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Named_Lock $lock
	) {}

	/**
	 * Sends a mail unless it was sent before.
	 *
	 * @param string           $key      Names the mail, always the same.
	 * @param string           $template Name of the template.
	 * @param callable(): bool $send     Sends it; false when it was not accepted.
	 */
	public function send_once( string $key, string $template, callable $send ): Mail_Outcome {
		$hash = hash( 'sha256', $key );
		try {
			// A request that dies loses the lock, so a claim that is found under it belongs to nobody.
			return $this->lock->hold( 'mail-' . substr( $hash, 0, 16 ), 0, fn() => $this->send_locked( $hash, $template, $send ) );
		} catch ( Lock_Not_Taken ) {
			return Mail_Outcome::In_Progress;
		}
	}

	/**
	 * Does the work of send_once().
	 *
	 * @param string           $hash     Of the key, in hexadecimal digits.
	 * @param string           $template Name of the template.
	 * @param callable(): bool $send     Sends it.
	 */
	private function send_locked( string $hash, string $template, callable $send ): Mail_Outcome {
		$table  = $this->tables->sent_mails();
		$claims = $this->database->value( 'SELECT COUNT(*) FROM %i WHERE key_hash = UNHEX( %s )', $table, $hash );
		if ( '0' !== $claims ) {
			return null === $claims ? Mail_Outcome::Failed : Mail_Outcome::Repeated;
		}
		if ( (int) $this->database->value( 'SELECT COUNT(*) FROM %i WHERE claimed_at > UTC_TIMESTAMP(3) - INTERVAL 1 HOUR AND template = %s', $table, $template ) >= self::PER_HOUR ) {
			return Mail_Outcome::Limited;
		}
		$this->database->run( 'DELETE FROM %i WHERE claimed_at < UTC_TIMESTAMP(3) - INTERVAL %d DAY LIMIT 100', $table, self::KEEP_DAYS );
		if ( 1 !== $this->database->run( 'INSERT INTO %i ( key_hash, template, claimed_at ) VALUES ( UNHEX( %s ), %s, UTC_TIMESTAMP(3) )', $table, $hash, $template ) ) {
			return Mail_Outcome::Failed;
		}
		if ( ! $send() ) {
			$this->database->run( 'DELETE FROM %i WHERE key_hash = UNHEX( %s )', $table, $hash );
			return Mail_Outcome::Failed;
		}
		$this->database->run( 'UPDATE %i SET sent_at = UTC_TIMESTAMP(3) WHERE key_hash = UNHEX( %s )', $table, $hash );
		return Mail_Outcome::Sent;
	}
}
