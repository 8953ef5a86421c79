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
use Veranda\Settings\Sections\Relay;

defined( 'ABSPATH' ) || exit;

/**
 * Reads and changes the settings of the current site. They are one option that holds JSON in ASCII: WordPress stores nothing
 * of a text with an emoji where its options table knows utf8mb3 only, and says so to nobody.
 */
final class Settings_Store {

	public const OPTION = 'veranda_settings';

	private const WAIT_SECONDS = 5;

	public function __construct(
		public readonly Definitions $definitions,
		private readonly Named_Lock $lock
	) {}

	/** Writes what a new site has, in the site's language, unless there are settings. */
	public function ensure(): void {
		if ( array() === $this->read_option() ) {
			$this->write( new Settings( $this->definitions, array(), 1 ) );
		}
	}

	/** Returns the settings; constants in wp-config.php take precedence over what is stored. */
	public function get(): Settings {
		return $this->with_constants( $this->stored() );
	}

	/** Tells whether the site knows its relay. */
	public function is_configured(): bool {
		return '' !== $this->get()->text( Relay::URL );
	}

	/**
	 * Changes settings. Another tab's change in between is never overwritten.
	 *
	 * @param int                            $version The version on which the change is based.
	 * @param array<string, string|bool|int> $changes Values by name, checked and clean.
	 * @return bool False if the stored version is another one.
	 * @throws Lock_Not_Taken When somebody else is saving and does not finish.
	 * @throws Not_Saved      When the database did not keep the values.
	 */
	public function change( int $version, array $changes ): bool {
		$before = null;
		$after  = null;
		$this->lock->hold(
			'settings',
			self::WAIT_SECONDS,
			function () use ( $version, $changes, &$before, &$after ): void {
				// What this request read before it held the lock may be old.
				$this->forget();
				$before = $this->stored();
				if ( $before->version === $version ) {
					$after = new Settings( $this->definitions, $changes + $before->all(), $version + 1 );
					$this->write( $after );
				}
			}
		);
		if ( ! $before instanceof Settings || ! $after instanceof Settings ) {
			return false;
		}
		/**
		 * Fires after settings were saved, outside of the lock. Both states have the constants of wp-config.php in them.
		 *
		 * @param Settings $before As they were.
		 * @param Settings $after  As they are now.
		 */
		do_action( 'veranda_settings_changed', $this->with_constants( $before ), $this->with_constants( $after ) );
		return true;
	}

	/**
	 * Stores settings and reads them back.
	 *
	 * @param Settings $settings The settings.
	 * @throws Not_Saved When the database did not keep them.
	 */
	private function write( Settings $settings ): void {
		// Addresses stay readable for tools that move a site to another address.
		$json = (string) wp_json_encode( $settings->all() + array( 'version' => $settings->version ), JSON_UNESCAPED_SLASHES );
		update_option( self::OPTION, $json, true );
		$this->forget();
		if ( get_option( self::OPTION ) !== $json ) {
			throw new Not_Saved( 'The database did not keep the settings.' );
		}
	}

	/** Returns the settings as they are stored. */
	private function stored(): Settings {
		$option  = $this->read_option();
		$version = $option['version'] ?? null;
		return new Settings( $this->definitions, $option, is_int( $version ) ? $version : 1 );
	}

	/**
	 * Returns what the option holds; nothing if it is missing or broken.
	 *
	 * @return array<mixed, mixed>
	 */
	private function read_option(): array {
		$option = get_option( self::OPTION );
		// Other code may have written an array.
		$values = is_string( $option ) ? json_decode( $option, true ) : $option;
		return is_array( $values ) ? $values : array();
	}

	/** Drops what WordPress has cached, so that the next reading is the database's. */
	private function forget(): void {
		wp_cache_delete( 'alloptions', 'options' );
		wp_cache_delete( self::OPTION, 'options' );
	}

	/**
	 * Puts the values of wp-config.php in the place of the stored ones.
	 *
	 * @param Settings $settings As they are stored.
	 */
	private function with_constants( Settings $settings ): Settings {
		return new Settings( $this->definitions, $this->definitions->fixed_values() + $settings->all(), $settings->version );
	}
}
