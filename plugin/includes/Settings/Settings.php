<?php
/**
 * The owner's settings.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use LogicException;

defined( 'ABSPATH' ) || exit;

/** One state of the settings; small enough to be loaded with every page. */
final class Settings {

	/**
	 * The values by name: one for each definition.
	 *
	 * @var array<string, string|bool|int>
	 */
	private readonly array $values;

	/**
	 * Takes the values; what is missing or of another type gets what a new site has.
	 *
	 * @param Definitions         $definitions All settings.
	 * @param array<mixed, mixed> $values      By the name of the setting.
	 * @param int                 $version     Counts the changes, so that an edit based on older values is noticed.
	 */
	public function __construct(
		private readonly Definitions $definitions,
		array $values,
		public readonly int $version
	) {
		$this->values = array_map( static fn( Setting $setting ): string|bool|int => $setting->restore( $values[ $setting->name ] ?? null ), $definitions->all() );
	}

	/**
	 * Returns a setting that holds a text.
	 *
	 * @param string $name Name of the setting: a constant of its section.
	 * @throws LogicException When there is no such setting or it holds something else.
	 */
	public function text( string $name ): string {
		$value = $this->values[ $name ] ?? null;
		return is_string( $value ) ? $value : throw new LogicException( "No setting $name holds a text." );
	}

	/**
	 * Tells whether something is switched on.
	 *
	 * @param string $name Name of the setting: a constant of its section.
	 * @throws LogicException When there is no such setting or it holds something else.
	 */
	public function is_on( string $name ): bool {
		$value = $this->values[ $name ] ?? null;
		return is_bool( $value ) ? $value : throw new LogicException( "No setting $name is a switch." );
	}

	/**
	 * Returns a setting that holds a whole number.
	 *
	 * @param string $name Name of the setting: a constant of its section.
	 * @throws LogicException When there is no such setting or it holds something else.
	 */
	public function number( string $name ): int {
		$value = $this->values[ $name ] ?? null;
		return is_int( $value ) ? $value : throw new LogicException( "No setting $name holds a number." );
	}

	/**
	 * Returns the definition of a setting.
	 *
	 * @param string $name Name of the setting.
	 * @throws LogicException When there is no such setting.
	 */
	public function definition( string $name ): Setting {
		return $this->definitions->get( $name );
	}

	/**
	 * Returns all values by name.
	 *
	 * @return array<string, string|bool|int>
	 */
	public function all(): array {
		return $this->values;
	}

	/**
	 * Returns what every page with the chat may carry.
	 *
	 * @return array<string, string|bool|int>
	 */
	public function for_pages(): array {
		return array_filter( $this->values, fn( string $name ): bool => $this->definitions->get( $name )->is_public, ARRAY_FILTER_USE_KEY );
	}

	/**
	 * Returns what the relay is told.
	 *
	 * @return array<string, string|bool|int>
	 */
	public function for_relay(): array {
		return array_filter( $this->values, fn( string $name ): bool => $this->definitions->get( $name )->is_for_relay, ARRAY_FILTER_USE_KEY );
	}
}
