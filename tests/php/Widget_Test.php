<?php
/**
 * The chat on pages.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use DOMDocument;
use Veranda\Auth\Site_Id;
use Veranda\Database\Connection;
use Veranda\Frontend\Privacy_Link;
use Veranda\Frontend\Widget_Languages;
use Veranda\Frontend\Widget_Loader;
use Veranda\Plugin;

/** What is printed into pages (docs/threats.md A07, A12, A35). */
final class Widget_Test extends Site_Test_Case {

	protected function setUp(): void {
		parent::setUp();
		$GLOBALS['wp_scripts'] = null;
		self::change_settings( array( 'relayUrl' => 'https://chat.example.test/veranda' ) );
	}

	public function test_a_page_gets_one_element_and_one_deferred_script(): void {
		$html = $this->render();

		self::assertSame( 1, substr_count( $html, 'id="veranda-widget"' ) );
		self::assertSame( 1, preg_match( '#<script[^>]+src="[^"]+/veranda/build/widget/loader\.js\?ver=([^"]+)"[^>]*>#', $html, $script ) );
		self::assertSame( Plugin::VERSION, $script[1] );
		self::assertMatchesRegularExpression( '/\sdefer[\s>]/', $script[0] );
		$config = $this->config_in( $html );
		self::assertSame( array( 'style', 'look', 'isSoundOn', 'relayUrl', 'title', 'greeting', 'questions', 'position', 'hasOpeningHours', 'openingHours', 'queuePlacesShown', 'offerMinutes', 'isCallbackOffered', 'ratingKind', 'ratingQuestion', 'allowReopening', 'siteId', 'restUrl', 'homePath', 'chatUrl', 'configVersion', 'privacyUrl', 'language', 'languages', 'translationsUrl', 'strings' ), array_keys( $config ) );
		self::assertSame( array( self::site_id(), 'https://chat.example.test/veranda', rest_url() ), array( $config['siteId'], $config['relayUrl'], $config['restUrl'] ) );
		self::assertStringEndsWith( '/veranda/build/widget/chat.js?ver=' . Plugin::VERSION, $config['chatUrl'] );
		self::assertSame( 'en_US', $config['language'] );
		self::assertStringEndsWith( '/veranda/build/languages/veranda-%s-widget.json?ver=' . Plugin::VERSION, $config['translationsUrl'] );
	}

	public function test_a_page_says_where_its_site_starts(): void {
		self::assertSame( '', $this->config_in( $this->render() )['homePath'] );
		$GLOBALS['wp_scripts'] = null;
		add_filter( 'home_url', static fn(): string => 'https://example.test/shop/' );

		self::assertSame( '/shop', $this->config_in( $this->render() )['homePath'] );
	}

	public function test_a_site_that_is_not_configured_shows_no_chat(): void {
		self::change_settings( array( 'relayUrl' => '' ) );
		self::assertSame( '', $this->render() );
	}

	public function test_a_site_without_an_id_shows_no_chat(): void {
		delete_option( Site_Id::OPTION );
		self::assertSame( '', $this->render() );
	}

	public function test_the_owner_can_switch_it_off(): void {
		self::change_settings( array( 'isWidgetEnabled' => false ) );
		self::assertSame( '', $this->render() );
	}

	public function test_a_filter_decides_for_single_pages(): void {
		add_filter( 'veranda_show_widget', '__return_false' );
		self::assertSame( '', $this->render() );
	}

	public function test_a_plugin_without_its_build_shows_no_chat(): void {
		self::assertSame( '', $this->render( sys_get_temp_dir() . '/' ) );
	}

	/** Texts that would break out of an attribute or a script. */
	public function hostile_texts(): array {
		return array_map(
			static fn( string $text ): array => array( $text ),
			array(
				'</script><script>alert(1)</script>',
				'<!-- --> ]]>',
				'"quoted" \'and\' \\backslash\\',
				'&quot;, &amp;quot; &#34; &lt;b&gt;',
				"\u{2028} is kept",
				'%s %d $1 \\0 {{x}}',
				'[gallery] <!-- wp:html -->',
				'עברית 🦊 é',
			)
		);
	}

	/**
	 * @dataProvider hostile_texts
	 * @param string $text A text.
	 */
	public function test_every_text_arrives_as_it_was_written( string $text ): void {
		self::change_settings( array( 'greeting' => $text, 'title' => mb_substr( $text, 0, 60 ) ) );

		$html   = $this->render();
		$config = $this->config_in( $html );

		self::assertSame( $text, $config['greeting'] );
		self::assertSame( 1, preg_match_all( '#<script#', $html ) );
		// As a strict reader of HTML sees it: one element with its two attributes.
		$document = new DOMDocument();
		self::assertTrue( $document->loadHTML( '<?xml encoding="utf-8"?><body>' . $html . '</body>', LIBXML_NOERROR ) );
		$element = $document->getElementById( 'veranda-widget' );
		self::assertSame( 2, $element->attributes->length );
		self::assertSame( $text, json_decode( $element->getAttribute( 'data-config' ), true )['greeting'] );
	}

	public function test_the_address_of_the_privacy_policy_is_remembered_as_it_changes(): void {
		self::assertNull( $this->config_in( $this->render() )['privacyUrl'] );
		$page = wp_insert_post(
			array(
				'post_type'   => 'page',
				'post_status' => 'publish',
				'post_title'  => 'Privacy',
				'post_name'   => 'privacy',
			)
		);

		update_option( 'wp_page_for_privacy_policy', $page );
		self::assertSame( get_permalink( $page ), ( new Privacy_Link() )->get() );

		wp_update_post(
			array(
				'ID'        => $page,
				'post_name' => 'your-data',
			)
		);
		self::assertStringContainsString( 'your-data', (string) ( new Privacy_Link() )->get() );

		wp_delete_post( $page, true );
		self::assertNull( ( new Privacy_Link() )->get() );
	}

	/**
	 * Renders what a page would get.
	 *
	 * @param string|null $folder Where the plugin is.
	 */
	private function render( ?string $folder = null ): string {
		$loader = new Widget_Loader( $folder ?? WP_PLUGIN_DIR . '/veranda/', plugins_url( 'veranda/' ), Plugin::VERSION, self::settings(), new Site_Id(), new Privacy_Link(), new Widget_Languages( WP_PLUGIN_DIR . '/veranda/' ) );
		$loader->enqueue();
		ob_start();
		$loader->print_element();
		wp_scripts()->do_items( wp_scripts()->queue );
		return (string) ob_get_clean();
	}

	/**
	 * Reads the configuration as a browser would.
	 *
	 * @param string $html A page.
	 * @return array<string, mixed>
	 */
	private function config_in( string $html ): array {
		self::assertSame( 1, preg_match( '/ data-config="([^"]*)"/', $html, $match ) );
		$config = json_decode( html_entity_decode( $match[1], ENT_QUOTES | ENT_HTML5 ), true );
		self::assertIsArray( $config );
		return $config;
	}
}
