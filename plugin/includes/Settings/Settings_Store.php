<?php
/**
 * Where settings are kept.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use Veranda\Database\Lock_Not_Taken;
use Veranda\Database\Named_Lock;
use Veranda\Option;

defined( 'ABSPATH' ) || exit;

/** Reads and changes the settings of the current site. */
final class Settings_Store {

	public const OPTION = 'veranda_settings';

	private const WAIT_SECONDS = 5;

	/**
	 * Takes the lock.
	 *
	 * @param Named_Lock $lock Lets one change at a time compare and write.
	 */
	public function __construct( private readonly Named_Lock $lock ) {}

	/** Writes the defaults, in the site's language, unless there are settings. */
	public function ensure(): void {
		if ( array() === Option::values( self::OPTION ) ) {
			update_option( self::OPTION, Settings::defaults()->to_array(), true );
		}
	}

	/** Returns the settings; a constant in wp-config.php goes before the stored address of the relay. */
	public function get(): Settings {
		$settings = Option::values( self::OPTION );
		if ( $this->is_relay_url_constant() ) {
			$settings['relayUrl'] = rtrim( $this->relay_url_constant(), '/' );
		}
		return Settings::from_array( $settings, Settings::defaults() );
	}

	/** Tells whether wp-config.php says where the relay is. */
	public function is_relay_url_constant(): bool {
		return '' !== $this->relay_url_constant();
	}

	/** Tells whether the site knows its relay. */
	public function is_configured(): bool {
		return '' !== $this->get()->relay_url;
	}

	/**
	 * Changes settings. Another tab's change in between is never overwritten.
	 *
	 * @param int                  $version The version on which the change is based.
	 * @param array<string, mixed> $changes Valid values by the names of the REST API.
	 * @return bool False if the stored version is another one.
	 * @throws Lock_Not_Taken When somebody else is saving and does not finish.
	 */
	public function change( int $version, array $changes ): bool {
		return $this->lock->hold(
			'settings',
			self::WAIT_SECONDS,
			function () use ( $version, $changes ): bool {
				// What this request read before it held the lock may be old.
				wp_cache_delete( 'alloptions', 'options' );
				wp_cache_delete( self::OPTION, 'options' );
				$before = Settings::from_array( Option::values( self::OPTION ), Settings::defaults() );
				if ( $before->version !== $version ) {
					return false;
				}
				update_option( self::OPTION, $before->with( $changes )->to_array(), true );
				return true;
			}
		);
	}

	/** Returns the constant, or an empty string. */
	private function relay_url_constant(): string {
		$value = defined( 'VERANDA_RELAY_URL' ) ? constant( 'VERANDA_RELAY_URL' ) : '';
		return is_string( $value ) ? $value : '';
	}
}
