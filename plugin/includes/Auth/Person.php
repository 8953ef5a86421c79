<?php
/**
 * What WordPress knows of a person.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

use Veranda\Text;
use WP_User;

defined( 'ABSPATH' ) || exit;

/** Says who a user is, as plain text that fits the wire. */
final class Person {

	private const NAME_CHARACTERS = 250;

	/**
	 * Returns the name that others read: never empty, never the login when there is another one.
	 *
	 * @param WP_User $user Whose name.
	 */
	public static function name( WP_User $user ): string {
		$name = Text::to_line( Text::from_wordpress( $user->display_name ), self::NAME_CHARACTERS );
		/* translators: %d: number of a WordPress user. */
		return '' === $name ? sprintf( __( 'User %d', 'veranda' ), $user->ID ) : $name;
	}

	/**
	 * Returns the email address; empty if it is too long for one.
	 *
	 * @param WP_User $user Whose address.
	 */
	public static function email( WP_User $user ): string {
		$email = Text::from_wordpress( $user->user_email );
		return Text::length( $email ) <= Text::EMAIL_CHARACTERS ? $email : '';
	}
}
