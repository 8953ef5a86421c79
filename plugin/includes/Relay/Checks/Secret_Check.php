<?php
/**
 * Whether the site has a secret.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Auth\Site_Secret;
use Veranda\Relay\Finding;

defined( 'ABSPATH' ) || exit;

/** Is there a secret of sufficient length? */
final class Secret_Check implements Site_Check {

	public function __construct( private readonly Site_Secret $secret ) {}

	/** Returns what was found. */
	public function find(): Finding {
		if ( $this->secret->is_usable() ) {
			/* translators: %s: the last four characters of the secret. */
			return new Finding( 'secret', Finding::GOOD, __( 'The secret is set', 'veranda' ), sprintf( __( 'It ends in %s. The relay must have the same one.', 'veranda' ), $this->secret->last_four() ) );
		}
		return new Finding(
			'secret',
			Finding::CRITICAL,
			__( 'The secret is missing or too short', 'veranda' ),
			/* translators: %d: number of bytes. */
			sprintf( __( 'It has %d bytes; at least 32 are needed.', 'veranda' ), $this->secret->length() ),
			$this->secret->is_constant()
				? __( 'Set the constant VERANDA_SECRET in wp-config.php to 64 random hexadecimal digits, and give the relay the same.', 'veranda' )
				: __( 'Deactivate the plugin and activate it again: that makes a new secret. Then give it to the relay.', 'veranda' )
		);
	}
}
