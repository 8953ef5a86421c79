<?php
/**
 * One of several values.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Closure;
use Veranda\Settings\Setting_Type;

defined( 'ABSPATH' ) || exit;

/** One of a few words. */
final class Choice implements Setting_Type {

	/**
	 * Allows these words, each with what people read for it.
	 *
	 * @param Closure(): array<int|string, string> $choices Labels by value, in the language of whoever asks; PHP makes numbers of digits.
	 */
	public function __construct( private readonly Closure $choices ) {}

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		return is_string( $value ) && array_key_exists( $value, ( $this->choices )() ) ? $value : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		$choices = ( $this->choices )();
		return array(
			'type'  => 'string',
			'oneOf' => array_map(
				static fn( int|string $value, string $label ): array => array(
					'enum'  => array( (string) $value ),
					'title' => $label,
				),
				array_keys( $choices ),
				$choices
			),
		);
	}
}
