<?php
/**
 * Finds the plugin's classes.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda;

defined( 'ABSPATH' ) || exit;

/** Loads `Veranda\Auth\Token` from `Auth/Token.php`. */
final class Autoloader {

	/**
	 * Registers the folder that holds the classes.
	 *
	 * @param string $folder Its path, without a slash at the end.
	 */
	public static function register( string $folder ): void {
		spl_autoload_register(
			static function ( string $name ) use ( $folder ): void {
				if ( ! str_starts_with( $name, __NAMESPACE__ . '\\' ) ) {
					return;
				}
				$path = $folder . '/' . str_replace( '\\', '/', substr( $name, strlen( __NAMESPACE__ ) + 1 ) ) . '.php';
				// Others may ask whether a class of this namespace exists (tests, add-ons): no is an answer, not an error.
				if ( is_file( $path ) ) {
					require_once $path;
				}
			}
		);
	}
}
