<?php
/**
 * WordPress in a process of its own.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use RuntimeException;

/** Runs a script of process/ as a new PHP, for what cannot be undone in this one: activation, uninstallation, whole pages. */
final class Fresh_Process {

	/**
	 * Runs a script and returns the JSON that it wrote to its last line.
	 *
	 * @param string               $script Name of a file in process/.
	 * @param array<string, mixed> $input  What it reads from standard input.
	 * @return array<string, mixed>
	 * @throws RuntimeException When it fails.
	 */
	public static function run( string $script, array $input = array() ): array {
		$process = proc_open(
			array( 'php', '-d', 'display_errors=stderr', __DIR__ . "/process/$script.php" ),
			array( array( 'pipe', 'r' ), array( 'pipe', 'w' ), array( 'file', 'php://stderr', 'w' ) ),
			$pipes
		);
		fwrite( $pipes[0], (string) json_encode( $input ) );
		fclose( $pipes[0] );
		$output = (string) stream_get_contents( $pipes[1] );
		$code   = proc_close( $process );
		$answer = json_decode( substr( $output, (int) strrpos( $output, "\n{" ) ), true );
		if ( 0 !== $code || ! is_array( $answer ) ) {
			throw new RuntimeException( "$script ended with $code: $output" );
		}
		return $answer;
	}
}
