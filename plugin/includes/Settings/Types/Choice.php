<?php
/**
 * One of several values.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;

defined( 'ABSPATH' ) || exit;

/** One of a few words. */
final class Choice implements Setting_Type {

	/**
	 * Allows these words.
	 *
	 * @param string[] $values The words.
	 */
	public function __construct( private readonly array $values ) {}

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		return is_string( $value ) && in_array( $value, $this->values, true ) ? $value : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type' => 'string',
			'enum' => $this->values,
		);
	}
}
