<?php
/**
 * A text of several lines.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** A text that may have several lines, or be empty. */
final class Lines implements Setting_Type {

	/** Takes the limit in UTF-16 code units, as browsers count. */
	public function __construct( private readonly int $characters ) {}

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		$text = is_string( $value ) ? Text::trim( str_replace( "\r\n", "\n", $value ) ) : null;
		return null !== $text && Text::is_line( str_replace( "\n", ' ', $text ), $this->characters ) ? $text : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'      => 'string',
			'maxLength' => $this->characters,
		);
	}
}
