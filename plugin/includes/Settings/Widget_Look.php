<?php
/**
 * What the settings of its looks make of the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use Veranda\Settings\Sections\Appearance;
use Veranda\Settings\Sections\Looks;
use Veranda\Settings\Types\Image_Address;

defined( 'ABSPATH' ) || exit;

/**
 * Turns settings into what the loader draws by: custom properties and classes. It is worked out here and not in the
 * browser, where each page would carry the code for it.
 */
final class Widget_Look {

	private const WHITE = '#ffffff';
	private const BLACK = '#000000';
	/** WCAG 2.2, 1.4.3: text against its ground. */
	private const ENOUGH = 4.5;

	/** The settings that pages carry only in this form. */
	private const OF_LOOKS = array(
		Appearance::ACCENT_COLOR,
		Looks::COLOR_SCHEME,
		Looks::LAUNCHER,
		Looks::LAUNCHER_TEXT,
		Looks::LAUNCHER_IMAGE,
		Looks::LOGO_IMAGE,
		Looks::LOGO_TEXT,
		Looks::SIDE_OFFSET,
		Looks::BOTTOM_OFFSET,
		Looks::CORNER_RADIUS,
		Looks::Z_INDEX,
		Looks::IS_ANIMATED,
	);

	/**
	 * Returns what a page carries of all settings.
	 *
	 * @param Settings $settings Saved, or about to be.
	 * @return array<string, string|bool|int>
	 */
	public static function of( Settings $settings ): array {
		$launcher = $settings->text( Looks::LAUNCHER );
		return array_filter(
			array(
				'style'         => self::style( $settings ),
				'look'          => self::classes( $settings ),
				'launcherText'  => 'bar' === $launcher ? $settings->text( Looks::LAUNCHER_TEXT ) : '',
				'launcherImage' => 'image' === $launcher ? self::image( $settings, Looks::LAUNCHER_IMAGE ) : '',
			)
		) + self::logo( $settings ) + array_diff_key( $settings->for_pages(), array_flip( self::OF_LOOKS ) );
	}

	/**
	 * Returns the owner's logo or else the site's icon, with its alternative text; nothing if there is neither. The text is
	 * there even if it is empty: the chat shows pictures from another origin, such as that of the uploads, with it alone.
	 *
	 * @param Settings $settings All settings.
	 * @return array<string, string>
	 */
	private static function logo( Settings $settings ): array {
		$logo = self::image( $settings, Looks::LOGO_IMAGE );
		// Plugins let images come from other hosts; what visitors load comes from this site.
		$icon = '' === $logo ? self::of_site( get_site_icon_url( 96 ) ) : $logo;
		return '' === $icon ? array() : array(
			'logoUrl' => $icon,
			'logoAlt' => '' === $logo ? '' : $settings->text( Looks::LOGO_TEXT ),
		);
	}

	/**
	 * Returns the color of text on another: white whenever it can be read, as people expect.
	 *
	 * @param string $accent `#rrggbb`.
	 */
	public static function readable_on( string $accent ): string {
		return self::contrast( self::WHITE, $accent ) >= self::ENOUGH ? self::WHITE : self::BLACK;
	}

	/**
	 * Returns the contrast ratio of two colors, from 1 to 21.
	 *
	 * @param string $first  `#rrggbb`.
	 * @param string $second `#rrggbb`.
	 */
	public static function contrast( string $first, string $second ): float {
		$one   = self::luminance( $first ) + 0.05;
		$other = self::luminance( $second ) + 0.05;
		return max( $one / $other, $other / $one );
	}

	/**
	 * Returns the address of an image; empty if it is one that another version stored, or the site has moved away from.
	 *
	 * @param Settings $settings All settings.
	 * @param string   $name     Name of the setting.
	 */
	private static function image( Settings $settings, string $name ): string {
		return self::of_site( $settings->text( $name ) );
	}

	/**
	 * Returns an address if pages may load an image from there, or else an empty string.
	 *
	 * @param string $url The address of an image.
	 */
	private static function of_site( string $url ): string {
		return ( new Image_Address() )->parse( $url ) ?? '';
	}

	/**
	 * Returns the custom properties, as CSS.
	 *
	 * @param Settings $settings All settings.
	 */
	private static function style( Settings $settings ): string {
		$accent = $settings->text( Appearance::ACCENT_COLOR );
		return sprintf(
			'--accent:%s;--on-accent:%s;--side:%dpx;--foot:%dpx;--round:%dpx;--z:%d',
			$accent,
			self::readable_on( $accent ),
			$settings->number( Looks::SIDE_OFFSET ),
			$settings->number( Looks::BOTTOM_OFFSET ),
			$settings->number( Looks::CORNER_RADIUS ),
			$settings->number( Looks::Z_INDEX )
		);
	}

	/**
	 * Returns the classes, apart by spaces.
	 *
	 * @param Settings $settings All settings.
	 */
	private static function classes( Settings $settings ): string {
		$launcher = $settings->text( Looks::LAUNCHER );
		$classes  = array(
			'is-' . $settings->text( Looks::COLOR_SCHEME ),
			in_array( $launcher, array( 'bar', 'none' ), true ) ? 'is-' . $launcher : '',
			$settings->is_on( Looks::IS_ANIMATED ) ? '' : 'is-still',
		);
		return implode( ' ', array_filter( $classes ) );
	}

	/**
	 * Returns how light a color is, from 0 to 1 (WCAG 2).
	 *
	 * @param string $color `#rrggbb`.
	 */
	private static function luminance( string $color ): float {
		$channels = array_map(
			static function ( string $hex ): float {
				$value = hexdec( $hex ) / 255;
				return $value <= 0.04045 ? $value / 12.92 : ( ( $value + 0.055 ) / 1.055 ) ** 2.4;
			},
			str_split( substr( $color, 1 ), 2 )
		);
		return 0.2126 * $channels[0] + 0.7152 * $channels[1] + 0.0722 * $channels[2];
	}
}
