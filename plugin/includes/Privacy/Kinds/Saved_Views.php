<?php
/**
 * Lists that an agent has given a name.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy\Kinds;

defined( 'ABSPATH' ) || exit;

/** An agent's own saved views. */
final class Saved_Views extends Agents_Own {

	/** Returns its name for WordPress. */
	public function id(): string {
		return 'veranda-saved-views';
	}

	/** Returns its heading. */
	public function label(): string {
		return __( 'Saved views of the chat', 'veranda' );
	}

	/** Returns the name of the table. */
	protected function table(): string {
		return $this->tables->saved_views();
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
			__( 'Name', 'veranda' )    => (string) $row['name'],
			__( 'Filters', 'veranda' ) => (string) $row['filters'],
		);
	}
}
