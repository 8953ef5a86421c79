<?php
/**
 * Texts that an agent has ready.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy\Kinds;

defined( 'ABSPATH' ) || exit;

/** An agent's own canned responses. */
final class Canned_Responses extends Agents_Own {

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-canned-responses';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Canned responses for the chat', 'veranda' );
	}

	/** Returns the name of the table. */
	protected function table(): string {
		return $this->tables->canned_responses();
	}

	/**
	 * Returns what a row says.
	 *
	 * @param array<string, string|null> $row The row.
	 *
	 * @return array<string, string>
	 */
	protected function facts( array $row ): array {
		return array(
			__( 'Shortcut', 'veranda' ) => (string) $row['shortcut'],
			__( 'Title', 'veranda' )    => (string) $row['title'],
			__( 'Text', 'veranda' )     => (string) $row['body'],
		);
	}
}
