<?php
/**
 * The chat on every page of wp-admin.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Admin\Desk;
use Veranda\Auth\Site_Id;
use Veranda\Plugin;
use WP_Admin_Bar;

/** Agents get script and item wherever they are, and nobody else gets anything. */
final class Desk_Test extends Site_Test_Case {

	protected function setUp(): void {
		parent::setUp();
		self::change_settings( array( 'relayUrl' => 'https://chat.example.test' ) );
		set_current_screen( 'dashboard' );
		( new Desk( WP_PLUGIN_DIR . '/veranda/', plugins_url( 'veranda/' ), Plugin::VERSION, self::settings(), new Site_Id() ) )->listen();
		$GLOBALS['wp_scripts'] = null;
		$GLOBALS['wp_styles']  = null;
	}

	public function test_agents_get_the_script_wherever_they_are_and_the_inbox_has_its_own(): void {
		$customer_who_answers = self::make_user( 'subscriber' );
		$customer_who_answers->add_cap( 'veranda_reply' );
		foreach ( array( self::make_user( 'veranda_agent' ), self::make_user( 'administrator' ), $customer_who_answers ) as $user ) {
			foreach ( array( 'edit-post' => true, 'dashboard' => true, 'veranda_page_veranda-settings' => true, 'toplevel_page_veranda' => false ) as $screen => $has_script ) {
				$html = $this->page( $user->ID, $screen );

				self::assertSame( $has_script, wp_script_is( 'veranda-desk' ), $screen );
				self::assertSame( $has_script, str_contains( $html, 'veranda-desk' ), $screen );
				self::assertTrue( wp_style_is( 'veranda-desk' ), 'The bar is on the inbox as well.' );
				self::assertSame( array( 'veranda', 'veranda-login', 'veranda-retry', 'veranda-online', 'veranda-away', 'veranda-waiting', 'veranda-unread' ), $this->bar() );
			}
		}
		self::assertSame( 'replace', wp_styles()->get_data( 'veranda-desk', 'rtl' ) );
	}

	public function test_nobody_else_gets_anything(): void {
		$manager = self::make_user( 'editor' );
		$manager->add_cap( 'veranda_manage' );
		$viewer = self::make_user( 'subscriber' );
		$viewer->add_cap( 'veranda_view' );
		foreach ( array( 0, self::make_user( 'subscriber' )->ID, self::make_user( 'author' )->ID, $manager->ID, $viewer->ID ) as $id ) {
			$this->assertNothing( $this->page( $id, 'edit-post' ) );
		}
	}

	public function test_there_is_nothing_on_pages_of_the_site_nor_without_a_relay(): void {
		$agent = self::make_user( 'veranda_agent' );
		$this->assertNothing( $this->page( $agent->ID, 'front' ) );

		self::change_settings( array( 'relayUrl' => '' ) );
		$this->assertNothing( $this->page( $agent->ID, 'edit-post' ) );
	}

	public function test_the_script_knows_who_and_where_and_how_they_want_to_be_called(): void {
		self::change_settings( array( 'waitTargetSeconds' => 45 ) );
		$user = self::make_user( 'veranda_agent' );
		update_user_meta( $user->ID, self::database()->get_blog_prefix() . 'persisted_preferences', array( 'veranda/alerts' => array( 'isSoundOn' => false, 'quietFrom' => '"><b>' ), 'core' => array( 'secret' => 1 ) ) );

		$html = $this->page( $user->ID, 'edit-post' );

		self::assertSame( 1, preg_match( '/id="veranda-desk" data-config="([^"]*)"/', $html, $match ) );
		$config = json_decode( html_entity_decode( $match[1], ENT_QUOTES | ENT_HTML5 ), true );
		self::assertSame( 'agent:' . $user->ID, $config['agentId'] );
		self::assertSame( 'https://chat.example.test', $config['relayUrl'] );
		self::assertSame( admin_url( 'admin.php?page=veranda' ), $config['inboxUrl'] );
		self::assertSame( 45, $config['waitTargetSeconds'] );
		self::assertFalse( $config['canManage'] );
		self::assertSame( array( 'isSoundOn' => false, 'quietFrom' => '"><b>' ), $config['preferences'] );
		self::assertStringNotContainsString( '<b>', $html );
	}

	/**
	 * @testWith [""]
	 *           ["nonsense"]
	 *           [{"veranda/alerts": "loud"}]
	 * @param mixed $stored What is in the place of the preferences.
	 */
	public function test_preferences_of_another_hand_count_as_none( mixed $stored ): void {
		$user = self::make_user( 'veranda_agent' );
		update_user_meta( $user->ID, self::database()->get_blog_prefix() . 'persisted_preferences', $stored );

		self::assertStringContainsString( esc_attr( '"preferences":{}' ), $this->page( $user->ID, 'edit-post' ) );
	}

	/** Shows a page to somebody, as far as this plugin is concerned; returns its end. */
	private function page( int $user_id, string $screen ): string {
		wp_set_current_user( $user_id );
		wp_dequeue_script( 'veranda-desk' );
		wp_dequeue_style( 'veranda-desk' );
		set_current_screen( $screen );
		if ( 'front' !== $screen ) {
			do_action( 'admin_enqueue_scripts', $screen );
		}
		ob_start();
		do_action( 'admin_footer', '' );
		return (string) ob_get_clean();
	}

	/**
	 * Returns the ids of our items in the bar.
	 *
	 * @return list<string>
	 */
	private function bar(): array {
		require_once ABSPATH . WPINC . '/class-wp-admin-bar.php';
		$bar = new WP_Admin_Bar();
		do_action_ref_array( 'admin_bar_menu', array( &$bar ) );
		return array_values( array_filter( array_keys( (array) $bar->get_nodes() ), static fn( string $id ): bool => str_starts_with( $id, 'veranda' ) ) );
	}

	private function assertNothing( string $html ): void {
		self::assertFalse( wp_script_is( 'veranda-desk' ) );
		self::assertFalse( wp_style_is( 'veranda-desk' ) );
		self::assertStringNotContainsString( 'veranda-desk', $html );
		self::assertSame( array(), $this->bar() );
	}
}
