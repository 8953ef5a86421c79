<?php
/**
 * Who may do what.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

use WP_User;

defined( 'ABSPATH' ) || exit;

/** Names the plugin's capabilities and gives them to roles. */
final class Capabilities {

	public const VIEW   = 'veranda_view';
	public const REPLY  = 'veranda_reply';
	public const ASSIGN = 'veranda_assign';
	public const EXPORT = 'veranda_export';
	public const DELETE = 'veranda_delete';
	public const MANAGE = 'veranda_manage';

	public const ALL = array( self::VIEW, self::REPLY, self::ASSIGN, self::EXPORT, self::DELETE, self::MANAGE );

	/** The role for people who answer visitors and have nothing else to do in wp-admin. */
	public const AGENT_ROLE = 'veranda_agent';

	private const OF_AGENTS = array( self::VIEW, self::REPLY, self::ASSIGN );

	/** Gives administrators everything and creates the role of agents; what an owner has changed in that role stays. */
	public function grant(): void {
		$administrator = get_role( 'administrator' );
		foreach ( self::ALL as $capability ) {
			if ( null !== $administrator && ! $administrator->has_cap( $capability ) ) {
				$administrator->add_cap( $capability );
			}
		}
		if ( null === get_role( self::AGENT_ROLE ) ) {
			add_role(
				self::AGENT_ROLE,
				__( 'Chat agent', 'veranda' ),
				array_fill_keys( array( 'read', ...self::OF_AGENTS ), true )
			);
		}
	}

	/** Takes role and capabilities away from everybody on the current site. */
	public function remove(): void {
		$roles = wp_roles();
		foreach ( $roles->role_objects as $role ) {
			foreach ( array_intersect( self::ALL, array_keys( $role->capabilities ) ) as $capability ) {
				$role->remove_cap( $capability );
			}
		}
		$this->remove_from_users();
		remove_role( self::AGENT_ROLE );
	}

	/** Takes the role and capabilities away from users who have them personally; their other roles stay. */
	private function remove_from_users(): void {
		$searches = array(
			array( 'capability__in' => self::ALL ),
			array( 'role' => self::AGENT_ROLE ),
		);
		foreach ( $searches as $search ) {
			foreach ( get_users( $search ) as $user ) {
				if ( $user instanceof WP_User ) {
					$this->remove_from( $user );
				}
			}
		}
	}

	/**
	 * Takes role and capabilities away from one person.
	 *
	 * @param WP_User $user The person.
	 */
	private function remove_from( WP_User $user ): void {
		foreach ( array_intersect( array( self::AGENT_ROLE, ...self::ALL ), array_keys( $user->caps ) ) as $name ) {
			$user->remove_cap( $name );
		}
	}
}
