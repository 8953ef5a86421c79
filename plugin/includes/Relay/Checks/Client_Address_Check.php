<?php
/**
 * Whether visitors can be told apart.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Auth\Client_Address;
use Veranda\Relay\Finding;

defined( 'ABSPATH' ) || exit;

/** Does WordPress see the network addresses of visitors, or one of a proxy for all of them? The request of whoever checks shows it. */
final class Client_Address_Check implements Site_Check {

	public function __construct( private readonly Client_Address $client ) {}

	/** Returns what was found; null where nobody's request came from the network. */
	public function find(): ?Finding {
		$peer = $this->client->peer();
		if ( '' === $peer || wp_doing_cron() ) {
			return null;
		}
		if ( $this->client->is_forwarded() && ! $this->client->is_proxy( $peer ) ) {
			return $this->not_told_apart(
				/* translators: %s: an IP address. */
				sprintf( __( 'Requests come through a proxy at %s, which WordPress does not know.', 'veranda' ), $peer ),
				/* translators: 1: an IP address, 2: name of a constant. */
				sprintf( __( 'If %1$s is your own proxy or one of your host, set the constant %2$s in wp-config.php to the addresses or ranges of your proxies, with commas between.', 'veranda' ), $peer, Client_Address::CONSTANT )
			);
		}
		if ( $this->client->is_private( $this->client->get() ) && ! $this->client->is_site_local() ) {
			return $this->not_told_apart(
				/* translators: %s: an IP address. */
				sprintf( __( 'WordPress sees the address %s for you: that of a proxy or container in front of it, which does not pass on yours.', 'veranda' ), $peer ),
				__( 'Let the proxy send the visitor\'s address in the header X-Forwarded-For. If you are in the network of the server yourself, nothing is to be done.', 'veranda' )
			);
		}
		return new Finding(
			'addresses',
			Finding::GOOD,
			__( 'Visitors can be told apart', 'veranda' ),
			/* translators: %s: an IP address. */
			sprintf( __( 'WordPress sees the address %s for you.', 'veranda' ), $this->client->get() )
		);
	}

	/**
	 * Says that limits for one visitor hold for all of them together.
	 *
	 * @param string $detail What was seen.
	 * @param string $fix    What to do.
	 */
	private function not_told_apart( string $detail, string $fix ): Finding {
		return new Finding(
			'addresses',
			Finding::WARNING,
			__( 'All visitors look like one', 'veranda' ),
			$detail . ' ' . __( 'While the relay is away, only a few messages can be left within ten minutes by all visitors together.', 'veranda' ),
			$fix
		);
	}
}
