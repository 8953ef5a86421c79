<?php
/**
 * Screens in wp-admin.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Admin\Admin_Screen;
use Veranda\Admin\Menu;
use Veranda\Admin\Notices;
use Veranda\Admin\Waiting_Count;
use Veranda\Auth\Site_Id;
use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Named_Lock;
use Veranda\Database\Schema_Files;
use Veranda\Plugin;

/** Menu, screens and notices. */
final class Admin_Test extends Site_Test_Case {

	public function test_an_agent_sees_the_inbox_with_the_number_waiting_and_no_settings(): void {
		$this->make_conversations( array( 'queued', 'queued', 'open', 'closed', 'queued', 'queued' ) );
		// One of them has left, and one is snoozed.
		self::database()->update( self::tables()->conversations(), array( 'snoozed_until' => '2036-01-02' ), array( 'client_id' => 'c-5' ) );
		self::database()->update( self::tables()->conversations(), array( 'left_at' => '2026-01-02' ), array( 'client_id' => 'c-4' ) );
		$agent = self::make_user( 'veranda_agent' );

		list( $menu, $submenu ) = $this->menu_for( $agent->ID );

		self::assertStringContainsString( 'count-2', $menu[0] );
		self::assertStringContainsString( '2 visitors are waiting', wp_strip_all_tags( $menu[0] ) );
		self::assertSame( array( 'veranda' ), array_column( $submenu, 2 ) );
	}

	public function test_who_is_snoozed_while_they_are_counted_does_not_make_less_than_nobody(): void {
		$this->make_conversations( array( 'open' ) );
		$snooze = static function ( string $sql ) use ( &$snooze ): string {
			if ( str_contains( $sql, 'FORCE INDEX (snoozed_until)' ) ) {
				remove_filter( 'query', $snooze );
				self::database()->update( self::tables()->conversations(), array( 'state' => 'queued', 'snoozed_until' => '2036-01-02' ), array( 'client_id' => 'c-0' ) );
			}
			return $sql;
		};
		add_filter( 'query', $snooze );

		self::assertSame( 0, ( new Waiting_Count( Connection::of_wordpress(), self::tables(), $this->migrator() ) )->get() );
	}

	public function test_an_administrator_sees_the_settings_too(): void {
		list( $menu, $submenu ) = $this->menu_for( self::make_user( 'administrator' )->ID );

		self::assertSame( 'Veranda', $menu[0], 'Nobody waits: no number.' );
		self::assertSame( array( 'veranda', 'veranda-settings' ), array_column( $submenu, 2 ) );
	}

	public function test_nobody_else_sees_the_menu_or_costs_a_query(): void {
		$editor = self::make_user( 'editor' );
		wp_set_current_user( $editor->ID );
		current_user_can( 'veranda_reply' );
		$before = self::database()->num_queries;

		list( $menu ) = $this->menu_for( $editor->ID );

		self::assertNull( $menu );
		self::assertSame( $before, self::database()->num_queries );
	}

	public function test_the_inbox_waits_for_no_script_that_it_does_not_need(): void {
		$this->menu_for( self::make_user( 'administrator' )->ID );
		$hook = get_plugin_page_hookname( 'veranda', '' );
		set_current_screen( $hook );
		// As another plugin may.
		add_action( 'admin_enqueue_scripts', static fn() => wp_enqueue_script( 'wp-block-editor' ) );

		do_action( 'admin_enqueue_scripts', $hook );

		$queue = wp_scripts()->queue;
		self::assertContains( 'wp-block-editor', $queue );
		self::assertLessThan( array_search( 'wp-block-editor', $queue, true ), array_search( 'veranda-admin', $queue, true ) );
	}

	public function test_the_command_palette_is_left_out_of_the_inbox_alone(): void {
		// An older WordPress has it in its editors only.
		$exists = function_exists( 'wp_enqueue_command_palette_assets' );
		wp_set_current_user( self::make_user( 'administrator' )->ID );
		set_current_screen( 'toplevel_page_veranda' );
		// The settings first: what the inbox takes out stays out.
		foreach ( array( 'settings' => $exists, 'inbox' => false ) as $name => $has_palette ) {
			$GLOBALS['wp_scripts'] = null;
			$this->screen( $name )->enqueue_on( 'toplevel_page_veranda' );

			do_action( 'admin_enqueue_scripts', 'toplevel_page_veranda' );

			self::assertSame( $has_palette, wp_script_is( 'wp-core-commands' ), $name );
			self::assertTrue( wp_script_is( 'veranda-admin' ) );
		}
	}

