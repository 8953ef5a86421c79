<?php
/**
 * Whether a person may not write in the chat.
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

/** Since when, until when and why a person may not write. It is erased with the visitor. */
final class Blocks implements Exported_Kind {

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-blocks';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Blocked in chats', 'veranda' );
	}

	/**
	 * Returns the block of one visitor, if there is one.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$visitors = $person->visitor_ids();
		$visitor  = $visitors[ $page - 1 ] ?? 0;
		$items    = array();
		foreach ( $this->database->rows( 'SELECT * FROM %i WHERE visitor_id = %d', $this->tables->named( 'veranda_blocks' ), $visitor ) as $row ) {
			$items[ (string) $row['public_id'] ] = array(
				__( 'Since', 'veranda' )  => $row['created_at'] . ' UTC',
				__( 'Until', 'veranda' )  => null === $row['expires_at'] ? __( 'Always', 'veranda' ) : $row['expires_at'] . ' UTC',
				__( 'Reason', 'veranda' ) => (string) $row['reason'],
			);
		}
		return new Exported_Page( $items, $page >= count( $visitors ) );
	}
}
