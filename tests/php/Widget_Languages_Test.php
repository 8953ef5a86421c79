<?php
/**
 * Tests of the languages of the chat.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Frontend\Widget_Languages;

/** Which language a page's chat speaks, and that WordPress finds our translations. */
final class Widget_Languages_Test extends Site_Test_Case {

	public function test_there_are_german_and_arabic_besides_english(): void {
		$all = $this->languages()->all();

		self::assertSame( array(), array_diff( array( 'ar', 'de_DE', 'en_US' ), $all ) );
		foreach ( array_diff( $all, array( Widget_Languages::ENGLISH ) ) as $language ) {
			self::assertFileExists( WP_PLUGIN_DIR . '/veranda/' . sprintf( Widget_Languages::FILES, $language ) );
		}
	}

	/**
	 * @dataProvider pages
	 * @param string $locale   Language of a page.
	 * @param string $language Language of its chat.
	 */
	public function test_a_page_has_its_own_language_or_the_nearest( string $locale, string $language ): void {
		self::assertSame( $language, $this->languages()->for_page( $locale ) );
	}

	/** Pages by what is special about their language. */
	public static function pages(): array {
		return array(
			'that there is'              => array( 'de_DE', 'de_DE' ),
			'of another country'         => array( 'de_AT', 'de_DE' ),
			'in its formal variety'      => array( 'de_DE_formal', 'de_DE' ),
			'that nobody has translated' => array( 'fy', 'en_US' ),
			'with a similar beginning'   => array( 'arg', 'en_US' ),
			'of the sources'             => array( 'en_GB', 'en_US' ),
			'none'                       => array( '', 'en_US' ),
		);
	}

	public function test_without_a_build_there_is_english(): void {
		self::assertSame( array( 'en_US' ), ( new Widget_Languages( '/nowhere/' ) )->all() );
	}

	public function test_wordpress_finds_the_translations(): void {
		unload_textdomain( 'veranda', true );
		add_filter( 'locale', static fn() => 'de_DE' );
		$german = __( 'Open chat', 'veranda' );
		remove_all_filters( 'locale' );
		unload_textdomain( 'veranda', true );

		self::assertStringContainsString( 'öffnen', $german );
		self::assertSame( 'Open chat', __( 'Open chat', 'veranda' ) );
	}

	/** Those of the plugin. */
	private function languages(): Widget_Languages {
		return new Widget_Languages( WP_PLUGIN_DIR . '/veranda/' );
	}
}
