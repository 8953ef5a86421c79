<?php
/**
 * Lists the script handles that a plugin's built scripts depend on and this WordPress does not have: it would silently
 * leave such a script out. {plugin} gives {unknown}.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require __DIR__ . '/load.php';

$folder  = WP_PLUGIN_DIR . '/' . read_input()['plugin'] . '/build';
$unknown = array();
$files   = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $folder ) );
foreach ( $files as $file ) {
	if ( ! str_ends_with( $file->getFilename(), '.asset.php' ) ) {
		continue;
	}
	foreach ( ( require $file->getPathname() )['dependencies'] as $handle ) {
		if ( ! wp_scripts()->query( $handle ) ) {
			$unknown[] = $handle;
		}
	}
}
answer( array( 'unknown' => $unknown ) );
