<?php
/**
 * Erases rows about people.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

use Veranda\Database\Connection;
use Veranda\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * The only class of the plugin that deletes what people said. It takes the locks that the relay takes, in the same order:
 * the visitor, the conversation, the feed. Afterwards the feed begins another epoch, so that relays forget what they know and
 * every open screen reloads.
 */
final class Personal_Rows {

	/**
	 * The tables whose rows belong to a conversation, by their column `conversation_id`. A new table with this column needs its
	 * line here or below, and in relay/src/store/erasure-store.ts.
	 */
	public const OF_CONVERSATIONS = array( 'veranda_messages', 'veranda_conversation_tags', 'veranda_leads', 'veranda_answer_mails', 'veranda_search_words', 'veranda_reaction_failures' );

	/** The same for what belongs to a visitor, by the column `visitor_id`. */
	public const OF_VISITORS = array( 'veranda_blocks', 'veranda_events', 'veranda_leads', 'veranda_page_views', 'veranda_visitor_edits', 'veranda_visitor_notes', 'veranda_visitor_sessions' );

	/** Messages that one transaction deletes. */
	private const PORTION = 1000;

	/** Words in them that one transaction deletes. */
	private const WORDS = 10000;

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/**
	 * Returns some of a visitor's conversations.
	 *
	 * @param int $visitor_id The visitor.
	 * @param int $limit      How many at most.
	 * @return int[]
	 */
	public function conversations_of( int $visitor_id, int $limit ): array {
		return array_map( 'intval', $this->database->column( 'SELECT id FROM %i WHERE visitor_id = %d LIMIT %d', $this->tables->conversations(), $visitor_id, $limit ) );
	}

	/**
	 * Erases a conversation with all that belongs to it. What is long goes in portions; cut short, it can be begun again.
	 *
	 * @param int $id The conversation.
	 */
	public function erase_conversation( int $id ): void {
		$this->erase_jobs( '$.conversationId', $id );
		do {
			$has_more = $this->database->transaction( fn(): bool => $this->erase_portion( $id ) );
		} while ( $has_more );
	}

	/**
	 * Erases a visitor who has no conversation; false if one was begun meanwhile.
	 *
	 * @param int $id The visitor.
	 */
	public function erase_visitor( int $id ): bool {
		$this->erase_jobs( '$.visitorId', $id );
		return $this->database->transaction( fn(): bool => $this->erase_idle( $id ) );
	}

	/** Has every open screen reload what it shows. */
	public function reload_screens(): void {
		$this->database->run( 'UPDATE %i SET epoch = LOWER( REPLACE( UUID(), %s, %s ) ) WHERE id = 1', $this->tables->feed(), '-', '' );
	}

	/**
	 * Deletes some of what a conversation has, or all that is left of it; returns whether there is more.
	 *
	 * @param int $id The conversation.
	 */
	private function erase_portion( int $id ): bool {
		$public_id = $this->database->value( 'SELECT public_id FROM %i WHERE id = %d FOR UPDATE', $this->tables->conversations(), $id );
		if ( null === $public_id ) {
			return false;
		}
		$this->forget_mails( $id, $public_id );
		$messages = $this->database->must_run( 'DELETE FROM %i WHERE conversation_id = %d ORDER BY seq LIMIT %d', $this->tables->messages(), $id, self::PORTION );
		// After the messages: whoever was adding words to what could be found held those.
		$words = $this->database->must_run( 'DELETE FROM %i WHERE conversation_id = %d ORDER BY seq, word LIMIT %d', $this->tables->search_words(), $id, self::WORDS );
		if ( self::PORTION === $messages || self::WORDS === $words ) {
			return true;
		}
		foreach ( self::OF_CONVERSATIONS as $table ) {
			$this->database->must_run( 'DELETE FROM %i WHERE conversation_id = %d', $this->tables->named( $table ), $id );
		}
		$this->database->must_run( 'DELETE FROM %i WHERE id = %d', $this->tables->conversations(), $id );
		return false;
	}

	/**
	 * Forgets the keys of mails about a conversation, which the relay makes of its public id and, for answers, their places.
	 *
	 * @param int    $id        The conversation.
	 * @param string $public_id Its public id.
	 */
	private function forget_mails( int $id, string $public_id ): void {
		$this->database->must_run( 'DELETE FROM %i WHERE key_hash = UNHEX( SHA2( %s, 256 ) )', $this->tables->sent_mails(), 'missed_chat:' . $public_id );
		$this->database->must_run(
			'DELETE s FROM %i m JOIN %i s ON s.key_hash = UNHEX( SHA2( CONCAT( %s, m.seq ), 256 ) ) WHERE m.conversation_id = %d',
			$this->tables->messages(),
			$this->tables->sent_mails(),
			"answer:$public_id:",
			$id
		);
	}

	/**
	 * Does the work of erase_visitor().
	 *
	 * @param int $id The visitor.
	 */
	private function erase_idle( int $id ): bool {
		$visitor = $this->database->rows( 'SELECT wp_user_id FROM %i WHERE id = %d FOR UPDATE', $this->tables->visitors(), $id )[0] ?? null;
		if ( null === $visitor ) {
			return true;
		}
		if ( array() !== $this->conversations_of( $id, 1 ) ) {
			return false;
		}
		// Nobody lifts the block of their address by having their data deleted: for a while it stays, and says nothing else.
		$this->database->must_run(
			'UPDATE %i SET visitor_id = NULL, reason = %s,
				expires_at = LEAST( COALESCE( expires_at, UTC_TIMESTAMP(3) + INTERVAL 30 DAY ), UTC_TIMESTAMP(3) + INTERVAL 30 DAY )
			WHERE visitor_id = %d AND address_hash IS NOT NULL',
			$this->tables->named( 'veranda_blocks' ),
			'',
			$id
		);
		foreach ( self::OF_VISITORS as $table ) {
			$this->database->must_run( 'DELETE FROM %i WHERE visitor_id = %d', $this->tables->named( $table ), $id );
		}
		// As long as there is an account its version must not begin anew: a login that has ended would go on.
		$user_id = (int) $visitor['wp_user_id'];
		if ( $user_id > 0 && false === get_userdata( $user_id ) ) {
			$this->database->must_run( 'DELETE FROM %i WHERE wp_user_id = %d', $this->tables->visitor_access(), $user_id );
		}
		$this->database->must_run( 'DELETE FROM %i WHERE id = %d', $this->tables->visitors(), $id );
		return true;
	}

	/**
	 * Deletes the jobs whose payload names this. They are found without locks, because that reads all jobs.
	 *
	 * @param string $path Where the payload would name it.
	 * @param int    $id   The conversation or visitor.
	 */
	private function erase_jobs( string $path, int $id ): void {
		foreach ( $this->database->column( 'SELECT id FROM %i WHERE JSON_EXTRACT( payload, %s ) = %d', $this->tables->jobs(), $path, $id ) as $job ) {
			$this->database->run( 'DELETE FROM %i WHERE id = %d', $this->tables->jobs(), (int) $job );
		}
	}
}
