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
 *
 * The sites of a network have wp-config.php in common and do not trust one another: each has a secret that is derived
 * from the constant, and the constant itself is shown to nobody.
 */
final class Site_Secret {

	public const OPTION          = 'veranda_secret';
	public const PREVIOUS_OPTION = 'veranda_secret_previous';

	/** As the relay demands. */
	public const MINIMUM_BYTES = 32;

	private const CONSTANT          = 'VERANDA_SECRET';
	private const PREVIOUS_CONSTANT = 'VERANDA_SECRET_PREVIOUS';

	public function __construct( private readonly Site_Id $site_id = new Site_Id() ) {}

	/** Makes the secret unless there is one. */
	public function ensure(): void {
		if ( ! $this->is_constant() && '' === Option::text( self::OPTION ) ) {
			update_option( self::OPTION, bin2hex( random_bytes( 32 ) ), false );
		}
	}

	/** Tells whether wp-config.php holds the secret. */
	public function is_constant(): bool {
		return defined( self::CONSTANT );
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
		$previous = $this->read( self::PREVIOUS_CONSTANT, self::PREVIOUS_OPTION );
		return strlen( $previous ) < self::MINIMUM_BYTES
			? array( $this->get() )
			: array( $this->get(), $previous );
	}

	/**
	 * Returns what the site's relay needs, as far as it may be shown, by the names of the relay's variables.
	 *
	 * @return array<string, string>
	 * @throws Secret_Missing When the current one is missing.
	 */
	public function shown(): array {
		return array_diff_key( $this->by_name(), array_flip( $this->hidden() ) );
	}

	/**
	 * Returns the names of those that whoever starts the relay has to copy from wp-config.php.
	 *
	 * @return string[]
	 * @throws Secret_Missing When the current one is missing.
	 */
	public function hidden(): array {
		return array_values( array_filter( array_keys( $this->by_name() ), static fn( string $name ): bool => defined( $name ) && ! is_multisite() ) );
	}

	/**
	 * Returns the generations by their names, which are the same here and at the relay.
	 *
	 * @return array<string, string>
	 * @throws Secret_Missing When the current one is missing.
	 */
	private function by_name(): array {
		$secrets = $this->generations();
		return array_combine( array_slice( array( self::CONSTANT, self::PREVIOUS_CONSTANT ), 0, count( $secrets ) ), $secrets );
	}

	/** Returns whatever is configured. */
	private function current(): string {
		return $this->read( self::CONSTANT, self::OPTION );
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
			return is_string( $value ) ? $this->of_this_site( $value ) : '';
		}
		return Option::text( $option );
	}

	/**
	 * Derives this site's secret from what all sites of the network have in common.
	 *
	 * @param string $secret Value of a constant; one that is too short stays so.
	 */
	private function of_this_site( string $secret ): string {
		if ( ! is_multisite() || strlen( $secret ) < self::MINIMUM_BYTES ) {
			return $secret;
		}
		return bin2hex( hash_hkdf( 'sha256', $secret, 32, 'veranda/v1/site-secret/' . get_current_blog_id(), $this->site_id->get() ) );
	}
}
