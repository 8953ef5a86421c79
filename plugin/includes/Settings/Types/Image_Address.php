<?php
/**
 * The address of an image.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;
use Veranda\Site_Origins;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** An address from which pages load an image, or none. It is this site's: another one would learn who visits it. */
final class Image_Address implements Setting_Type {

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		$url = is_string( $value ) ? Text::trim( $value ) : null;
		return '' === $url || ( null !== $url && $this->is_image_url( $url ) ) ? $url : null;
	}

	/**
	 * Describes the values as JSON Schema. The screen says by `origins` that an older address is not shown any more.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'      => 'string',
			'format'    => 'site-image',
			'origins'   => Site_Origins::of_images(),
			'maxLength' => Text::URL_CHARACTERS,
		);
	}

	/**
	 * Tells whether pages may load an image from here.
	 *
	 * @param string $url The address.
	 */
	private function is_image_url( string $url ): bool {
		return Text::is_page_url( $url )
			&& 1 !== preg_match( '/[\s"\'<>\\\\]/', $url )
			&& Site_Origins::cover( $url, Site_Origins::of_images() );
	}
}
