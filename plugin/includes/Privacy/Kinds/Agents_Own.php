<?php
/**
 * What an agent alone has.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy\Kinds;

use Veranda\Auth\Capabilities;
use Veranda\Database\Connection;
use Veranda\Database\Tables;
use Veranda\Privacy\Erased_Kind;
use Veranda\Privacy\Erased_Part;
use Veranda\Privacy\Exported_Kind;
use Veranda\Privacy\Exported_Page;
use Veranda\Privacy\Person_In_Chats;

defined( 'ABSPATH' ) || exit;

/** Rows that name an agent as their owner. Those that all agents share are the team's, whoever wrote them. */
abstract class Agents_Own implements Exported_Kind, Erased_Kind {

	private const PER_PAGE = 50;

	public function __construct( private readonly Connection $database, protected readonly Tables $tables ) {}

	/** Returns the name of the table. */
	abstract protected function table(): string;

	/**
	 * Returns what a row says.
	 *
	 * @param array<string, string|null> $row The row.
	 *
	 * @return array<string, string>
	 */
	abstract protected function facts( array $row ): array;

	/**
	 * Returns a page of them.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$user  = $person->user();
		$rows  = null === $user ? array() : $this->database->rows(
			'SELECT * FROM %i WHERE owner_id = %d ORDER BY id LIMIT %d OFFSET %d',
			$this->table(),
			$user->ID,
			self::PER_PAGE,
			( $page - 1 ) * self::PER_PAGE
		);
		$items = array();
		foreach ( $rows as $row ) {
			$items[ $this->id() . '-' . $row['id'] ] = $this->facts( $row );
		}
		return new Exported_Page( $items, count( $rows ) < self::PER_PAGE );
	}

	/**
	 * Erases those of who does not answer any more.
	 *
	 * @param Person_In_Chats $person Whose.
	 */
	public function erase( Person_In_Chats $person ): Erased_Part {
		$user = $person->user();
		if ( null === $user || user_can( $user, Capabilities::REPLY ) ) {
			// That agents keep what they work with, is said with their name and picture.
			return new Erased_Part( false );
		}
		return new Erased_Part( $this->erase_of( $user->ID ) > 0 );
	}

	/**
	 * Erases all of one agent on the current site, and returns how many.
	 *
	 * @param int $user_id The agent.
	 */
	public function erase_of( int $user_id ): int {
		return $this->database->run( 'DELETE FROM %i WHERE owner_id = %d', $this->table(), $user_id );
	}
}
