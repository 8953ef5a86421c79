<?php
/**
 * The color that the theme offers.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

defined( 'ABSPATH' ) || exit;

/** Finds a color for the chat in the palette of the theme's theme.json. */
final class Theme_Color {

	/** What themes call the color that stands out, in the order in which one is looked for. */
	private const SLUGS = array( 'primary', 'accent', 'accent-1', 'accent-2', 'accent-3', 'accent-4', 'accent-5', 'accent-6', 'secondary' );

	/**
	 * Returns the first that stands out against a white page, as `#rrggbb`; the given one where the theme has none.
	 *
	 * @param string $otherwise `#rrggbb`.
	 */
	public static function or( string $otherwise ): string {
		$colors = wp_theme_has_theme_json() ? wp_get_global_settings( array( 'color', 'palette', 'theme' ), array( 'origin' => 'base' ) ) : array();
		$colors = array_column( is_array( $colors ) ? $colors : array(), 'color', 'slug' );
		foreach ( self::SLUGS as $slug ) {
			$color = self::as_hex( $colors[ $slug ] ?? '' );
			if ( null !== $color && self::is_seen( $color ) ) {
				return $color;
			}
		}
		return $otherwise;
	}

	/**
	 * Returns a color as `#rrggbb`; null if it is written in another way.
	 *
	 * @param mixed $color What the theme says.
	 */
	private static function as_hex( mixed $color ): ?string {
		$color = is_string( $color ) ? strtolower( $color ) : '';
		if ( 1 === preg_match( '/^#([0-9a-f])([0-9a-f])([0-9a-f])$/D', $color, $digits ) ) {
			return '#' . $digits[1] . $digits[1] . $digits[2] . $digits[2] . $digits[3] . $digits[3];
		}
		return 1 === preg_match( '/^#[0-9a-f]{6}$/D', $color ) ? $color : null;
	}

	/**
	 * Tells whether a color stands out: darker than a light grey, and a color rather than a grey.
	 *
	 * @param string $color `#rrggbb`.
	 */
	private static function is_seen( string $color ): bool {
		$red   = hexdec( substr( $color, 1, 2 ) );
		$green = hexdec( substr( $color, 3, 2 ) );
		$blue  = hexdec( substr( $color, 5, 2 ) );
		return 0.299 * $red + 0.587 * $green + 0.114 * $blue < 160 && max( $red, $green, $blue ) - min( $red, $green, $blue ) > 40;
	}
}
