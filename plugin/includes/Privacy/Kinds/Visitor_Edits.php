<?php
/**
 * What the team has changed of what is known of a person.
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

/** What agents have changed of what is known of a person. It is erased with the visitor. */
final class Visitor_Edits implements Exported_Kind {

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-visitor-edits';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Changes to a chat visitor', 'veranda' );
	}

	/**
	 * Returns the changes to one visitor: the relay keeps a hundred at most.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$visitors = $person->visitor_ids();
		$visitor  = $visitors[ $page - 1 ] ?? 0;
		$items    = array();
		$rows     = $this->database->rows(
			'SELECT e.id, e.field, e.value, e.edited_at, a.name FROM %i e LEFT JOIN %i a ON a.id = e.agent_id WHERE e.visitor_id = %d ORDER BY e.id',
			$this->tables->named( 'veranda_visitor_edits' ),
			$this->tables->agents(),
			$visitor
		);
		foreach ( $rows as $row ) {
			$items[ 'visitor-edit-' . $row['id'] ] = array(
				__( 'What was changed', 'veranda' ) => (string) $row['field'],
				__( 'Set to', 'veranda' )           => (string) $row['value'],
				__( 'From', 'veranda' )             => (string) $row['name'],
				__( 'Time', 'veranda' )             => $row['edited_at'] . ' UTC',
			);
		}
		return new Exported_Page( $items, $page >= count( $visitors ) );
	}
}
