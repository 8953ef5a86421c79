<?php
/**
 * The preview of the chat in the settings.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Frontend\Preview_Page;

/** What the preview is told, and its page (docs/threats.md A25, A35). */
final class Preview_Test extends Rest_Test_Case {

	public function test_the_preview_is_told_what_is_typed_and_nothing_is_saved(): void {
		$nonce  = $this->log_in( self::make_user( 'administrator' ) );
		$before = self::settings()->get()->all();
		$ask    = fn( array $typed ): array => $this->serve( 'POST', 'preview-config', array( 'settings' => (object) $typed ), array( 'X-WP-Nonce' => $nonce ) );

		$answer = $ask( array( 'title' => '<b>Ask us</b>' ) );

		self::assertSame( 200, $answer['status'] );
		self::assertSame( '<b>Ask us</b>', $answer['body']['title'] );
		self::assertSame( $before['greeting'], $answer['body']['greeting'] );
		self::assertArrayNotHasKey( 'notificationEmail', $answer['body'] );
		self::assertSame( $before, self::settings()->get()->all() );
	}

	public function test_what_could_not_be_saved_is_as_it_is_saved(): void {
		$nonce = $this->log_in( self::make_user( 'administrator' ) );

		$answer = $this->serve( 'POST', 'preview-config', array( 'settings' => array( 'title' => '', 'unknown' => 1, 'position' => 'middle' ) ), array( 'X-WP-Nonce' => $nonce ) );

		self::assertSame( self::settings()->get()->text( 'title' ), $answer['body']['title'] );
		self::assertSame( 'right', $answer['body']['position'] );
		self::assertArrayNotHasKey( 'unknown', $answer['body'] );
	}

	public function test_the_page_is_for_no_search_engine_and_has_nothing_of_the_site(): void {
		ob_start();
		( new Preview_Page( plugins_url( 'veranda/' ), '1.0"<>' ) )->render();
		$html = (string) ob_get_clean();

		self::assertStringContainsString( '<meta name="robots" content="noindex, nofollow">', $html );
		self::assertSame( 1, preg_match_all( '#src="[^"<>]+/build/preview/preview\.js\?ver=[^"<>]*">#', $html ) );
		self::assertStringNotContainsString( self::site_id(), $html );
	}

	public function test_only_who_manages_the_chat_gets_the_page(): void {
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		foreach ( array( 'administrator' => true, 'editor' => false, 'veranda_agent' => false, 'subscriber' => false ) as $role => $is_allowed ) {
			wp_set_current_user( self::make_user( $role )->ID );
			$GLOBALS['_registered_pages'] = array();
			( new Preview_Page( '/', '1' ) )->add_page();
			self::assertSame( $is_allowed, isset( $GLOBALS['_registered_pages']['admin_page_veranda-preview'] ), $role );
		}
	}
}
