<?php
/**
 * The way into wp-admin.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

use Veranda\Auth\Capabilities;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps wp-admin open for those who answer visitors or manage the chat. Plugins for shops and members send everybody away
 * who does not write posts, and agents need not.
 */
final class Admin_Access {

	/** Filters of other plugins that say whether the current user is kept out of wp-admin, or from its bar. */
	private const FILTERS = array(
		'woocommerce_prevent_admin_access',
		'woocommerce_disable_admin_bar',
		'pmpro_block_dashboard',
	);

	/** After those of the plugins themselves, before those of an owner who insists. */
	private const PRIORITY = 100;

	/** Adds the hooks. */
	public function listen(): void {
		foreach ( self::FILTERS as $filter ) {
			add_filter( $filter, array( $this, 'let_in' ), self::PRIORITY );
		}
	}

	/**
	 * Says that our people are not kept out; leaves everybody else as they are.
	 *
	 * @param mixed $is_kept_out What others have decided.
	 */
	public function let_in( mixed $is_kept_out ): mixed {
		return current_user_can( Capabilities::REPLY ) || current_user_can( Capabilities::MANAGE ) ? false : $is_kept_out;
	}
}
