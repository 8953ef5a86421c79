<?php
/**
 * Whether the relay has an address.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Relay\Finding;
use Veranda\Settings\Sections\Relay;
use Veranda\Settings\Settings_Store;

defined( 'ABSPATH' ) || exit;

/** Does the site know where its relay is? */
final class Address_Check implements Site_Check {

	public function __construct( private readonly Settings_Store $settings ) {}

	/** Returns what was found. */
	public function find(): Finding {
		$url = $this->settings->get()->text( Relay::URL );
		if ( '' === $url ) {
			return new Finding(
				'configured',
				Finding::CRITICAL,
				__( 'The address of the relay is not set', 'veranda' ),
				__( 'Without a relay there is no chat: pages do not show it.', 'veranda' ),
				__( 'Start a relay with the start command in Veranda → Settings, then enter its address there.', 'veranda' )
			);
		}
		/* translators: %s: address of the relay. */
		return new Finding( 'configured', Finding::GOOD, __( 'The address of the relay is set', 'veranda' ), sprintf( __( 'Browsers use %s.', 'veranda' ), $url ) );
	}
}
