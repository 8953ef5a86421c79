<?php
/**
 * Whether the relay can tell visitors apart.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Auth\Client_Address;
use Veranda\Relay\Finding;
use Veranda\Relay\Relay_Answer;

defined( 'ABSPATH' ) || exit;

/** Does the relay see the network addresses of visitors, or one of a proxy or container for all of them? */
final class Visitors_Check implements Answer_Check {

	public function __construct( private readonly Client_Address $client ) {}

	/**
	 * Judges the answer; null if it says nothing about this, or if nobody has opened the chat yet.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	public function judge( Relay_Answer $answer ): ?Finding {
		if ( 200 !== $answer->status || ! $answer->is_proved || 0 === $answer->seen_visitors() ) {
			return null;
		}
		$proxies = $answer->unnamed_proxies();
		if ( array() !== $proxies ) {
			return $this->not_told_apart(
				/* translators: %s: one or more IP addresses. */
				sprintf( __( 'Visitors come through a proxy at %s, which the relay does not know.', 'veranda' ), implode( ', ', $proxies ) ),
				/* translators: %s: a line of a configuration. */
				sprintf( __( 'If it is your own, set %s for the relay and restart it.', 'veranda' ), 'TRUSTED_PROXIES=' . implode( ',', $proxies ) )
			);
		}
		if ( $answer->private_visitors() === $answer->seen_visitors() && ! $this->client->is_site_local() ) {
			return $this->not_told_apart(
				__( 'Every visitor since the relay started seems to come from a private network: probably the relay sees the address of a container or a proxy instead.', 'veranda' ),
				__( 'Let the proxy send the visitor\'s address in the header X-Forwarded-For, name the proxy in TRUSTED_PROXIES, and restart the relay. If all your visitors are in your own network, nothing is to be done.', 'veranda' )
			);
		}
		return new Finding( 'visitors', Finding::GOOD, __( 'The relay can tell visitors apart', 'veranda' ), '' );
	}

	/**
	 * Says that limits for one address hold for all visitors together.
	 *
	 * @param string $detail What was seen.
	 * @param string $fix    What to do.
	 */
	private function not_told_apart( string $detail, string $fix ): Finding {
		return new Finding(
			'visitors',
			Finding::WARNING,
			__( 'All visitors look like one to the relay', 'veranda' ),
			$detail . ' ' . __( 'The limits of one address hold for all of them together, so new visitors may have to wait.', 'veranda' ),
			$fix
		);
	}
}
