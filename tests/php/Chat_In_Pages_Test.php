<?php
/**
 * The chat from within a page.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Site_Id;
use Veranda\Frontend\Chat_Button;
use Veranda\Frontend\Inline_Chat;
use Veranda\Frontend\Page_Scripts;
use Veranda\Frontend\Privacy_Link;
use Veranda\Frontend\Widget_Languages;
use Veranda\Frontend\Widget_Loader;
use Veranda\Plugin;
use WP_Block_Type_Registry;

/** Shortcodes, blocks and scripts with which a page uses the chat (docs/threats.md A45). */
final class Chat_In_Pages_Test extends Site_Test_Case {

	protected function setUp(): void {
		parent::setUp();
		$GLOBALS['wp_scripts'] = null;
		self::change_settings( array( 'relayUrl' => 'https://chat.example.test/veranda' ) );
		// PHPUnit loads WordPress within a function, which leaves it without shortcodes. The blocks are there.
		( new Chat_Button( '/nowhere/' ) )->register();
		( new Inline_Chat( '/nowhere/' ) )->register();
	}

	protected function tearDown(): void {
		$GLOBALS['wp_query']->is_feed = false;
		parent::tearDown();
	}

	public function test_a_page_without_a_use_for_them_gets_no_script_but_the_loader(): void {
		self::assertSame( array( 'loader.js' ), $this->scripts_of( '<p>Lamps</p>' ) );
	}

	public function test_a_button_is_a_button_hidden_until_there_is_a_chat(): void {
		self::assertSame(
			'<div class="wp-block-veranda-chat-button" data-veranda-if-shown hidden><button type="button" class="wp-block-button__link wp-element-button" data-veranda-open>Chat with us</button></div>',
			do_shortcode( '[veranda_button]' )
		);
		self::assertSame( array( 'loader.js', 'api.js' ), $this->scripts_of( '[veranda_button]' ) );
	}

	/** What somebody may write as the text of a button, and what is read. */
	public function texts(): array {
		return array(
			'attribute'      => array( '[veranda_button text="Ask us"]', 'Ask us' ),
			'content'        => array( '[veranda_button]Ask <b>us</b>[/veranda_button]', 'Ask us' ),
			'empty'          => array( '[veranda_button text="  "]', 'Chat with us' ),
			'markup'         => array( '[veranda_button text="a&lt;script&gt;alert(1)&lt;/script&gt;b"]', 'ab' ),
			'quotes'         => array( "[veranda_button text='\" onclick=\"x']", '&quot; onclick=&quot;x' ),
			'ampersand'      => array( '[veranda_button text="Q &amp; A"]', 'Q &amp; A' ),
			'block'          => array( '<!-- wp:veranda/chat-button {"text":"Ask us"} /-->', 'Ask us' ),
			'hostile block'  => array( '<!-- wp:veranda/chat-button {"text":"\u003cimg src=x onerror=alert(1)\u003eAsk"} /-->', 'Ask' ),
			'wrong type'     => array( '<!-- wp:veranda/chat-button {"text":["x"]} /-->', 'Chat with us' ),
			'block at start' => array( '<!-- wp:veranda/chat-button /-->', 'Chat with us' ),
		);
	}

	/**
	 * @dataProvider texts
	 * @param string $written In the page.
	 * @param string $read    By visitors, as HTML.
	 */
	public function test_the_text_is_the_owners_and_never_markup( string $written, string $read ): void {
		self::assertSame( 1, preg_match( '#<button [^>]*>(.*?)</button>#', do_shortcode( do_blocks( $written ) ), $found ) );
		self::assertSame( $read, $found[1] );
	}

	public function test_the_chat_has_a_place_in_a_page(): void {
		self::assertSame( '<div class="wp-block-veranda-chat" data-veranda-chat></div>', do_shortcode( '[veranda_chat]' ) );
		self::assertStringContainsString( ' data-veranda-chat></div>', do_blocks( '<!-- wp:veranda/chat {"align":"wide"} /-->' ) );
		self::assertSame( array( 'loader.js', 'inline.js' ), $this->scripts_of( '<!-- wp:veranda/chat /-->' ) );
	}

	public function test_feeds_have_neither(): void {
		$GLOBALS['wp_query']->is_feed = true;

		self::assertSame( '', do_shortcode( '[veranda_button][veranda_chat]' ) . do_blocks( '<!-- wp:veranda/chat /-->' ) );
	}

	public function test_both_blocks_can_be_chosen_in_the_editor(): void {
		foreach ( array( 'veranda/chat', 'veranda/chat-button' ) as $name ) {
			$block = WP_Block_Type_Registry::get_instance()->get_registered( $name );
			self::assertNotNull( $block );
			self::assertCount( 1, $block->editor_script_handles );
			$asset = require WP_PLUGIN_DIR . '/veranda/build/blocks/' . substr( $name, strlen( 'veranda/' ) ) . '/index.asset.php';
			foreach ( $asset['dependencies'] as $handle ) {
				self::assertTrue( wp_script_is( $handle, 'registered' ), $handle );
			}
		}
	}

	public function test_the_owner_can_give_all_pages_the_api(): void {
		self::change_settings( array( 'isScriptApiOn' => true ) );

		self::assertSame( array( 'loader.js', 'api.js' ), $this->scripts_of( '<p>Lamps</p>' ) );
	}

	public function test_a_script_of_the_site_can_come_after_the_api(): void {
		add_action( 'wp_enqueue_scripts', static fn() => wp_enqueue_script( 'shop', 'https://shop.example.test/shop.js', array( Page_Scripts::API ), '1', true ), 1 );

		self::assertSame( array( 'loader.js', 'api.js', 'shop.js' ), $this->scripts_of( '<p>Lamps</p>' ) );
	}

	public function test_where_there_is_no_chat_the_api_is_there_and_nothing_else(): void {
		self::change_settings( array( 'isWidgetEnabled' => false ) );

		self::assertSame( array( 'api.js' ), $this->scripts_of( '[veranda_button]' ) );
	}

	/**
	 * Returns the names of the scripts of a page, in their order.
	 *
	 * @param string $content What the page holds.
	 * @return string[]
	 */
	private function scripts_of( string $content ): array {
		remove_all_actions( 'wp_footer' );
		$loader = new Widget_Loader( WP_PLUGIN_DIR . '/veranda/', plugins_url( 'veranda/' ), Plugin::VERSION, self::settings(), new Site_Id(), new Privacy_Link(), new Widget_Languages( WP_PLUGIN_DIR . '/veranda/' ) );
		add_action( 'wp_enqueue_scripts', array( $loader, 'enqueue' ) );
		( new Page_Scripts( plugins_url( 'veranda/' ), Plugin::VERSION, self::settings() ) )->register();
		$loader->enqueue();
		do_action( 'wp_enqueue_scripts' );
		do_shortcode( do_blocks( $content ) );
		ob_start();
		wp_scripts()->do_items( array_filter( wp_scripts()->queue, static fn( string $handle ): bool => 1 === preg_match( '/^(veranda-(loader|api|inline)|shop)$/D', $handle ) ) );
		$html = (string) ob_get_clean();
		self::assertSame( substr_count( $html, '<script' ), preg_match_all( '#<script\b[^>]* src="[^"]*/([\w-]+\.js)\?[^"]*"[^>]*>#', $html, $found ) );
		return $found[1];
	}
}
