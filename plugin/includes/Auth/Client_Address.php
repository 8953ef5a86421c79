<?php
/**
 * Where a request comes from on the network.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the network address of whoever sent the request. Behind a proxy the web server sees the proxy's, for everybody the
 * same; then `X-Forwarded-For` is believed, of which each proxy writes the end: the address before the last known proxy is
 * the sender's, and whatever stands before it anybody may have made up. Known are proxies in the own network, and those that
 * the constant VERANDA_TRUSTED_PROXIES in wp-config.php names: addresses or ranges with commas between.
 */
final class Client_Address {

	public const CONSTANT = 'VERANDA_TRUSTED_PROXIES';

	private const HEADER_BYTES = 2000;

	/**
	 * Takes the ranges that are trusted.
	 *
	 * @param string $trusted Addresses or ranges with commas between.
	 */
	public function __construct( private readonly string $trusted ) {}

	/** Returns one that reads wp-config.php. */
	public static function configured(): self {
		$trusted = defined( self::CONSTANT ) ? constant( self::CONSTANT ) : '';
		return new self( is_string( $trusted ) ? $trusted : '' );
	}

	/** Returns the address; empty if the web server does not say. */
	public function get(): string {
		$address = $this->peer();
		$hops    = $this->hops();
		while ( array() !== $hops && $this->is_proxy( $address ) ) {
			$address = array_pop( $hops );
		}
		/**
		 * Filters the address of the sender, for sites that know it from elsewhere.
		 *
		 * @param string $address As far as it can be found out.
		 */
		$address = apply_filters( 'veranda_client_address', $address );
		return is_string( $address ) ? $this->normalize( $address ) : '';
	}

	/** Returns the address that the web server sees: the sender's, or that of the nearest proxy. */
	public function peer(): string {
		return isset( $_SERVER['REMOTE_ADDR'] ) && is_string( $_SERVER['REMOTE_ADDR'] ) ? $this->normalize( sanitize_text_field( wp_unslash( $_SERVER['REMOTE_ADDR'] ) ) ) : '';
	}

	/** Tells whether the request came through a proxy that says so. */
	public function is_forwarded(): bool {
		return array() !== $this->hops();
	}

	/**
	 * Tells whether an address is that of a proxy whose word counts.
	 *
	 * @param string $address An address.
	 */
	public function is_proxy( string $address ): bool {
		if ( $this->is_private( $address ) ) {
			return true;
		}
		foreach ( explode( ',', $this->trusted ) as $range ) {
			if ( $this->is_in( $address, trim( $range ) ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Tells whether an address belongs to no one on the internet: to this machine, or to the network behind a router.
	 *
	 * @param string $address An address.
	 */
	public function is_private( string $address ): bool {
		return '' !== $address && false === filter_var( $address, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE );
	}

	/** Tells whether the site is for the own network only, so that private addresses are what is to be expected. */
	public function is_site_local(): bool {
		$host = trim( (string) wp_parse_url( home_url(), PHP_URL_HOST ), '[]' );
		return 'localhost' === $host || ! str_contains( $host, '.' ) || $this->is_private( $host ) && false !== filter_var( $host, FILTER_VALIDATE_IP );
	}

	/**
	 * Returns what the proxies have written, the farthest first. Something that is no address hides what is before it.
	 *
	 * @return string[]
	 */
	private function hops(): array {
		$header = isset( $_SERVER['HTTP_X_FORWARDED_FOR'] ) && is_string( $_SERVER['HTTP_X_FORWARDED_FOR'] ) ? sanitize_text_field( wp_unslash( $_SERVER['HTTP_X_FORWARDED_FOR'] ) ) : '';
		$hops   = array();
		foreach ( array_reverse( explode( ',', substr( $header, -self::HEADER_BYTES ) ) ) as $hop ) {
			$address = $this->normalize( $hop );
			if ( '' === $address ) {
				break;
			}
			array_unshift( $hops, $address );
		}
		return $hops;
	}

	/**
	 * Returns an address in its usual form, without a port; empty if it is none.
	 *
	 * @param string $text As somebody wrote it.
	 */
	private function normalize( string $text ): string {
		$text  = (string) preg_replace( array( '/^\[(.*)\](?::\d+)?$/', '/^(\d+\.\d+\.\d+\.\d+):\d+$/', '/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i' ), '$1', trim( $text ) );
		$bytes = false !== filter_var( $text, FILTER_VALIDATE_IP ) ? inet_pton( $text ) : false;
		return false === $bytes ? '' : (string) inet_ntop( $bytes );
	}

	/**
	 * Tells whether an address is in a range.
	 *
	 * @param string $address An address.
	 * @param string $range   An address, or one with a slash and the number of its bits that count.
	 */
	private function is_in( string $address, string $range ): bool {
		list( $first, $bits ) = array_pad( explode( '/', $range, 2 ), 2, null );
		$first                = $this->normalize( (string) $first );
		if ( '' === $first || '' === $address || ( null !== $bits && 1 !== preg_match( '/^\d{1,3}$/D', $bits ) ) ) {
			return false;
		}
		$wanted = (string) inet_pton( $first );
		$found  = (string) inet_pton( $address );
		$length = null === $bits ? 8 * strlen( $wanted ) : (int) $bits;
		if ( strlen( $wanted ) !== strlen( $found ) || $length < 1 || $length > 8 * strlen( $wanted ) ) {
			return false;
		}
		$whole = intdiv( $length, 8 );
		$mask  = chr( 0xff << ( 8 - $length % 8 ) & 0xff );
		return substr( $wanted, 0, $whole ) === substr( $found, 0, $whole )
			&& ( 0 === $length % 8 || ( $wanted[ $whole ] & $mask ) === ( $found[ $whole ] & $mask ) );
	}
}
