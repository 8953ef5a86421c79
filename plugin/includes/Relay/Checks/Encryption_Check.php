<?php
/**
 * Whether browsers may mix site and relay.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Relay\Finding;
use Veranda\Settings\Sections\Relay;
use Veranda\Settings\Settings_Store;

defined( 'ABSPATH' ) || exit;

/** Will browsers block the relay as insecure? */
final class Encryption_Check implements Site_Check {

	public function __construct( private readonly Settings_Store $settings ) {}

	/** Returns what was found; null as long as there is no relay. */
	public function find(): ?Finding {
		$relay_url = $this->settings->get()->text( Relay::URL );
		if ( '' === $relay_url ) {
			return null;
		}
		$is_site_secure  = 'https' === wp_parse_url( home_url(), PHP_URL_SCHEME );
		$is_relay_secure = 'https' === wp_parse_url( $relay_url, PHP_URL_SCHEME );
		if ( $is_site_secure && ! $is_relay_secure ) {
			return new Finding(
				'scheme',
				Finding::CRITICAL,
				__( 'Browsers will block the relay', 'veranda' ),
				__( 'The site uses https, but the address of the relay starts with http.', 'veranda' ),
				__( 'Serve the relay over https, if possible under the site\'s own address, and enter the new address.', 'veranda' )
			);
		}
		return new Finding( 'scheme', Finding::GOOD, __( 'Browsers will not block the relay', 'veranda' ), __( 'Browsers may call the relay from pages of this site.', 'veranda' ) );
	}
}
