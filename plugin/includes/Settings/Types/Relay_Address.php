<?php
/**
 * The address of a relay.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** An address at which browsers reach a relay, or none. */
final class Relay_Address implements Setting_Type {

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		$url = is_string( $value ) ? Text::trim( $value ) : null;
		return '' === $url || ( null !== $url && $this->is_relay_url( $url ) ) ? rtrim( $url, '/' ) : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'      => 'string',
			'maxLength' => Text::URL_CHARACTERS,
		);
	}

	/**
	 * Tells whether an address can be a relay's: http or https, nothing behind the path, no login in it.
	 *
	 * @param string $url The address.
	 */
	private function is_relay_url( string $url ): bool {
		$parts = wp_parse_url( $url );
		return Text::is_page_url( $url )
			&& is_array( $parts )
			&& array() === array_diff( array_keys( $parts ), array( 'scheme', 'host', 'port', 'path' ) )
			&& 1 === preg_match( '#^https?://[A-Za-z0-9.\-\[\]:_]+(/[A-Za-z0-9._~/-]*)?$#Di', $url );
	}
}
