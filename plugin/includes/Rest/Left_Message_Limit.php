<?php
/**
 * Limits for people who are not logged in.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Client_Address;

defined( 'ABSPATH' ) || exit;

/**
 * Counts what one network address leaves, and everybody together. The address itself is not kept, only a keyed hash of it,
 * for minutes.
 */
final class Left_Message_Limit {

	private const OF_AN_ADDRESS   = 5;
	private const ADDRESS_SECONDS = 600;

	private const OF_THE_SITE  = 100;
	private const SITE_SECONDS = 3600;

	public function __construct( private readonly Client_Address $client ) {}

	/** Counts one more; false when it is too many. Requests at the same moment count as one, unless a lock parts them. */
	public function take(): bool {
		return $this->count( substr( wp_hash( $this->network() ), 0, 20 ), self::OF_AN_ADDRESS, self::ADDRESS_SECONDS )
			&& $this->count( 'site', self::OF_THE_SITE, self::SITE_SECONDS );
	}

	/**
	 * Counts one more; false when it is too many.
	 *
	 * @param string $whose   Names the counter.
	 * @param int    $allowed How many within that time.
	 * @param int    $seconds How long a count lasts.
	 */
	private function count( string $whose, int $allowed, int $seconds ): bool {
		$key     = 'veranda_limit_' . $whose;
		$counted = get_transient( $key );
		$count   = is_array( $counted ) && is_int( $counted['count'] ?? null ) ? $counted['count'] : 0;
		$until   = is_array( $counted ) && is_int( $counted['until'] ?? null ) ? $counted['until'] : 0;
		if ( $until <= time() ) {
			$count = 0;
			$until = time() + $seconds;
		}
		if ( $count >= $allowed ) {
			return false;
		}
		set_transient(
			$key,
			array(
				'count' => $count + 1,
				'until' => $until,
			),
			max( 1, $until - time() )
		);
		return true;
	}

	/** Returns the sender's network: an IPv4 address, or the 64 bits of IPv6 that one connection has to itself. */
	private function network(): string {
		$address = $this->client->get();
		$bytes   = '' === $address ? '' : (string) inet_pton( $address );
		return bin2hex( 16 === strlen( $bytes ) ? substr( $bytes, 0, 8 ) : $bytes );
	}
}
