<?php
/**
 * Ranges of IP addresses.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

defined( 'ABSPATH' ) || exit;

/** Tells which kind of network an IP address belongs to. */
final class Network_Range {

	/** Link-local, this host, multicast, and the clouds' services for their own machines, which hand out passwords. */
	private const FORBIDDEN = array(
		'0.0.0.0/8',
		'100.100.100.200/32',
		'168.63.129.16/32',
		'169.254.0.0/16',
		'192.0.0.192/32',
		'224.0.0.0/3',
		'::/128',
		'fd00:ec2::254/128',
		'fd20:ce::254/128',
		'fe80::/10',
		'ff00::/8',
	);

	/** This machine, private networks, and those between a provider and its customers. */
	private const INTERNAL = array(
		'10.0.0.0/8',
		'100.64.0.0/10',
		'127.0.0.0/8',
		'172.16.0.0/12',
		'192.0.0.0/24',
		'192.168.0.0/16',
		'198.18.0.0/15',
		'::1/128',
		'fc00::/7',
		'fec0::/10',
	);

	/** Where an IPv6 address has an IPv4 address inside, and at which byte: mapped, NAT64, 6to4. */
	private const EMBEDDED = array(
		'::ffff:0:0/96' => 12,
		'64:ff9b::/96'  => 12,
		'2002::/16'     => 2,
	);

	/**
	 * Tells whether a text is an IP address.
	 *
	 * @param string $text Any text, an IPv6 address without brackets.
	 */
	public static function is_address( string $text ): bool {
		return false !== filter_var( $text, FILTER_VALIDATE_IP );
	}

	/**
	 * Tells whether nothing of ours may ever connect to an address.
	 *
	 * @param string $address An IP address.
	 */
	public static function is_forbidden( string $address ): bool {
		return self::is_in_any( $address, self::FORBIDDEN );
	}

	/**
	 * Tells whether an address leads into the server's own network.
	 *
	 * @param string $address An IP address.
	 */
	public static function is_internal( string $address ): bool {
		return self::is_in_any( $address, self::INTERNAL );
	}

	/**
	 * Tells whether an address, or the one inside of it, is in one of these ranges.
	 *
	 * @param string   $address An IP address.
	 * @param string[] $ranges  Network and number of bits.
	 */
	private static function is_in_any( string $address, array $ranges ): bool {
		$bytes = (string) inet_pton( $address );
		foreach ( self::EMBEDDED as $range => $at ) {
			if ( self::is_in( $bytes, $range ) ) {
				$bytes = substr( $bytes, $at, 4 );
				break;
			}
		}
		foreach ( $ranges as $range ) {
			if ( self::is_in( $bytes, $range ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Tells whether an address is in a range.
	 *
	 * @param string $bytes The address, 4 or 16 bytes.
	 * @param string $range Network and number of bits.
	 */
	private static function is_in( string $bytes, string $range ): bool {
		list( $network, $bits ) = explode( '/', $range );

		$network = (string) inet_pton( $network );
		$whole   = intdiv( (int) $bits, 8 );
		$left    = 8 - (int) $bits % 8;
		return strlen( $bytes ) === strlen( $network )
			&& substr( $bytes, 0, $whole ) === substr( $network, 0, $whole )
			&& ( 8 === $left || 0 === ( ord( $bytes[ $whole ] ) ^ ord( $network[ $whole ] ) ) >> $left );
	}
}
