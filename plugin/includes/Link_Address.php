<?php
/**
 * The address of a link in a mail to a visitor.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda;

defined( 'ABSPATH' ) || exit;

/** Names the page to which links in mails lead, and writes such links. */
final class Link_Address {

	/** The parameter by which a request asks for the page. */
	public const PARAMETER = 'veranda_link';

	/**
	 * Returns the address of a link. What it carries stands behind `#`: browsers send that to nobody, neither to the server
	 * and its logs nor as the referrer.
	 *
	 * @param string $key What the relay has signed; anything else leads to the page, which says that the link is none.
	 */
	public static function of( string $key ): string {
		return add_query_arg( self::PARAMETER, '1', home_url( '/' ) ) . ( 1 === preg_match( '/^[A-Za-z0-9._-]{1,100}$/D', $key ) ? '#' . $key : '' );
	}
}
