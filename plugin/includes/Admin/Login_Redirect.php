<?php
/**
 * The first page after login.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

use Veranda\Auth\Capabilities;
use Veranda\Settings\Sections\Agents;
use Veranda\Settings\Settings_Store;
use WP_User;

defined( 'ABSPATH' ) || exit;

/** Takes agents to the inbox when they log in, if the owner wants that. */
final class Login_Redirect {

	public function __construct( private readonly Settings_Store $settings ) {}

	/** Adds the hook. */
	public function listen(): void {
		add_filter( 'login_redirect', array( $this, 'choose' ), 10, 3 );
	}

	/**
	 * Returns the inbox for agents who asked for no page, and what it was for everybody else.
	 *
	 * @param mixed $address What others have decided.
	 * @param mixed $asked   The page that was asked for.
	 * @param mixed $user    Who logs in; an error while nobody does.
	 */
	public function choose( mixed $address, mixed $asked, mixed $user ): mixed {
		// The login form asks for the dashboard when nobody asked for anything.
		$is_free = in_array( $asked, array( '', null, 'wp-admin/', admin_url() ), true );
		if ( ! $is_free || ! $user instanceof WP_User || ! user_can( $user, Capabilities::REPLY ) || ! $this->settings->get()->is_on( Agents::IS_INBOX_FIRST ) ) {
			return $address;
		}
		return admin_url( 'admin.php?page=' . Menu::INBOX_SLUG );
	}
}
