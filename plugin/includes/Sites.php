<?php
/**
 * The sites of this installation.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda;

defined( 'ABSPATH' ) || exit;

/** Does something on each site of a multisite network, or on the only site there is. */
final class Sites {

	private const PER_BATCH = 100;

	/**
	 * Runs the work with each site as the current one.
	 *
	 * @param callable(): void $work What to do.
	 */
	public static function each( callable $work ): void {
		if ( ! is_multisite() ) {
			$work();
			return;
		}
		$offset = 0;
		do {
			$ids   = get_sites(
				array(
					'fields' => 'ids',
					'number' => self::PER_BATCH,
					'offset' => $offset,
				)
			);
			$count = count( $ids );
			foreach ( $ids as $id ) {
				self::on( $id, $work );
			}
			$offset += self::PER_BATCH;
		} while ( self::PER_BATCH === $count );
	}

	/**
	 * Runs the work with one site as the current one.
	 *
	 * @param int              $id   The site.
	 * @param callable(): void $work What to do.
	 */
	public static function on( int $id, callable $work ): void {
		if ( ! is_multisite() || get_current_blog_id() === $id ) {
			$work();
			return;
		}
		switch_to_blog( $id );
		try {
			$work();
		} finally {
			restore_current_blog();
		}
	}
}
