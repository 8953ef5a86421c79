<?php
/**
 * Settings that are sent without being saved.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

defined( 'ABSPATH' ) || exit;

/** The argument of routes that look at settings which nobody has saved yet: values by name, each of any kind. */
final class Sent_Settings {

	/**
	 * Returns the argument's schema.
	 *
	 * @return array{settings: array<string, mixed>}
	 */
	public static function arguments(): array {
		return array(
			'settings' => array(
				'type'              => 'object',
				'required'          => true,
				'description'       => __( 'Values by the name of the setting.', 'veranda' ),
				'validate_callback' => static fn( mixed $value ): bool => is_array( $value ) && ( array() === $value || ! array_is_list( $value ) ),
			),
		);
	}
}
