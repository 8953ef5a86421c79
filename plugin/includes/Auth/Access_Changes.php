<?php
/**
 * What takes access away.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * Raises a person's access version whenever what WordPress vouched for has changed. What concerns the account is the
 * whole network's; roles and capabilities are a site's.
 */
final class Access_Changes {

	public function __construct( private readonly Access_Versions $versions ) {}

	/** Listens to everything that can take an agent's access away. */
	public function listen(): void {
		add_action( 'wp_logout', array( $this->versions, 'raise' ) );
		add_action(
			'wp_set_password',
			function ( string $password, int $user_id ): void {
				$this->versions->raise( $user_id );
			},
			10,
			2
		);
		add_action( 'profile_update', array( $this, 'raise_if_password_changed' ), 10, 2 );
		// Roles and single capabilities of a user are one row of user meta, however they are changed.
		foreach ( array( 'added_user_meta', 'updated_user_meta', 'deleted_user_meta' ) as $hook ) {
			add_action( $hook, array( $this, 'raise_on_user_meta' ), 10, 3 );
		}
		// Before the row is written: afterwards nobody knows which sessions there were.
		add_action( 'update_user_meta', array( $this, 'raise_on_ended_session' ), 10, 4 );
		add_action( 'updated_option', array( $this, 'raise_on_edited_roles' ), 10, 3 );
		add_action( 'delete_user', array( $this->versions, 'raise' ) );
		add_action( 'wpmu_delete_user', array( $this->versions, 'raise' ) );
		add_action(
			'remove_user_from_blog',
			function ( int|string $user_id ): void {
				$this->versions->raise_on( get_current_blog_id(), (int) $user_id );
			}
		);
		add_action( 'revoked_super_admin', array( $this->versions, 'raise' ) );
	}

	/**
	 * Revokes when an edited profile has a new password, or may have: some plugins do not say what it was before.
	 *
	 * @param int   $user_id Who was edited.
	 * @param mixed $before  As it was: a WP_User from WordPress itself.
	 */
	public function raise_if_password_changed( int $user_id, mixed $before = null ): void {
		$user = get_userdata( $user_id );
		if ( ! $user || ! $before instanceof WP_User || $user->user_pass !== $before->user_pass || $user->user_email !== $before->user_email ) {
			$this->versions->raise( $user_id );
		}
	}

	/**
	 * Revokes when a user's roles or capabilities on a site, or all sessions, have changed.
	 *
	 * @param int|int[] $meta_id Not used.
	 * @param int       $user_id Whose.
	 * @param string    $key     The name of the row.
	 */
	public function raise_on_user_meta( int|array $meta_id, int $user_id, string $key ): void {
		if ( 'session_tokens' === $key && 'deleted_user_meta' === current_action() ) {
			$this->versions->raise( $user_id );
		}
		if ( ! str_ends_with( $key, 'capabilities' ) ) {
			return;
		}
		// The row names its site, which need not be the current one.
		foreach ( $this->versions->sites_of( $user_id ) as $site_id ) {
			if ( $this->versions->prefix_of( $site_id ) . 'capabilities' === $key ) {
				$this->versions->raise_on( $site_id, $user_id );
			}
		}
	}

	/**
	 * Revokes when a user's sessions are about to be replaced by fewer, as "Log out everywhere else" does. A login only
	 * adds a session, and drops those that have expired anyway.
	 *
	 * @param int    $meta_id Not used.
	 * @param int    $user_id Whose.
	 * @param string $key     The name of the row.
	 * @param mixed  $after   What will be written.
	 */
	public function raise_on_ended_session( int $meta_id, int $user_id, string $key, mixed $after ): void {
		if ( 'session_tokens' !== $key ) {
			return;
		}
		$before = get_user_meta( $user_id, $key, true );
		$ended  = array_diff_key( is_array( $before ) ? $before : array(), is_array( $after ) ? $after : array() );
		foreach ( $ended as $session ) {
			// Old sessions are nothing but their expiration.
			$expiration = is_array( $session ) ? ( $session['expiration'] ?? 0 ) : $session;
			if ( is_numeric( $expiration ) && (int) $expiration >= time() ) {
				$this->versions->raise( $user_id );
				return;
			}
		}
	}

	/**
	 * Revokes when a role lost or gained one of our capabilities. Which users that concerns is not worth finding out:
	 * who still may gets a new token within seconds.
	 *
	 * @param string $option Name of the option.
	 * @param mixed  $before As it was.
	 * @param mixed  $after  As it is.
	 */
	public function raise_on_edited_roles( string $option, mixed $before, mixed $after ): void {
		if ( $this->versions->prefix_of( get_current_blog_id() ) . 'user_roles' === $option && $this->grants( $before ) !== $this->grants( $after ) ) {
			$this->versions->raise_all();
		}
	}

	/**
	 * Returns which of our capabilities each role has.
	 *
	 * @param mixed $roles Value of the option with the roles.
	 * @return array<int|string, mixed[]>
	 */
	private function grants( mixed $roles ): array {
		$grants = array();
		foreach ( is_array( $roles ) ? $roles : array() as $name => $role ) {
			$capabilities = is_array( $role ) && is_array( $role['capabilities'] ?? null ) ? $role['capabilities'] : array();
			$ours         = array_intersect_key( $capabilities, array_fill_keys( Capabilities::ALL, true ) );
			if ( array() !== $ours ) {
				ksort( $ours );
				$grants[ $name ] = $ours;
			}
		}
		ksort( $grants );
		return $grants;
	}
}
