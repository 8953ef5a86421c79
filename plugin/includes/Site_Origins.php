<?php
/**
 * The origins of this site.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda;

defined( 'ABSPATH' ) || exit;

/** Knows from where this site's pages and images are served: what is asked for elsewhere tells others who visits the site. */
final class Site_Origins {

	/**
	 * Returns the origins of this site's pages, without a slash at the end.
	 *
	 * @return list<string>
	 */
	public static function of_pages(): array {
		$origins = array( self::of_url( home_url() ), self::of_url( site_url() ) );
		/**
		 * Filters the origins from which this site's pages are served, such as `https://www.example.org`.
		 *
		 * @param string[] $origins Scheme, host and port.
		 */
		return self::clean( apply_filters( 'veranda_site_origins', self::clean( $origins ) ) );
	}

	/**
	 * Returns the origins of this site's images: those of its pages, and where its uploads are.
	 *
	 * @return list<string>
	 */
	public static function of_images(): array {
		$uploads = self::of_url( wp_upload_dir( null, false )['baseurl'] );
		// WordPress may know its uploads by http, and hand them out by https.
		$secure = (string) preg_replace( '#^http:#', 'https:', $uploads );
		/**
		 * Filters the origins from which this site's images are served: add that of a content delivery network.
		 *
		 * @param string[] $origins Scheme, host and port.
		 */
		return self::clean( apply_filters( 'veranda_image_origins', self::clean( array( ...self::of_pages(), $uploads, $secure ) ) ) );
	}

	/**
	 * Tells whether an address is at one of these origins. The text itself is compared: programs differ in what they take for
	 * the host of an odd address.
	 *
	 * @param string   $url     An address as a browser writes it.
	 * @param string[] $origins Scheme, host and port.
	 */
	public static function cover( string $url, array $origins ): bool {
		foreach ( $origins as $origin ) {
			$rest = str_starts_with( $url, $origin ) ? substr( $url, strlen( $origin ) ) : '-';
			if ( '' === $rest || in_array( $rest[0], array( '/', '?', '#' ), true ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns scheme, host and port of an address the way browsers write an origin; empty if it has none.
	 *
	 * @param string $url An address.
	 */
	public static function of_url( string $url ): string {
		$parts = wp_parse_url( $url );
		if ( ! is_array( $parts ) || ! isset( $parts['scheme'], $parts['host'] ) ) {
			return '';
		}
		$scheme  = strtolower( $parts['scheme'] );
		$default = array(
			'http'  => 80,
			'https' => 443,
		);
		$port    = isset( $parts['port'] ) && ( $default[ $scheme ] ?? null ) !== $parts['port'] ? ':' . $parts['port'] : '';
		return $scheme . '://' . strtolower( $parts['host'] ) . $port;
	}

	/**
	 * Takes out what is no origin, and what is there twice.
	 *
	 * @param mixed $origins What was found or filtered.
	 * @return list<string>
	 */
	private static function clean( mixed $origins ): array {
		$texts = array_filter( (array) $origins, static fn( mixed $origin ): bool => is_string( $origin ) && '' !== $origin );
		return array_values( array_unique( $texts ) );
	}
}
