<?php
/**
 * The secret that site and relay share.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

use Veranda\Option;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps the secret: in an option that is not loaded with every page, or in the constant VERANDA_SECRET. There is no
 * default. While it is being changed, the previous one is still known for answers that the relay signed with it.
 */
final class Site_Secret {

	public const OPTION          = 'veranda_secret';
	public const PREVIOUS_OPTION = 'veranda_secret_previous';

	/** As the relay demands. */
	public const MINIMUM_BYTES = 32;

	/** Makes the secret unless there is one. */
	public function ensure(): void {
		if ( ! $this->is_constant() && '' === Option::text( self::OPTION ) ) {
			update_option( self::OPTION, bin2hex( random_bytes( 32 ) ), false );
		}
	}

	/** Tells whether wp-config.php holds the secret. */
	public function is_constant(): bool {
		return defined( 'VERANDA_SECRET' );
	}

	/** Tells whether there is a secret of sufficient length. */
	public function is_usable(): bool {
		return strlen( $this->current() ) >= self::MINIMUM_BYTES;
	}

	/** Returns the length of what is configured, in bytes. */
	public function length(): int {
		return strlen( $this->current() );
	}

	/** Returns the last four characters, by which a person can tell two secrets apart; nothing of a short one. */
	public function last_four(): string {
		return $this->is_usable() ? substr( $this->current(), -4 ) : '';
	}

	/**
	 * Returns the secret that signs.
	 *
	 * @throws Secret_Missing When there is none, or it is too short.
	 */
	public function get(): string {
		if ( ! $this->is_usable() ) {
			throw new Secret_Missing( 'The secret of this site is missing or shorter than 32 bytes.' );
		}
		return $this->current();
	}

	/**
	 * Returns the secrets whose signatures are accepted, the current one first.
	 *
	 * @return string[]
	 * @throws Secret_Missing When the current one is missing.
	 */
	public function generations(): array {
		$previous = $this->read( 'VERANDA_SECRET_PREVIOUS', self::PREVIOUS_OPTION );
		return strlen( $previous ) < self::MINIMUM_BYTES
			? array( $this->get() )
			: array( $this->get(), $previous );
	}

	/** Returns whatever is configured. */
	private function current(): string {
		return $this->read( 'VERANDA_SECRET', self::OPTION );
	}

	/**
	 * Reads a constant, or else an option.
	 *
	 * @param string $constant Its name.
	 * @param string $option   Its name.
	 */
	private function read( string $constant, string $option ): string {
		if ( defined( $constant ) ) {
			$value = constant( $constant );
			return is_string( $value ) ? $value : '';
		}
		return Option::text( $option );
	}
}
