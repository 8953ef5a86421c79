<?php
/**
 * Texts that an agent has ready.
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

/** An agent's own canned responses. Those that all agents share are the team's, whoever wrote them. */
final class Canned_Responses implements Exported_Kind, Erased_Kind {

	private const PER_PAGE = 50;

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-canned-responses';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Canned responses for the chat', 'veranda' );
	}

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
			$this->tables->canned_responses(),
			$user->ID,
			self::PER_PAGE,
			( $page - 1 ) * self::PER_PAGE
		);
		$items = array();
		foreach ( $rows as $row ) {
			$items[ 'canned-' . $row['id'] ] = array(
				__( 'Shortcut', 'veranda' ) => (string) $row['shortcut'],
				__( 'Title', 'veranda' )    => (string) $row['title'],
				__( 'Text', 'veranda' )     => (string) $row['body'],
			);
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
		return $this->database->run( 'DELETE FROM %i WHERE owner_id = %d', $this->tables->canned_responses(), $user_id );
	}
}
