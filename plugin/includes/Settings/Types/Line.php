<?php
/**
 * One line of text.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** A text on one line. */
final class Line implements Setting_Type {

	/** Takes the limit in UTF-16 code units, as browsers count. */
	public function __construct( private readonly int $characters, private readonly bool $may_be_empty = false ) {}

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		$line = is_string( $value ) ? Text::trim( $value ) : null;
		return null !== $line && ( '' !== $line || $this->may_be_empty ) && Text::is_line( $line, $this->characters ) ? $line : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'      => 'string',
			'minLength' => $this->may_be_empty ? 0 : 1,
			'maxLength' => $this->characters,
		);
	}
}
