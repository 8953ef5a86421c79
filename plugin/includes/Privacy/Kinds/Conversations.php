<?php
/**
 * Conversations of a person.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy\Kinds;

use Veranda\Database\Connection;
use Veranda\Database\Tables;
use Veranda\Privacy\Erased_Kind;
use Veranda\Privacy\Erased_Part;
use Veranda\Privacy\Exported_Kind;
use Veranda\Privacy\Exported_Page;
use Veranda\Privacy\Person_In_Chats;
use Veranda\Privacy\Personal_Rows;

defined( 'ABSPATH' ) || exit;

/** Conversations with their ratings and tags; their messages are a kind of their own. */
final class Conversations implements Exported_Kind, Erased_Kind {

	private const PER_PAGE = 50;

	/** Conversations that one request erases. */
	private const AT_ONCE = 20;

	public function __construct( private readonly Connection $database, private readonly Tables $tables, private readonly Personal_Rows $rows ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-conversations';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Chat conversations', 'veranda' );
	}

	/**
	 * Returns a page of a person's conversations.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$ids = array();
		foreach ( $person->visitor_ids() as $visitor ) {
			array_push( $ids, ...$this->database->column( 'SELECT id FROM %i WHERE visitor_id = %d', $this->tables->conversations(), $visitor ) );
		}
		$items = array();
		foreach ( array_slice( $ids, ( $page - 1 ) * self::PER_PAGE, self::PER_PAGE ) as $id ) {
			$items += $this->item( (int) $id );
		}
		return new Exported_Page( $items, count( $ids ) <= $page * self::PER_PAGE );
	}

	/**
	 * Erases some of a person's conversations.
	 *
	 * @param Person_In_Chats $person Whose.
	 */
	public function erase( Person_In_Chats $person ): Erased_Part {
		$ids = array();
		foreach ( $person->visitor_ids() as $visitor ) {
			array_push( $ids, ...$this->rows->conversations_of( $visitor, self::AT_ONCE ) );
		}
		$now = array_slice( $ids, 0, self::AT_ONCE );
		array_map( array( $this->rows, 'erase_conversation' ), $now );
		if ( array() !== $now ) {
			$this->rows->reload_screens();
		}
		return new Erased_Part( array() !== $now, count( $ids ) < self::AT_ONCE );
	}

	/**
	 * Describes a conversation, by its public id.
	 *
	 * @param int $id The conversation.
	 * @return array<string, array<string, string>>
	 */
	private function item( int $id ): array {
		$row = $this->database->rows( 'SELECT * FROM %i WHERE id = %d', $this->tables->conversations(), $id )[0] ?? null;
		if ( null === $row ) {
			return array();
		}
		$tags = $this->database->column(
			'SELECT t.name FROM %i ct JOIN %i t ON t.id = ct.tag_id WHERE ct.conversation_id = %d ORDER BY t.name',
			$this->tables->named( 'veranda_conversation_tags' ),
			$this->tables->named( 'veranda_tags' ),
			$id
		);
		return array(
			(string) $row['public_id'] => array(
				__( 'Conversation', 'veranda' ) => (string) $row['public_id'],
				__( 'Begun', 'veranda' )        => $row['created_at'] . ' UTC',
				__( 'Ended', 'veranda' )        => null === $row['closed_at'] ? '' : $row['closed_at'] . ' UTC',
				__( 'Rating', 'veranda' )       => (string) $row['rating_score'],
				__( 'Comment', 'veranda' )      => (string) $row['rating_comment'],
				__( 'Tags', 'veranda' )         => implode( ', ', $tags ),
				__( 'Phone', 'veranda' )        => (string) $row['callback_phone'],
				__( 'Call at', 'veranda' )      => null === $row['callback_at'] ? '' : $row['callback_at'] . ' UTC',
			),
		);
	}
}
