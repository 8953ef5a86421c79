<?php
/**
 * The setting that holds rules of placement.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Placement\Rules;
use Veranda\Settings\Setting_Type;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** Rules of where the chat shows, as a list in JSON. */
final class Placement_Rules implements Setting_Type {

	private const CHARACTERS = 20000;

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		return is_string( $value ) && Text::length( $value ) <= self::CHARACTERS && null !== Rules::read( $value ) ? $value : null;
	}

	/**
	 * Describes the values as JSON Schema, with what rules can name on this site.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'      => 'string',
			'format'    => 'placement-rules',
			'maxLength' => self::CHARACTERS,
		);
	}
}
