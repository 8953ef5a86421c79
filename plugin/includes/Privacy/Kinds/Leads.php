<?php
/**
 * What a person entered into forms of the chat.
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

/** What was entered before or beside the chat, and what was agreed to. */
final class Leads implements Exported_Kind, Erased_Kind {

	private const PER_PAGE = 50;

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-leads';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Chat forms', 'veranda' );
	}

	/**
	 * Returns a page of them.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$ids   = $this->ids( $person );
		$items = array();
		foreach ( array_slice( $ids, ( $page - 1 ) * self::PER_PAGE, self::PER_PAGE ) as $id ) {
			foreach ( $this->database->rows( 'SELECT * FROM %i WHERE id = %d', $this->leads(), $id ) as $row ) {
				$items[ (string) $row['public_id'] ] = array(
					__( 'Name', 'veranda' )      => (string) $row['name'],
					__( 'Email', 'veranda' )     => (string) $row['email'],
					__( 'Phone', 'veranda' )     => (string) $row['phone'],
					__( 'Answers', 'veranda' )   => $this->answers( (string) $row['answers'] ),
					__( 'Agreed to', 'veranda' ) => (string) $row['consent_text'],
					__( 'Agreed at', 'veranda' ) => null === $row['consent_at'] ? '' : $row['consent_at'] . ' UTC',
					__( 'Page', 'veranda' )      => (string) $row['page_url'],
					__( 'Time', 'veranda' )      => $row['created_at'] . ' UTC',
				);
			}
		}
		return new Exported_Page( $items, count( $ids ) <= $page * self::PER_PAGE );
	}

	/**
	 * Erases them.
	 *
	 * @param Person_In_Chats $person Whose.
	 */
	public function erase( Person_In_Chats $person ): Erased_Part {
		$ids = $this->ids( $person );
		foreach ( $ids as $id ) {
			$this->database->run( 'DELETE FROM %i WHERE id = %d', $this->leads(), $id );
		}
		return new Erased_Part( array() !== $ids );
	}

	/**
	 * Returns the ids of what a person's visitors have entered, and of what people without an account entered with their address.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @return int[]
	 */
	private function ids( Person_In_Chats $person ): array {
		$ids = $this->database->column(
			'SELECT l.id FROM %i l LEFT JOIN %i v ON v.id = l.visitor_id
			WHERE l.email = %s AND LOWER( l.email ) COLLATE utf8mb4_bin = LOWER( %s ) AND COALESCE( v.is_verified, 0 ) = 0',
			$this->leads(),
			$this->tables->visitors(),
			$person->email,
			$person->email
		);
		foreach ( $person->visitor_ids() as $visitor ) {
			array_push( $ids, ...$this->database->column( 'SELECT id FROM %i WHERE visitor_id = %d', $this->leads(), $visitor ) );
		}
		$ids = array_unique( array_map( 'intval', $ids ) );
		sort( $ids );
		return $ids;
	}

	/**
	 * Writes questions and answers as lines.
	 *
	 * @param string $json As the relay stores them: a list of {label, value}.
	 */
	private function answers( string $json ): string {
		$lines = array();
		foreach ( (array) json_decode( $json, true ) as $answer ) {
			$label   = is_array( $answer ) ? ( $answer['label'] ?? '' ) : '';
			$value   = is_array( $answer ) ? ( $answer['value'] ?? '' ) : '';
			$lines[] = ( is_string( $label ) ? $label : '' ) . ': ' . ( is_string( $value ) ? $value : '' );
		}
		return implode( "\n", $lines );
	}

	/** Returns the name of the table. */
	private function leads(): string {
		return $this->tables->named( 'veranda_leads' );
	}
}
