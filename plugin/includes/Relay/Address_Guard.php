<?php
/**
 * Where the site's server may connect to.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

use Closure;
use Veranda\Auth\Request_Origin;
use Veranda\Site_Origins;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps the relay's address, which everybody can type who manages the chat, from leading into the server's own network:
 * the answers would tell what listens there. An address inside of it has to be allowed in wp-config.php.
 */
final class Address_Guard {

	/**
	 * Takes what differs from one server to another.
	 *
	 * @param Request_Origin            $origin          The site's own addresses: who asks for one of those learns nothing.
	 * @param bool                      $may_be_internal Whether wp-config.php allows internal addresses.
	 * @param Closure(string): string[] $resolve         Finds the IP addresses of a host's name.
	 */
	public function __construct(
		private readonly Request_Origin $origin,
		private readonly bool $may_be_internal,
		private readonly Closure $resolve
	) {}

	/** Builds the guard of this site; the constant VERANDA_ALLOW_INTERNAL_RELAY decides about internal addresses. */
	public static function of_wordpress(): self {
		$may_be_internal = defined( 'VERANDA_ALLOW_INTERNAL_RELAY' ) && true === constant( 'VERANDA_ALLOW_INTERNAL_RELAY' );
		return new self( new Request_Origin(), $may_be_internal, self::resolve( ... ) );
	}

	/**
	 * Returns the IP addresses to which a connection for this URL may be made.
	 *
	 * @param string $url         With a host.
	 * @param bool   $is_constant Whether it was written into wp-config.php.
	 * @return string[]
	 * @throws Address_Refused When the host is unknown, or one of its addresses is not allowed.
	 */
	public function check( string $url, bool $is_constant ): array {
		$host      = trim( (string) wp_parse_url( $url, PHP_URL_HOST ), '[]' );
		$addresses = Network_Range::is_address( $host ) ? array( $host ) : ( $this->resolve )( $host );
		if ( array() === $addresses ) {
			/* translators: %s: name of a host. */
			throw new Address_Refused( sprintf( __( 'The name %s is unknown to this server.', 'veranda' ), $host ) );
		}
		$may_be_internal = $is_constant || $this->may_be_internal || $this->origin->is_own( Site_Origins::of_url( $url ) );
		foreach ( $addresses as $address ) {
			if ( Network_Range::is_forbidden( $address ) ) {
				/* translators: 1: name of a host, 2: IP address. */
				throw new Address_Refused( sprintf( __( '%1$s leads to %2$s, which can never be a relay.', 'veranda' ), $host, $address ) );
			}
			if ( ! $may_be_internal && Network_Range::is_internal( $address ) ) {
				/* translators: 1: name of a host, 2: IP address. */
				throw new Address_Refused( sprintf( __( '%1$s leads to %2$s, inside the network of this server. If that is right, set the constant VERANDA_ALLOW_INTERNAL_RELAY to true in wp-config.php.', 'veranda' ), $host, $address ) );
			}
		}
		return $addresses;
	}

	/**
	 * Finds the IP addresses of a host's name.
	 *
	 * @param string $host The name.
	 * @return string[]
	 */
	private static function resolve( string $host ): array {
		$addresses = gethostbynamel( $host );
		if ( false !== $addresses && array() !== $addresses ) {
			return $addresses;
		}
		$records = @dns_get_record( $host, DNS_AAAA ); // phpcs:ignore WordPress.PHP.NoSilencedErrors.Discouraged -- It warns about names that do not exist.
		return array_values( array_filter( array_column( false === $records ? array() : $records, 'ipv6' ), 'is_string' ) );
	}
}
