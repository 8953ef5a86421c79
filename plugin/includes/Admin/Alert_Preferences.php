<?php
/**
 * How an agent wants to be called.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

defined( 'ABSPATH' ) || exit;

/** Reads what an agent chose in the inbox, which WordPress keeps among the user's preferences. */
final class Alert_Preferences {

	/** As admin-ui/src/alerts/preferences.ts names it. */
	private const SCOPE = 'veranda/alerts';

	/**
	 * Returns what was chosen; whoever reads it checks it, since any script of the user may have written it.
	 *
	 * @param int $user_id The agent.
	 * @return array<mixed>
	 */
	public static function of( int $user_id ): array {
		$all = get_user_option( 'persisted_preferences', $user_id );
		$own = is_array( $all ) ? ( $all[ self::SCOPE ] ?? null ) : null;
		return is_array( $own ) ? $own : array();
	}
}
