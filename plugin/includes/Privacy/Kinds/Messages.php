<?php
/**
 * Messages of a person’s conversations.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy\Kinds;

use Veranda\Database\Connection;
use Veranda\Database\Tables;
use Veranda\Privacy\Exported_Kind;
use Veranda\Privacy\Exported_Page;
use Veranda\Privacy\Person_In_Chats;

defined( 'ABSPATH' ) || exit;

/**
 * What was said in a person's conversations by both sides, and what agents noted about them. It is erased with the
 * conversations.
 */
final class Messages implements Exported_Kind {

	/** Places in a conversation that a page has. */
	private const PER_PAGE = 100;

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-messages';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Chat messages', 'veranda' );
	}

	/**
	 * Returns a page of the messages: a stretch of one conversation.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$stretches = array();
		foreach ( $person->visitor_ids() as $visitor ) {
			foreach ( $this->database->rows( 'SELECT id, last_seq FROM %i WHERE visitor_id = %d', $this->tables->conversations(), $visitor ) as $row ) {
				for ( $after = 0; $after < (int) $row['last_seq']; $after += self::PER_PAGE ) {
					$stretches[] = array( (int) $row['id'], $after );
				}
			}
		}
		$items = isset( $stretches[ $page - 1 ] ) ? $this->items( ...$stretches[ $page - 1 ] ) : array();
		return new Exported_Page( $items, count( $stretches ) <= $page );
	}

	/**
	 * Describes messages, by their public ids.
	 *
	 * @param int $conversation_id The conversation.
	 * @param int $after           The place after which they begin.
	 * @return array<string, array<string, string>>
	 */
	private function items( int $conversation_id, int $after ): array {
		$rows  = $this->database->rows(
			'SELECT m.public_id, m.kind, m.body, m.author_type, m.created_at, c.public_id AS conversation, v.name AS visitor, a.name AS agent
			FROM %i m JOIN %i c ON c.id = m.conversation_id JOIN %i v ON v.id = c.visitor_id
			LEFT JOIN %i a ON a.id = m.author_id AND m.author_type = %s
			WHERE m.conversation_id = %d AND m.seq > %d AND m.seq <= %d AND m.kind NOT IN (%s, %s) ORDER BY m.seq',
			$this->tables->messages(),
			$this->tables->conversations(),
			$this->tables->visitors(),
			$this->tables->agents(),
			'agent',
			$conversation_id,
			$after,
			$after + self::PER_PAGE,
			'system',
			'record'
		);
		$items = array();
		foreach ( $rows as $row ) {
			$items[ (string) $row['public_id'] ] = array(
				__( 'Conversation', 'veranda' ) => (string) $row['conversation'],
				__( 'Time', 'veranda' )         => $row['created_at'] . ' UTC',
				__( 'From', 'veranda' )         => (string) ( 'visitor' === $row['author_type'] ? $row['visitor'] : $row['agent'] ),
				__( 'Kind', 'veranda' )         => 'note' === $row['kind'] ? __( 'Note for the team', 'veranda' ) : __( 'Message', 'veranda' ),
				__( 'Text', 'veranda' )         => (string) $row['body'],
			);
		}
		return $items;
	}
}
