<?php
/**
 * Pages that a cache keeps.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Settings\Widget_Look;

require_once __DIR__ . '/support/page-caches.php';

/** The chat goes from old pages when the owner switches it off (docs/threats.md A12, A13). */
final class Page_Caches_Test extends Rest_Test_Case {

	private const FUNCTIONS = array( 'rocket_clean_domain', 'w3tc_flush_all', 'WpeCommon::purge_varnish_cache' );
	private const ACTIONS   = array( 'litespeed_purge_all', 'cache_enabler_clear_complete_cache', 'breeze_clear_all_cache', 'wphb_clear_page_cache', 'rt_nginx_helper_purge_all', 'cachify_flush_cache', 'swcfpc_purge_cache', 'veranda_pages_changed' );

	protected function setUp(): void {
		parent::setUp();
		self::change_settings( array( 'relayUrl' => 'https://chat.example.test' ) );
		foreach ( self::ACTIONS as $action ) {
			add_action(
				$action,
				static function () use ( $action ): void {
					$GLOBALS['emptied_caches'][] = $action;
				}
			);
		}
		$GLOBALS['emptied_caches'] = array();
	}

	/** Changes that pages show, and others. */
	public function changes(): array {
		return array(
			'switched off' => array( array( 'isWidgetEnabled' => false ), true ),
			'no relay'     => array( array( 'relayUrl' => '' ), true ),
			'a title'      => array( array( 'title' => 'Ask us' ), true ),
			'a colour'     => array( array( 'accentColor' => '#123456' ), true ),
			'a distance'   => array( array( 'sideOffset' => 40 ), true ),
			'a mail'       => array( array( 'notificationEmail' => 'team@example.test' ), false ),
			'nothing'      => array( array(), false ),
		);
	}

	/**
	 * @dataProvider changes
	 * @param array<string, mixed> $changes  By the names of the REST API.
	 * @param bool                 $is_shown Whether pages show it.
	 */
	public function test_every_known_cache_is_emptied_when_pages_change( array $changes, bool $is_shown ): void {
		self::change_settings( $changes );

		self::assertSame( $is_shown ? array( ...self::FUNCTIONS, ...self::ACTIONS ) : array(), $GLOBALS['emptied_caches'] );
	}

	public function test_another_plugin_that_is_switched_on_empties_nothing(): void {
		update_option( 'active_plugins', array( 'other/other.php', 'veranda/veranda.php' ) );
		self::assertSame( array(), $GLOBALS['emptied_caches'] );

		update_option( 'active_plugins', array( 'other/other.php' ) );
		self::assertContains( 'veranda_pages_changed', $GLOBALS['emptied_caches'] );
	}

	public function test_a_page_of_a_cache_learns_how_the_chat_is_set_up_by_now(): void {
		self::change_settings( array( 'title' => 'Ask us' ) );

		$config = $this->serve( 'POST', 'identity-token' )['body']['config'];

		self::assertSame( array( 'Ask us', 'https://chat.example.test', self::settings()->get()->version ), array( $config['title'], $config['relayUrl'], $config['configVersion'] ) );
		self::assertSame( array_keys( Widget_Look::of( self::settings()->get() ) ), array_diff( array_keys( $config ), array( 'configVersion' ) ), 'Nothing that pages do not carry.' );
	}

	public function test_a_page_of_a_cache_learns_that_the_chat_is_off(): void {
		foreach ( array( array( 'isWidgetEnabled' => false ), array( 'isWidgetEnabled' => true, 'relayUrl' => '' ) ) as $changes ) {
			self::change_settings( $changes );
			$answer = $this->serve( 'POST', 'identity-token' );

			self::assertSame( array( 200, array( 'identityToken' => null, 'owner' => null, 'config' => null ) ), array( $answer['status'], $answer['body'] ) );
		}
	}
}