	public function test_the_media_library_comes_with_the_settings_for_who_may_use_it(): void {
		set_current_screen( 'toplevel_page_veranda' );
		foreach ( array( array( 'settings', 'administrator', true ), array( 'settings', 'subscriber', false ), array( 'inbox', 'administrator', false ) ) as list( $name, $role, $has_library ) ) {
			$GLOBALS['wp_scripts'] = null;
			// WordPress enqueues it once for each page.
			unset( $GLOBALS['wp_actions']['wp_enqueue_media'] );
			remove_all_actions( 'admin_enqueue_scripts' );
			wp_set_current_user( self::make_user( $role )->ID );
			$this->screen( $name )->enqueue_on( 'toplevel_page_veranda' );

			do_action( 'admin_enqueue_scripts', 'toplevel_page_veranda' );

			self::assertSame( $has_library, wp_script_is( 'media-editor' ), "$name for $role" );
			if ( $has_library ) {
				$queue = wp_scripts()->queue;
				self::assertLessThan( array_search( 'veranda-admin', $queue, true ), array_search( 'media-editor', $queue, true ), 'The screen asks at once whether it is there.' );
			}
		}
	}

	public function test_a_screen_holds_its_configuration(): void {
		$user = self::make_user( 'veranda_agent', array( 'display_name' => '"Zoë" & \'co\' &lt;/script&gt; <3' ) );
		wp_set_current_user( $user->ID );
		self::change_settings( array( 'relayUrl' => 'https://chat.example.test' ) );

		$html = $this->render( $this->screen( 'inbox' ) );

		self::assertSame( 1, preg_match( '/id="veranda-root" data-config="([^"]*)"/', $html, $match ) );
		$config = json_decode( html_entity_decode( $match[1], ENT_QUOTES | ENT_HTML5 ), true );
		self::assertSame(
			array(
				'screen'            => 'inbox',
				'relayUrl'          => 'https://chat.example.test',
				'siteId'            => self::site_id(),
				'siteUrl'           => home_url( '/' ),
				'siteName'          => 'Juniper & Oak',
				'currentAgentId'    => 'agent:' . $user->ID,
				'currentAgentName'  => '"Zoë" & \'co\' </script> <3',
				'canManage'         => false,
				'settingsUrl'       => admin_url( 'admin.php?page=veranda-settings' ),
				'accounts'          => array(
					'profileUrl' => '',
					'roleNames'  => wp_roles()->get_names(),
				),
				'pluginVersion'     => Plugin::VERSION,
				'waitTargetSeconds' => 90,
				'answerMail'        => 'works',
			),
			$config
		);
		self::assertStringNotContainsString( self::secret(), $html );
	}

	public function test_who_may_edit_users_is_led_to_their_profiles(): void {
		wp_set_current_user( self::make_user( 'administrator' )->ID );

		$html = $this->render( $this->screen( 'inbox' ) );

		self::assertSame( 1, preg_match( '/data-config="([^"]*)"/', $html, $match ) );
		$config = json_decode( html_entity_decode( $match[1], ENT_QUOTES | ENT_HTML5 ), true );
		self::assertSame( admin_url( 'user-edit.php?user_id=' ), $config['accounts']['profileUrl'] );
	}

	public function test_the_settings_come_with_their_page(): void {
		$GLOBALS['wp_scripts'] = null;
		wp_set_current_user( self::make_user( 'administrator' )->ID );
		self::change_settings( array( 'title' => '</script><!-- "quoted" & \'co\'' ) );
		set_current_screen( 'veranda_page_veranda-settings' );
		$this->screen( 'settings', array( '/veranda/v1/settings', array( '/veranda/v1/settings', 'OPTIONS' ) ) )->enqueue_on( 'veranda_page_veranda-settings' );

		do_action( 'admin_enqueue_scripts', 'veranda_page_veranda-settings' );

		$script = implode( '', (array) wp_scripts()->get_data( 'wp-api-fetch', 'after' ) );
		self::assertStringNotContainsString( '<', $script );
		self::assertSame( 1, preg_match( '/createPreloadingMiddleware\( (\{"\/veranda.*\}) \) \);/', $script, $match ) );
		$answers = json_decode( $match[1], true );
		self::assertSame( self::settings()->get()->text( 'title' ), $answers['/veranda/v1/settings']['body']['title'] );
		self::assertArrayHasKey( 'greeting', $answers['OPTIONS']['/veranda/v1/settings']['body']['schema']['properties'] );
		self::assertStringNotContainsString( self::secret(), $script );
	}

	public function test_a_screen_enqueues_its_files_and_only_there(): void {
		set_current_screen( 'toplevel_page_veranda' );
		foreach ( array( 'dashboard' => false, 'toplevel_page_veranda' => true ) as $hook => $is_enqueued ) {
			$GLOBALS['wp_scripts'] = null;
			$GLOBALS['wp_styles']  = null;
			$this->screen( 'inbox' )->enqueue_on( 'toplevel_page_veranda' );
			do_action( 'admin_enqueue_scripts', $hook );

			self::assertSame( $is_enqueued, wp_script_is( 'veranda-admin' ) );
			self::assertSame( $is_enqueued, wp_style_is( 'veranda-admin' ) );
		}
		$script = wp_scripts()->registered['veranda-admin'];
		self::assertSame( 'veranda', $script->textdomain );
		foreach ( $script->deps as $handle ) {
			self::assertArrayHasKey( $handle, wp_scripts()->registered, 'A handle that this WordPress lacks would stop the screen without a word.' );
		}
		self::assertSame( 'replace', wp_styles()->get_data( 'veranda-admin', 'rtl' ) );
	}

