<?php
/**
 * Messages that a person left.
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

defined( 'ABSPATH' ) || exit;

/** Messages that were left while the relay was away, and that it has not taken in yet. */
final class Left_Messages implements Exported_Kind, Erased_Kind {

	private const PER_PAGE = 50;

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-left-messages';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Messages left for the chat', 'veranda' );
	}

	/**
	 * Returns a page of them.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$rows  = $this->database->rows(
			'SELECT * FROM %i WHERE email = %s AND LOWER( email ) COLLATE utf8mb4_bin = LOWER( %s ) ORDER BY id LIMIT %d OFFSET %d',
			$this->tables->left_messages(),
			$person->email,
			$person->email,
			self::PER_PAGE,
			( $page - 1 ) * self::PER_PAGE
		);
		$items = array();
		foreach ( $rows as $row ) {
			$items[ 'left-' . $row['id'] ] = array(
				__( 'Time', 'veranda' )  => $row['created_at'] . ' UTC',
				__( 'Name', 'veranda' )  => (string) $row['name'],
				__( 'Email', 'veranda' ) => (string) $row['email'],
				__( 'Text', 'veranda' )  => (string) $row['body'],
				__( 'Page', 'veranda' )  => trim( $row['page_title'] . "\n" . $row['page_url'] ),
			);
		}
		return new Exported_Page( $items, count( $rows ) < self::PER_PAGE );
	}

	/**
	 * Erases them. A row that the relay is taking in right now is waited for: then it is a conversation.
	 *
	 * @param Person_In_Chats $person Whose.
	 */
	public function erase( Person_In_Chats $person ): Erased_Part {
		$deleted = $this->database->run(
			'DELETE FROM %i WHERE email = %s AND LOWER( email ) COLLATE utf8mb4_bin = LOWER( %s )',
			$this->tables->left_messages(),
			$person->email,
			$person->email
		);
		return new Erased_Part( $deleted > 0 );
	}
}
