<?php
/**
 * What a person's profile says of the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

use Veranda\Auth\Access_Versions;
use Veranda\Auth\Agent_Departments;
use Veranda\Auth\Capabilities;
use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Tables;
use WP_User;

defined( 'ABSPATH' ) || exit;

/** Lets who manages the chat choose, in the profile of an agent, for which departments they answer. */
final class Agent_Profile {

	private const FIELD = 'veranda_departments';
	/** Tells a form in which nothing is ticked from one that has no such fields. */
	private const SHOWN = 'veranda_departments_shown';

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Migrator $migrator,
		private readonly Access_Versions $versions
	) {}

	/** Adds the hooks. */
	public function listen(): void {
		foreach ( array( 'show_user_profile', 'edit_user_profile' ) as $hook ) {
			add_action( $hook, array( $this, 'render' ) );
		}
		foreach ( array( 'personal_options_update', 'edit_user_profile_update' ) as $hook ) {
			add_action( $hook, array( $this, 'save' ) );
		}
	}

	/**
	 * Prints the departments to be ticked; nothing on a site without any.
	 *
	 * @param WP_User $user Whose profile it is.
	 */
	public function render( WP_User $user ): void {
		$own         = Agent_Departments::of( $user->ID );
		$departments = $this->departments( $own );
		if ( array() === $departments || ! $this->may_change( $user->ID ) ) {
			return;
		}
		printf( '<h2>%s</h2><table class="form-table" role="presentation"><tr><th scope="row">%s</th><td><fieldset>', esc_html__( 'Chat', 'veranda' ), esc_html__( 'Departments', 'veranda' ) );
		printf( '<legend class="screen-reader-text">%s</legend><input type="hidden" name="%s" value="1">', esc_html__( 'Departments', 'veranda' ), esc_attr( self::SHOWN ) );
		foreach ( $departments as $id => $name ) {
			printf(
				'<label><input type="checkbox" name="%s[]" value="%s"%s> <bdi>%s</bdi></label><br>',
				esc_attr( self::FIELD ),
				esc_attr( $id ),
				checked( in_array( $id, $own, true ), true, false ),
				esc_html( $name )
			);
		}
		printf( '<p class="description">%s</p></fieldset></td></tr></table>', esc_html__( 'This person sees the conversations of these departments alone. If none is ticked, they see all conversations.', 'veranda' ) );
	}

	/**
	 * Keeps what was ticked, and has a new token made: the old one names other departments.
	 *
	 * @param int $user_id Whose profile it is.
	 */
	public function save( int $user_id ): void {
		// Other plugins save profiles by forms of their own: theirs are none of ours.
		$nonce = isset( $_POST['_wpnonce'] ) && is_string( $_POST['_wpnonce'] ) ? sanitize_key( wp_unslash( $_POST['_wpnonce'] ) ) : '';
		if ( false === wp_verify_nonce( $nonce, 'update-user_' . $user_id ) || ! isset( $_POST[ self::SHOWN ] ) || ! $this->may_change( $user_id ) ) {
			return;
		}
		$sent  = isset( $_POST[ self::FIELD ] ) ? map_deep( wp_unslash( $_POST[ self::FIELD ] ), 'sanitize_text_field' ) : array();
		$sent  = array_filter( is_array( $sent ) ? $sent : array(), 'is_string' );
		$own   = Agent_Departments::of( $user_id );
		$asked = array_values( array_intersect( array_keys( $this->departments( $own ) ), $sent ) );
		if ( array() !== array_diff( $asked, $own ) || array() !== array_diff( $own, $asked ) ) {
			Agent_Departments::put( $user_id, $asked );
			$this->versions->raise_on( get_current_blog_id(), $user_id );
		}
	}

	/**
	 * Tells whether whoever is logged in decides this, and the other is an agent.
	 *
	 * @param int $user_id Whose profile it is.
	 */
	private function may_change( int $user_id ): bool {
		return current_user_can( Capabilities::MANAGE ) && current_user_can( 'edit_user', $user_id ) && user_can( $user_id, Capabilities::REPLY );
	}

	/**
	 * Returns the names of the departments by id, in their order. Those that are gone but that somebody is limited to stay
	 * there to be unticked: saving the profile must not show them all conversations.
	 *
	 * @param list<string> $own Those that the agent is limited to.
	 * @return array<string, string>
	 */
	private function departments( array $own ): array {
		$rows  = $this->migrator->is_current() ? $this->database->rows( 'SELECT public_id, name FROM %i ORDER BY position, name', $this->tables->departments() ) : array();
		$names = array();
		foreach ( $rows as $row ) {
			$names[ (string) $row['public_id'] ] = (string) $row['name'];
		}
		foreach ( $own as $id ) {
			$names[ $id ] ??= __( 'A department that is gone', 'veranda' );
		}
		return $names;
	}
}
