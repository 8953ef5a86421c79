<?php
/**
 * Who may use whom in the plugin, for PHPStan.
 *
 * @package Veranda\Tools
 */

declare( strict_types=1 );

namespace Veranda\Tools;

use PHPat\Selector\Selector;
use PHPat\Selector\SelectorInterface;
use PHPat\Test\Attributes\TestRule;
use PHPat\Test\Builder\Rule;
use PHPat\Test\PHPat;

/** Turns the part of map.json that is about the plugin into rules of phpat. */
final class Import_Rules {

	/**
	 * Returns one rule for each part that may not use all others.
	 *
	 * @return iterable<string, Rule>
	 */
	#[TestRule]
	public function parts(): iterable {
		$map = json_decode( (string) file_get_contents( __DIR__ . '/map.json' ), true, 16, JSON_THROW_ON_ERROR )['php'];
		foreach ( $map as $name => $part ) {
			$forbidden = array_diff( array_keys( $map ), $part['mayUse'], array( $name ) );
			if ( array() === $forbidden ) {
				continue;
			}
			yield $name => PHPat::rule()
				->classes( $this->classes_of( $name, $part ) )
				->shouldNot()->dependOn()
				->classes( ...array_map( fn( string $other ): SelectorInterface => $this->classes_of( $other, $map[ $other ] ), array_values( $forbidden ) ) )
				->because( $name . ' may use ' . ( array() === $part['mayUse'] ? 'nothing of ours' : implode( ', ', $part['mayUse'] ) ) . ' (docs/architecture.md)' );
		}
	}

	/**
	 * Selects the classes of a part: its namespace, or what the map's pattern says.
	 *
	 * @param string                  $name Name of the part.
	 * @param array{classes?: string} $part What the map says of it.
	 */
	private function classes_of( string $name, array $part ): SelectorInterface {
		return isset( $part['classes'] ) ? Selector::classname( $part['classes'], true ) : Selector::inNamespace( 'Veranda\\' . $name );
	}
}
