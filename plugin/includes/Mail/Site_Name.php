<?php
/**
 * The site's name.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

use Veranda\Option;

defined( 'ABSPATH' ) || exit;

/** Names the site in mails. */
final class Site_Name {

	/** Returns the name as plain text: it is stored escaped. */
	public static function get(): string {
		return wp_specialchars_decode( Option::text( 'blogname' ), ENT_QUOTES );
	}
}
