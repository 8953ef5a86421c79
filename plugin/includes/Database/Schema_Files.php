<?php
/**
 * The numbered files of plugin/schema/.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Database;

defined( 'ABSPATH' ) || exit;

/** Reads `0001-initial.sql` and its followers. */
final class Schema_Files {

	/** Takes the path of plugin/schema/. */
	public function __construct( private readonly string $folder ) {}

	/**
	 * Returns the files by their number, lowest first.
	 *
	 * @return array<int, string> Paths.
	 */
	public function all(): array {
		$files = array();
		foreach ( (array) glob( $this->folder . '/[0-9][0-9][0-9][0-9]-*.sql' ) as $path ) {
			$files[ (int) substr( basename( (string) $path ), 0, 4 ) ] = (string) $path;
		}
		ksort( $files );
		return $files;
	}

	/**
	 * Returns the statements of a file. A statement ends with a semicolon at the end of a line; comments have lines of
	 * their own.
	 *
	 * @param string $path   One of the files.
	 * @param string $prefix What `{prefix}` stands for.
	 * @return string[]
	 */
	public function statements( string $path, string $prefix ): array {
		// A file of the plugin itself, not something from elsewhere.
		$sql        = (string) file_get_contents( $path ); // phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents
		$sql        = (string) preg_replace( '/^--.*$/m', '', $sql );
		$statements = (array) preg_split( '/;\s*$/m', str_replace( '{prefix}', $prefix, $sql ) );
		return array_values( array_filter( array_map( static fn( $statement ): string => trim( (string) $statement ), $statements ) ) );
	}
}
