<?php
/**
 * The country of the site.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use DateTimeZone;
use Veranda\Settings\Types\Country;

defined( 'ABSPATH' ) || exit;

/** Finds where the site is at home, so that owners need not say it. */
final class Site_Country {

	/**
	 * Returns the code of the country in which the shop is, or that of the site's time zone or language; empty if none of them
	 * says it. The time zone comes before the language: half the world keeps the English of the United States.
	 */
	public static function get(): string {
		foreach ( array( self::of_shop(), self::of_time_zone(), self::of_language() ) as $code ) {
			if ( Country::is_known( $code ) ) {
				return $code;
			}
		}
		return '';
	}

	/** Returns the country of the shop; WooCommerce writes `DE` or `US:CA`. */
	private static function of_shop(): string {
		// Looking for an option that is not there would cost every page a query.
		$base = class_exists( 'WooCommerce', false ) ? get_option( 'woocommerce_default_country' ) : '';
		return is_string( $base ) ? explode( ':', $base )[0] : '';
	}

	/** Returns the country of the time zone: of `Europe/Berlin` that is DE; offsets such as `+02:00` belong to nobody. */
	private static function of_time_zone(): string {
		$zone = get_option( 'timezone_string' );
		if ( ! is_string( $zone ) || ! in_array( $zone, DateTimeZone::listIdentifiers(), true ) ) {
			return '';
		}
		$location = ( new DateTimeZone( $zone ) )->getLocation();
		return is_array( $location ) ? $location['country_code'] : '';
	}

	/**
	 * Returns the country of the language: of `de_CH_informal` that is CH; `ar` is spoken in many. The language that WordPress
	 * begins with says nothing: a visitor's number would be taken for one of the United States.
	 */
	private static function of_language(): string {
		$locale = get_locale();
		return 'en_US' === $locale ? '' : explode( '_', $locale )[1] ?? '';
	}
}
