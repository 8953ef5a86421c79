<?php
/**
 * The address of an image.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** An address from which pages load an image, or none. */
final class Image_Address implements Setting_Type {

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		$url = is_string( $value ) ? Text::trim( $value ) : null;
		return '' === $url || ( null !== $url && Text::is_page_url( $url ) && 1 !== preg_match( '/[\s"\'<>\\\\]/', $url ) ) ? $url : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'      => 'string',
			'maxLength' => Text::URL_CHARACTERS,
		);
	}
}
