<?php
/**
 * Our blocks.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Frontend;

defined( 'ABSPATH' ) || exit;

/** Registers a block from what the build has made of it. */
final class Blocks {

	/**
	 * Registers a block; does nothing where the build is missing.
	 *
	 * @param string                                 $folder Where its block.json is.
	 * @param callable(array<string, mixed>): string $render Renders it in a page.
	 */
	public static function register( string $folder, callable $render ): void {
		if ( ! is_file( $folder . '/block.json' ) ) {
			return;
		}
		$block = register_block_type( $folder, array( 'render_callback' => $render ) );
		if ( $block instanceof \WP_Block_Type ) {
			foreach ( $block->editor_script_handles as $handle ) {
				wp_set_script_translations( $handle, 'veranda', dirname( $folder, 2 ) . '/languages' );
			}
		}
	}
}
