<?php
/**
 * The fields of the form before the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Explains_Refusal;
use Veranda\Settings\Setting_Type;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/**
 * A list of fields as JSON: what visitors are asked, in order. The relay reads it (relay/src/prechat-settings.ts), and checks
 * answers by it.
 */
final class Prechat_Fields implements Setting_Type, Explains_Refusal {

	/** As many as the relay takes of one setting (relay/protocol/site-settings.ts). */
	private const CHARACTERS = 10000;
	private const FIELDS     = 20;

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		$fields = $this->read( $value );
		return is_array( $fields ) ? $this->write( $fields ) : null;
	}

	/**
	 * Says what is wrong with a value.
	 *
	 * @param mixed $value What was sent.
	 * @return array{message: string, row: int|null}
	 */
	public function explain( mixed $value ): array {
		$refusal = $this->read( $value );
		return $refusal instanceof Prechat_Field_Refused
			? array(
				'message' => $refusal->getMessage(),
				'row'     => $refusal->row,
			)
			: array(
				'message' => __( 'The form is a list of fields.', 'veranda' ),
				'row'     => null,
			);
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'      => 'string',
			'maxLength' => self::CHARACTERS,
			'format'    => 'prechat-fields',
		);
	}

	/**
	 * Returns the fields, what is wrong with one of them, or null if it is no list.
	 *
	 * @param mixed $value What was sent.
	 * @return list<array<string, mixed>>|Prechat_Field_Refused|null
	 */
	private function read( mixed $value ): array|Prechat_Field_Refused|null {
		$sent = is_string( $value ) ? json_decode( $value, true ) : null;
		if ( ! is_array( $sent ) || ! array_is_list( $sent ) ) {
			return null;
		}
		// Before they are looked at: each is compared with those before it.
		if ( count( $sent ) > self::FIELDS ) {
			/* translators: %d: number of fields. */
			return new Prechat_Field_Refused( sprintf( __( 'The form has up to %d fields. Remove some.', 'veranda' ), self::FIELDS ), self::FIELDS );
		}
		$fields = array();
		try {
			foreach ( $sent as $row => $field ) {
				$fields[] = ( new Prechat_Field( $row, $fields ) )->read( $field );
			}
		} catch ( Prechat_Field_Refused $refusal ) {
			return $refusal;
		}
		return Text::length( $this->write( $fields ) ) > self::CHARACTERS
			? new Prechat_Field_Refused( __( 'The texts of the form are too long all together. Shorten some.', 'veranda' ), null )
			: $fields;
	}

	/**
	 * Returns fields as they are stored.
	 *
	 * @param list<array<string, mixed>> $fields The fields.
	 */
	private function write( array $fields ): string {
		return (string) wp_json_encode( $fields, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}
}
