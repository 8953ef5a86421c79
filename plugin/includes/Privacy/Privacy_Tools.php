<?php
/**
 * Veranda's part of WordPress's tools for personal data.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

use Veranda\Database\Connection;
use Veranda\Database\Tables;
use Veranda\Privacy\Kinds\Agents;
use Veranda\Privacy\Kinds\Blocks;
use Veranda\Privacy\Kinds\Canned_Responses;
use Veranda\Privacy\Kinds\Conversations;
use Veranda\Privacy\Kinds\Leads;
use Veranda\Privacy\Kinds\Left_Messages;
use Veranda\Privacy\Kinds\Messages;
use Veranda\Privacy\Kinds\Page_Views;
use Veranda\Privacy\Kinds\Saved_Views;
use Veranda\Privacy\Kinds\Visitor_Edits;
use Veranda\Privacy\Kinds\Visitor_Notes;
use Veranda\Privacy\Kinds\Visitors;

defined( 'ABSPATH' ) || exit;

/** Exports and erases personal data, by email address, with WordPress's own tools. A new kind is a file in Kinds/ and a line here. */
final class Privacy_Tools {

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/** Adds the hooks. */
	public function listen(): void {
		add_filter( 'wp_privacy_personal_data_exporters', array( $this, 'add_exporters' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( $this, 'add_erasers' ) );
	}

	/**
	 * Adds an exporter for each kind.
	 *
	 * @param array<string, array<string, mixed>> $exporters What is there.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_exporters( array $exporters ): array {
		foreach ( $this->exported_kinds() as $kind ) {
			$exporters[ $kind->id() ] = array(
				'exporter_friendly_name' => $kind->label(),
				'callback'               => fn( string $email, int $page = 1 ): array => $this->export( $kind, $email, $page ),
			);
		}
		return $exporters;
	}

	/**
	 * Adds an eraser for each kind.
	 *
	 * @param array<string, array<string, mixed>> $erasers What is there.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_erasers( array $erasers ): array {
		foreach ( $this->erased_kinds() as $kind ) {
			$erasers[ $kind->id() ] = array(
				'eraser_friendly_name' => $kind->label(),
				'callback'             => fn( string $email ): array => $this->erase( $kind, $email ),
			);
		}
		return $erasers;
	}

	/**
	 * Lists what can be exported.
	 *
	 * @return Exported_Kind[]
	 */
	private function exported_kinds(): array {
		return array(
			new Visitors( $this->database, $this->tables, $this->rows() ),
			new Conversations( $this->database, $this->tables, $this->rows() ),
			new Messages( $this->database, $this->tables ),
			new Leads( $this->database, $this->tables ),
			new Page_Views( $this->database, $this->tables ),
			new Blocks( $this->database, $this->tables ),
			new Visitor_Notes( $this->database, $this->tables ),
			new Visitor_Edits( $this->database, $this->tables ),
			new Left_Messages( $this->database, $this->tables ),
			new Agents( $this->database, $this->tables, $this->rows() ),
			new Canned_Responses( $this->database, $this->tables ),
			new Saved_Views( $this->database, $this->tables ),
		);
	}

	/**
	 * Lists what is erased, in this order: visitors go when they have no conversation any more.
	 *
	 * @return Erased_Kind[]
	 */
	private function erased_kinds(): array {
		return array(
			new Left_Messages( $this->database, $this->tables ),
			new Leads( $this->database, $this->tables ),
			new Conversations( $this->database, $this->tables, $this->rows() ),
			new Visitors( $this->database, $this->tables, $this->rows() ),
			new Agents( $this->database, $this->tables, $this->rows() ),
			new Canned_Responses( $this->database, $this->tables ),
			new Saved_Views( $this->database, $this->tables ),
		);
	}

	/** Builds what erases rows. */
	private function rows(): Personal_Rows {
		return new Personal_Rows( $this->database, $this->tables );
	}

	/**
	 * Exports a page as WordPress takes it; values are HTML there.
	 *
	 * @param Exported_Kind $kind  What.
	 * @param string        $email Whose; an empty one is nobody's.
	 * @param int           $page  From 1.
	 * @return array{data: array<int, array<string, mixed>>, done: bool}
	 */
	private function export( Exported_Kind $kind, string $email, int $page ): array {
		$exported = '' === trim( $email ) ? new Exported_Page( array(), true ) : $kind->export( $this->person( $email ), max( 1, $page ) );
		$data     = array();
		foreach ( $exported->items as $id => $texts ) {
			$fields = array();
			foreach ( array_filter( $texts, static fn( string $text ): bool => '' !== $text ) as $name => $text ) {
				$fields[] = array(
					'name'  => $name,
					'value' => nl2br( esc_html( $text ) ),
				);
			}
			$data[] = array(
				'group_id'    => $kind->id(),
				'group_label' => $kind->label(),
				'item_id'     => (string) $id,
				'data'        => $fields,
			);
		}
		return array(
			'data' => $data,
			'done' => $exported->is_last,
		);
	}

	/**
	 * Erases a part as WordPress takes it.
	 *
	 * @param Erased_Kind $kind  What.
	 * @param string      $email Whose; an empty one is nobody's.
	 * @return array{items_removed: bool, items_retained: bool, messages: string[], done: bool}
	 */
	private function erase( Erased_Kind $kind, string $email ): array {
		$part = '' === trim( $email ) ? new Erased_Part( false ) : $kind->erase( $this->person( $email ) );
		return array(
			'items_removed'  => $part->has_removed,
			'items_retained' => '' !== $part->retained,
			'messages'       => '' === $part->retained ? array() : array( $part->retained ),
			'done'           => $part->is_done,
		);
	}

	/**
	 * Returns the person.
	 *
	 * @param string $email Their address.
	 */
	private function person( string $email ): Person_In_Chats {
		return new Person_In_Chats( $this->database, $this->tables, trim( $email ) );
	}
}
