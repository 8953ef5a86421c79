<?php
/**
 * Who answers for which department.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

defined( 'ABSPATH' ) || exit;

/** Keeps the departments that an agent is limited to, on each site of a network by itself. The relay learns of them from the agent's token. */
final class Agent_Departments {

	/** User meta, with the prefix of the site. */
	public const META = 'veranda_departments';

	/** As many as a site has. */
	private const MOST = 50;

	private const ID = '/^d_[A-Za-z0-9_-]{22}$/D';

	/**
	 * Returns the ids of the departments that an agent sees; empty: all.
	 *
	 * @param int $user_id The agent.
	 * @return list<string>
	 */
	public static function of( int $user_id ): array {
		$stored = get_user_option( self::META, $user_id );
		$ids    = array_filter( is_array( $stored ) ? $stored : array(), static fn( mixed $id ): bool => is_string( $id ) && 1 === preg_match( self::ID, $id ) );
		return array_slice( array_values( array_unique( $ids ) ), 0, self::MOST );
	}

	/**
	 * Limits an agent to departments. Tokens that say otherwise have to be revoked.
	 *
	 * @param int          $user_id The agent.
	 * @param list<string> $ids     Ids of the departments; empty: all.
	 */
	public static function put( int $user_id, array $ids ): void {
		if ( array() === $ids ) {
			delete_user_option( $user_id, self::META );
		} else {
			update_user_option( $user_id, self::META, $ids );
		}
	}
}
