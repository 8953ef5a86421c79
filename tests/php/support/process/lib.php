<?php
/**
 * Input and output of the scripts in this folder.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/**
 * Returns what the test has passed in.
 *
 * @return array<string, mixed>
 */
function input(): array {
	static $input = null;
	$input      ??= (array) json_decode( (string) stream_get_contents( STDIN ), true );
	return $input;
}

/**
 * Hands the result to the test, behind whatever WordPress has printed.
 *
 * @param array<string, mixed> $result The result.
 */
function answer( array $result ): void {
	echo "\n" . json_encode( $result, JSON_INVALID_UTF8_SUBSTITUTE );
}
