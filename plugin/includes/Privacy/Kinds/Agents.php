<?php
/**
 * What is kept about an agent.
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
use Veranda\Privacy\Personal_Rows;

defined( 'ABSPATH' ) || exit;

/**
 * Name and picture of a person who answers, or answered, chats. What they wrote belongs to the conversations of those they
 * answered, and stays there.
 */
final class Agents implements Exported_Kind, Erased_Kind {

	public function __construct( private readonly Connection $database, private readonly Tables $tables, private readonly Personal_Rows $rows ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-agents';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Chat agent', 'veranda' );
	}

	/**
	 * Returns what there is: one row at most.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$row = $this->find( $person );
		return new Exported_Page(
			null === $row ? array() : array(
				'agent-' . $row['id'] => array(
					__( 'Name', 'veranda' )      => (string) $row['name'],
					__( 'Picture', 'veranda' )   => (string) $row['avatar_url'],
					__( 'Status', 'veranda' )    => (string) $row['status'],
					__( 'Last seen', 'veranda' ) => null === $row['last_seen_at'] ? '' : $row['last_seen_at'] . ' UTC',
				),
			),
			true
		);
	}

	/**
	 * Takes name and picture from who does not answer any more.
	 *
	 * @param Person_In_Chats $person Whose.
	 */
	public function erase( Person_In_Chats $person ): Erased_Part {
		$row  = $this->find( $person );
		$user = $person->user();
		if ( null === $row || null === $user ) {
			return new Erased_Part( false );
		}
		if ( user_can( $user, Capabilities::REPLY ) ) {
			return new Erased_Part( false, true, __( 'This person answers chats: their name and picture stay. Take away their right to answer first.', 'veranda' ) );
		}
		$this->database->run( 'UPDATE %i SET name = %s, avatar_url = NULL WHERE id = %d', $this->tables->agents(), __( 'Former agent', 'veranda' ), $user->ID );
		$this->rows->reload_screens();
		return new Erased_Part( true );
	}

	/**
	 * Returns the agent's row.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @return array<string, string|null>|null
	 */
	private function find( Person_In_Chats $person ): ?array {
		$user = $person->user();
		return null === $user ? null : ( $this->database->rows( 'SELECT * FROM %i WHERE id = %d', $this->tables->agents(), $user->ID )[0] ?? null );
	}
}
