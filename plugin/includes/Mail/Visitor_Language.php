<?php
/**
 * The language of mails to visitors.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

defined( 'ABSPATH' ) || exit;

/** Finds among the site's languages the one that a visitor reads. */
final class Visitor_Language {

	/**
	 * Returns a locale of WordPress; the site's own if there is none for the visitor.
	 *
	 * @param string $locale As the visitor's page or browser says it, such as `de-AT`.
	 */
	public static function find( string $locale ): string {
		$own    = get_locale();
		$wanted = str_replace( '-', '_', $locale );
		$known  = array( $own, 'en_US', ...get_available_languages() );
		if ( in_array( $wanted, $known, true ) ) {
			return $wanted;
		}
		$language = strtok( $wanted, '_' );
		$same     = array_filter( $known, static fn( string $one ): bool => strtok( $one, '_' ) === $language );
		return array_values( $same )[0] ?? $own;
	}
}
