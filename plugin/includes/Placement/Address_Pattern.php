<?php
/**
 * Addresses with stars.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Placement;

use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/**
 * A pattern for the addresses of a site's pages, such as `/shop/*`: a path from the site's start on, in which a star stands
 * for any characters. Capitals and the slash at the end make no difference.
 */
final class Address_Pattern {

	private const CHARACTERS = 200;

	/**
	 * Tells whether a text is a pattern.
	 *
	 * @param string $pattern What was written.
	 */
	public static function is_valid( string $pattern ): bool {
		return Text::is_line( $pattern, self::CHARACTERS ) && 1 === preg_match( '#^/[^\s?\#\\\\]*$#Du', $pattern );
	}

	/**
	 * Tells whether a path fits. The work grows with the two lengths and no faster: each part is looked for once.
	 *
	 * @param string $pattern A pattern.
	 * @param string $path    A path from the site's start on, as addresses have it.
	 */
	public static function matches( string $pattern, string $path ): bool {
		$path  = self::normal( $path );
		$parts = explode( '*', self::normal( $pattern ) );
		$first = array_shift( $parts );
		if ( array() === $parts ) {
			return $path === $first;
		}
		if ( array( '' ) === $parts && $path . '/' === $first ) {
			// What is below a page includes the page.
			return true;
		}
		$last = array_pop( $parts );
		if ( ! str_starts_with( $path, $first ) || ! str_ends_with( $path, $last ) ) {
			return false;
		}
		$place = strlen( $first );
		foreach ( $parts as $part ) {
			$found = strpos( $path, $part, $place );
			if ( false === $found ) {
				return false;
			}
			$place = $found + strlen( $part );
		}
		return $place + strlen( $last ) <= strlen( $path );
	}

	/**
	 * Returns the form in which addresses are compared.
	 *
	 * @param string $path A path or a pattern.
	 */
	private static function normal( string $path ): string {
		$path = '/' . ltrim( rawurldecode( $path ), '/' );
		return mb_strtolower( '/' === $path ? $path : rtrim( $path, '/' ), 'UTF-8' );
	}
}
