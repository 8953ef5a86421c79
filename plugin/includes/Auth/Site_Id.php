<?php
/**
 * The site's public id.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

use Veranda\Option;

defined( 'ABSPATH' ) || exit;

/** Names the site to the relay; it is printed into every page. */
final class Site_Id {

	public const OPTION = 'veranda_site_id';

	/** Makes the id unless there is one: 128 random bits behind `s_`. */
	public function ensure(): void {
		if ( '' === $this->get() ) {
			update_option( self::OPTION, 's_' . Base64_Url::encode( random_bytes( 16 ) ), true );
		}
	}

	/** Returns the id, or an empty string before activation. */
	public function get(): string {
		$id = Option::text( self::OPTION );
		return 1 === preg_match( '/^s_[A-Za-z0-9_-]{22}$/', $id ) ? $id : '';
	}
}
