<?php
/**
 * The pages on which a person was during chats.
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

/** Where a person was while a conversation went on. It is erased with the visitor. */
final class Page_Views implements Exported_Kind {

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-page-views';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Pages during chats', 'veranda' );
	}

	/**
	 * Returns the pages of one visitor: the relay keeps a hundred at most.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page {
		$visitors = $person->visitor_ids();
		$visitor  = $visitors[ $page - 1 ] ?? 0;
		$items    = array();
		foreach ( $this->database->rows( 'SELECT * FROM %i WHERE visitor_id = %d ORDER BY id', $this->tables->named( 'veranda_page_views' ), $visitor ) as $row ) {
			$items[ 'page-view-' . $row['id'] ] = array(
				__( 'Page', 'veranda' )      => trim( $row['title'] . "\n" . $row['url'] ),
				__( 'Came from', 'veranda' ) => (string) $row['referrer'],
				__( 'Time', 'veranda' )      => $row['viewed_at'] . ' UTC',
			);
		}
		return new Exported_Page( $items, $page >= count( $visitors ) );
	}
}
