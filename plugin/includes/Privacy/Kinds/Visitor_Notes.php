<?php
/**
 * What the team has noted about a person.
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

/** What agents have noted about a person, whatever the conversation. It is erased with the visitor. */
final class Visitor_Notes implements Exported_Kind {

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-visitor-notes';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Notes about a chat visitor', 'veranda' );
	}

	/**
	 * Returns the notes about one visitor: the relay keeps fifty at most.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$visitors = $person->visitor_ids();
		$visitor  = $visitors[ $page - 1 ] ?? 0;
		$items    = array();
		$rows     = $this->database->rows(
			'SELECT n.id, n.body, n.created_at, a.name FROM %i n LEFT JOIN %i a ON a.id = n.agent_id WHERE n.visitor_id = %d ORDER BY n.id',
			$this->tables->named( 'veranda_visitor_notes' ),
			$this->tables->agents(),
			$visitor
		);
		foreach ( $rows as $row ) {
			$items[ 'visitor-note-' . $row['id'] ] = array(
				__( 'Text', 'veranda' ) => (string) $row['body'],
				__( 'From', 'veranda' ) => (string) $row['name'],
				__( 'Time', 'veranda' ) => $row['created_at'] . ' UTC',
			);
		}
		return new Exported_Page( $items, $page >= count( $visitors ) );
	}
}
