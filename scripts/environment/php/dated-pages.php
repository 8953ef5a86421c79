<?php
/**
 * Plugin Name: Dated pages
 * Description: Writes into each page when it was made and a nonce, as themes and other plugins do, so that the age of a page shows.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

add_action(
	'wp_head',
	static function (): void {
		printf( '<meta name="made-at" content="%d"><meta name="nonce" content="%s">', time(), esc_attr( wp_create_nonce( 'wp_rest' ) ) );
	}
);
