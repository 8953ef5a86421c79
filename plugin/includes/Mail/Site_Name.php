<?php
/**
 * The site's name.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

use Veranda\Option;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** Names the site in mails. */
final class Site_Name {

	/** Returns the name as plain text. */
	public static function get(): string {
		return Text::from_wordpress( Option::text( 'blogname' ) );
	}
}
