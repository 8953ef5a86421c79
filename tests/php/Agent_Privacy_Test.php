<?php
/**
 * Export and erasure of what agents have.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Capabilities;

/** What is an agent's own is exported, and goes with the agent. */
final class Agent_Privacy_Test extends Privacy_Test_Case {

	public function test_who_answers_keeps_name_and_picture_and_who_did_loses_them(): void {
		$agent = self::make_user( Capabilities::AGENT_ROLE );
		$row   = array(
			'id'         => $agent->ID,
			'name'       => 'Anna Answers',
			'avatar_url' => 'https://example.test/anna.png',
		);
		self::database()->insert( self::tables()->agents(), $row );

		self::assertStringContainsString( 'Anna Answers', $this->export( $agent->user_email ) );
		self::assertStringContainsString( 'right to answer', implode( $this->erase( $agent->user_email ) ) );
		self::assertStringContainsString( 'Anna Answers', $this->everything() );

		$agent->set_role( 'subscriber' );
		self::assertSame( array(), $this->erase( $agent->user_email ) );
		self::assertStringNotContainsString( 'Anna', $this->everything() );
		self::assertStringContainsString( 'Former agent', $this->everything() );
	}

	public function test_an_agents_own_canned_responses_are_exported_and_go_with_the_agent(): void {
		$agent = self::make_user( Capabilities::AGENT_ROLE );
		$other = self::make_user( Capabilities::AGENT_ROLE );
		foreach ( array( $agent->ID => 'mine', $other->ID => 'theirs', 0 => 'of-all' ) as $owner => $shortcut ) {
			$this->make_canned_response( $owner, $shortcut );
		}

		$html = $this->export( $agent->user_email );
		self::assertStringContainsString( 'Words for mine', $html );
		self::assertStringNotContainsString( 'theirs', $html );
		self::assertStringNotContainsString( 'of-all', $html );
		$this->erase( $agent->user_email );
		self::assertSame( array( 'mine', 'of-all', 'theirs' ), $this->canned_responses(), 'Who answers keeps them.' );

		$agent->set_role( 'subscriber' );
		$this->erase( $agent->user_email );
		self::assertSame( array( 'of-all', 'theirs' ), $this->canned_responses() );
		wp_delete_user( $other->ID );
		self::assertSame( array( 'of-all' ), $this->canned_responses() );
		wp_delete_user( $agent->ID );
	}

	public function test_an_agents_own_saved_views_are_exported_and_go_with_the_agent(): void {
		$agent = self::make_user( Capabilities::AGENT_ROLE );
		foreach ( array( $agent->ID => 'Mine', 0 => 'Ours' ) as $owner => $name ) {
			$this->make_saved_view( $owner, $name );
		}

		$html = $this->export( $agent->user_email );
		self::assertStringContainsString( 'Mine', $html );
		self::assertStringNotContainsString( 'Ours', $html );
		$this->erase( $agent->user_email );
		self::assertSame( array( 'Mine', 'Ours' ), $this->saved_views(), 'Who answers keeps them.' );
		wp_delete_user( $agent->ID );
		self::assertSame( array( 'Ours' ), $this->saved_views() );
	}

	public function test_canned_responses_go_when_the_agent_is_taken_off_the_site_or_the_network(): void {
		foreach ( array( 'remove_user_from_blog', 'wpmu_delete_user' ) as $hook ) {
			$this->make_canned_response( 77, 'mine' );
			$this->make_canned_response( 78, 'theirs' );

			do_action( $hook, 77, get_current_blog_id(), 0 );

			self::assertSame( array( 'theirs' ), $this->canned_responses() );
			do_action( $hook, 78, get_current_blog_id(), 0 );
		}
	}

	/**
	 * Makes a saved view.
	 *
	 * @param int    $owner Whose; 0: shared.
	 * @param string $name  Its name.
	 */
	private function make_saved_view( int $owner, string $name ): void {
		self::database()->insert(
			self::tables()->saved_views(),
			array(
				'public_id'  => 'w_' . $name,
				'owner_id'   => $owner,
				'name'       => $name,
				'list_name'  => 'open',
				'filters'    => '{"tag":"vip"}',
				'sort_order' => 0,
				'created_at' => self::NOW,
				'updated_at' => self::NOW,
			)
		);
	}

	/**
	 * Returns the names of those that there are.
	 *
	 * @return string[]
	 */
	private function saved_views(): array {
		return self::database()->get_col( 'SELECT name FROM ' . self::tables()->saved_views() . ' ORDER BY name' );
	}

	/**
	 * Makes a canned response.
	 *
	 * @param int    $owner    Whose; 0: shared.
	 * @param string $shortcut Its shortcut.
	 */
	private function make_canned_response( int $owner, string $shortcut ): void {
		self::database()->insert(
			self::tables()->canned_responses(),
			array(
				'public_id'    => 'r_' . $shortcut,
				'owner_id'     => $owner,
				'shortcut'     => $shortcut,
				'shortcut_key' => $shortcut,
				'language'     => '',
				'title'        => '',
				'body'         => 'Words for ' . $shortcut,
				'folder'       => '',
				'created_at'   => self::NOW,
				'updated_at'   => self::NOW,
				'updated_by'   => $owner,
			)
		);
	}

	/**
	 * Returns the shortcuts of those that there are.
	 *
	 * @return string[]
	 */
	private function canned_responses(): array {
		return self::database()->get_col( 'SELECT shortcut FROM ' . self::tables()->canned_responses() . ' ORDER BY shortcut' );
	}
}