	public function test_a_screen_without_its_build_says_so(): void {
		$html = $this->render( new Admin_Screen( 'inbox', sys_get_temp_dir() . '/', '', '1', self::settings(), new Site_Id() ) );

		self::assertStringContainsString( 'notice-error', $html );
		self::assertStringNotContainsString( 'veranda-root', $html );
	}

	public function test_who_can_change_it_is_told_that_the_relay_is_missing(): void {
		self::change_settings( array( 'relayUrl' => '' ) );
		set_current_screen( 'plugins' );
		$notices = new Notices( self::settings(), $this->migrator() );

		wp_set_current_user( self::make_user( 'administrator' )->ID );
		self::assertStringContainsString( 'veranda-settings', $this->output_of( array( $notices, 'print' ) ) );
		wp_set_current_user( self::make_user( 'veranda_agent' )->ID );
		self::assertSame( '', $this->output_of( array( $notices, 'print' ) ) );

		wp_set_current_user( self::make_user( 'administrator' )->ID );
		self::change_settings( array( 'relayUrl' => 'https://chat.example.test' ) );
		self::assertSame( '', $this->output_of( array( $notices, 'print' ) ) );
	}

	public function test_a_failed_upgrade_is_told(): void {
		update_option( Migrator::VERSION_OPTION, '0' );
		update_option( Migrator::FAILURE_OPTION, array( 'message' => 'The <b>disk</b> is full.', 'at' => time() ) );
		set_current_screen( 'dashboard' );
		wp_set_current_user( self::make_user( 'administrator' )->ID );

		$html = $this->output_of( array( new Notices( self::settings(), $this->migrator() ), 'print' ) );

		self::assertStringContainsString( 'The &lt;b&gt;disk&lt;/b&gt; is full.', $html );
	}

	public function test_the_privacy_policy_guide_has_a_text_of_ours(): void {
		require_once ABSPATH . 'wp-admin/includes/class-wp-privacy-policy-content.php';
		set_current_screen( 'dashboard' );
		add_action( 'admin_init', array( new \Veranda\Privacy\Policy_Text( self::settings() ), 'suggest' ) );
		do_action( 'admin_init' );

		$texts = array_column( \WP_Privacy_Policy_Content::get_suggested_policy_text(), 'policy_text', 'plugin_name' );
		self::assertStringContainsString( '30 days', $texts['Veranda'] );
	}

	/**
	 * Adds the menu and returns our part of it.
	 *
	 * @param int $user_id Whose menu.
	 * @return array{array<int, string>|null, array<int, array<int, string>>}
	 */
	private function menu_for( int $user_id ): array {
		wp_set_current_user( $user_id );
		$GLOBALS['menu']    = array();
		$GLOBALS['submenu'] = array();
		$waiting            = new Waiting_Count( Connection::of_wordpress(), self::tables(), $this->migrator() );
		( new Menu( 'veranda/veranda.php', $this->screen( 'inbox' ), $this->screen( 'settings' ), $waiting ) )->add_pages();
		$menu = array_values( array_filter( $GLOBALS['menu'], static fn( array $item ): bool => 'veranda' === $item[2] && current_user_can( $item[1] ) ) );
		return array( $menu[0] ?? null, array_values( $GLOBALS['submenu']['veranda'] ?? array() ) );
	}

	/**
	 * Creates conversations.
	 *
	 * @param string[] $states Of each.
	 */
	private function make_conversations( array $states ): void {
		foreach ( $states as $number => $state ) {
			self::assertSame(
				1,
				self::database()->insert(
					self::tables()->conversations(),
					array(
						'public_id'  => sprintf( 'c_%022d', $number ),
						'visitor_id' => $number + 1,
						'client_id'  => "c-$number",
						'state'      => $state,
						'created_at' => '2026-01-01',
						'updated_at' => '2026-01-01',
					)
				)
			);
		}
	}

	private function screen( string $name, array $preloads = array() ): Admin_Screen {
		return new Admin_Screen( $name, WP_PLUGIN_DIR . '/veranda/', plugins_url( 'veranda/' ), Plugin::VERSION, self::settings(), new Site_Id(), $preloads );
	}

	private function migrator(): Migrator {
		$database = Connection::of_wordpress();
		return new Migrator( $database, self::tables(), new Schema_Files( WP_PLUGIN_DIR . '/veranda/schema' ), new Named_Lock( $database ) );
	}

	private function render( Admin_Screen $screen ): string {
		return $this->output_of( array( $screen, 'render' ) );
	}

	private function output_of( callable $print ): string {
		ob_start();
		$print();
		return (string) ob_get_clean();
	}
}
