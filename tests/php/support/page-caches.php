<?php
/**
 * Caches of pages as plugins have them, which note that they were emptied in $GLOBALS['emptied_caches'].
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

function rocket_clean_domain(): void {
	$GLOBALS['emptied_caches'][] = __FUNCTION__;
}

function w3tc_flush_all(): void {
	$GLOBALS['emptied_caches'][] = __FUNCTION__;
	throw new \RuntimeException( 'A cache that cannot be emptied.' );
}

/** As a host has it. */
final class WpeCommon {
	public static function purge_varnish_cache(): void {
		$GLOBALS['emptied_caches'][] = __METHOD__;
	}
}
