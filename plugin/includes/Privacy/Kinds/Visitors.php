<?php
/**
 * What is kept about a visitor.
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

/** Who a visitor is, and what their browser said. */
final class Visitors implements Exported_Kind, Erased_Kind {

	public function __construct( private readonly Connection $database, private readonly Tables $tables, private readonly Personal_Rows $rows ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-visitors';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Chat visitors', 'veranda' );
	}

	/**
	 * Returns a page of what there is about a person: all of it.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$items = array();
		foreach ( $person->visitor_ids() as $id ) {
			foreach ( $this->database->rows( 'SELECT * FROM %i WHERE id = %d', $this->tables->visitors(), $id ) as $row ) {
				$items[ (string) $row['public_id'] ] = array(
					__( 'Name', 'veranda' )        => (string) $row['name'],
					__( 'Email', 'veranda' )       => (string) $row['email'],
					__( 'Phone', 'veranda' )       => (string) $row['phone'],
					__( 'Company', 'veranda' )     => (string) $row['company'],
					__( 'Details', 'veranda' )     => $this->fields( (string) $row['fields'] ),
					__( 'Logged in', 'veranda' )   => '1' === $row['is_verified'] ? __( 'Yes', 'veranda' ) : __( 'No', 'veranda' ),
					__( 'Language', 'veranda' )    => (string) $row['locale'],
					__( 'Time zone', 'veranda' )   => (string) $row['timezone'],
					__( 'Role', 'veranda' )        => (string) $row['wp_role'],
					__( 'Device', 'veranda' )      => trim( $row['browser'] . ' ' . $row['operating_system'] ),
					__( 'Visits', 'veranda' )      => (string) $row['visits'],
					__( 'Last page', 'veranda' )   => trim( $row['page_title'] . "\n" . $row['page_url'] ),
					__( 'First visit', 'veranda' ) => $row['created_at'] . ' UTC',
					__( 'Last visit', 'veranda' )  => $row['last_seen_at'] . ' UTC',
				);
			}
		}
		return new Exported_Page( $items, true );
	}

	/**
	 * Writes the fields that agents have filled in as lines.
	 *
	 * @param string $json As the relay stores them: texts by their names; empty: none.
	 */
	private function fields( string $json ): string {
		$lines = array();
		foreach ( (array) json_decode( $json, true ) as $name => $value ) {
			$lines[] = $name . ': ' . ( is_string( $value ) ? $value : '' );
		}
		return implode( "\n", $lines );
	}

	/**
	 * Erases the visitors who are this person.
	 *
	 * @param Person_In_Chats $person Whose.
	 */
	public function erase( Person_In_Chats $person ): Erased_Part {
		$ids  = $person->visitor_ids();
		$left = array();
		foreach ( $ids as $id ) {
			// Who chats at this moment may have begun another conversation.
			array_map( array( $this->rows, 'erase_conversation' ), $this->rows->conversations_of( $id, 20 ) );
			if ( ! $this->rows->erase_visitor( $id ) ) {
				$left[] = $id;
			}
		}
		if ( array() !== $ids ) {
			$this->rows->reload_screens();
		}
		return new Erased_Part( array() !== $ids, array() === $left );
	}
}
