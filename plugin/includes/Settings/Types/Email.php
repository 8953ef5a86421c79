<?php
/**
 * An email address.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** One email address, or none. */
final class Email implements Setting_Type {

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		$address = is_string( $value ) ? Text::trim( $value ) : null;
		return '' === $address || ( null !== $address && Text::is_line( $address, Text::EMAIL_CHARACTERS ) && false !== is_email( $address ) ) ? $address : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'      => 'string',
			'maxLength' => Text::EMAIL_CHARACTERS,
		);
	}
}
