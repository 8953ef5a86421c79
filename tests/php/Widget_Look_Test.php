<?php
/**
 * What settings make of the chat's looks.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Settings\Theme_Color;
use Veranda\Settings\Types\Image_Address;
use Veranda\Settings\Widget_Look;

/** Colours that can be read, and what pages carry of the rest. */
final class Widget_Look_Test extends Site_Test_Case {

	public function test_a_new_site_has_a_round_button_in_its_corner(): void {
		self::change_settings( array( 'accentColor' => '#3858e9' ) );
		$look = Widget_Look::of( self::settings()->get() );

		self::assertSame( '--accent:#3858e9;--on-accent:#ffffff;--side:20px;--foot:20px;--round:16px;--z:2147483000', $look['style'] );
		self::assertSame( 'is-light', $look['look'] );
		self::assertSame( array(), array_intersect( array( 'launcherText', 'launcherImage', 'logoImage', 'logoUrl', 'logoAlt', 'zIndex', 'launcher' ), array_keys( $look ) ) );
	}

	public function test_what_the_owner_chooses_is_carried_and_nothing_else(): void {
		self::change_settings(
			array(
				'accentColor'   => '#ffe000',
				'colorScheme'   => 'auto',
				'launcher'      => 'bar',
				'launcherText'  => 'Ask "us" <b>',
				'launcherImage' => home_url( '/a.png' ),
				'sideOffset'    => 0,
				'bottomOffset'  => 64,
				'cornerRadius'  => 4,
				'zIndex'        => 10,
				'isAnimated'    => false,
			)
		);
		$look = Widget_Look::of( self::settings()->get() );

		self::assertSame( '--accent:#ffe000;--on-accent:#000000;--side:0px;--foot:64px;--round:4px;--z:10', $look['style'] );
		self::assertSame( 'is-auto is-bar is-still', $look['look'] );
		self::assertSame( 'Ask "us" <b>', $look['launcherText'] );
		self::assertArrayNotHasKey( 'launcherImage', $look );
	}

	public function test_an_image_stands_in_the_place_of_the_button(): void {
		self::change_settings(
			array(
				'launcher'      => 'image',
				'launcherImage' => home_url( '/a.png' ),
			)
		);

		self::assertSame( home_url( '/a.png' ), Widget_Look::of( self::settings()->get() )['launcherImage'] );
	}

	public function test_text_on_any_colour_reaches_4_5_to_1(): void {
		self::assertEqualsWithDelta( 21, Widget_Look::contrast( '#ffffff', '#000000' ), 0.001 );
		self::assertEqualsWithDelta( 4.48, Widget_Look::contrast( '#777777', '#ffffff' ), 0.01 );
		for ( $red = 0; $red < 256; $red += 17 ) {
			for ( $green = 0; $green < 256; $green += 17 ) {
				for ( $blue = 0; $blue < 256; $blue += 51 ) {
					$accent = sprintf( '#%02x%02x%02x', $red, $green, $blue );
					self::assertGreaterThanOrEqual( 4.5, Widget_Look::contrast( Widget_Look::readable_on( $accent ), $accent ), $accent );
				}
			}
		}
	}

	public function test_a_new_site_begins_with_a_colour_of_its_theme(): void {
		$palette = static fn( array $colors ): callable => static fn( $theme ) => $theme->update_with(
			array(
				'version'  => 3,
				'settings' => array( 'color' => array( 'palette' => $colors ) ),
			)
		);
		$color   = static fn( string $slug, string $hex ): array => array(
			'slug'  => $slug,
			'name'  => $slug,
			'color' => $hex,
		);
		$filter  = $palette( array( $color( 'secondary', '#00f' ), $color( 'primary', '#eeeeee' ), $color( 'accent', 'var(--x)' ), $color( 'accent-1', '#0F766E' ) ) );
		if ( ! wp_theme_has_theme_json() ) {
			self::assertSame( '#123456', Theme_Color::or( '#123456' ) );
			return;
		}

		add_filter( 'wp_theme_json_data_theme', $filter );
		wp_clean_theme_json_cache();
		$found = Theme_Color::or( '#123456' );
		remove_filter( 'wp_theme_json_data_theme', $filter );
		wp_clean_theme_json_cache();

		self::assertSame( '#0f766e', $found );
	}

	public function test_the_logo_stands_in_the_place_of_the_sites_icon_with_its_alternative_text(): void {
		$icon = static fn(): string => home_url( '/icon.png' );
		add_filter( 'get_site_icon_url', $icon );
		self::assertSame( array( home_url( '/icon.png' ), '' ), $this->logo() );
		$elsewhere = static fn(): string => 'https://cdn.elsewhere.example/icon.png';
		add_filter( 'get_site_icon_url', $elsewhere, 20 );
		self::assertNotContains( $elsewhere(), $this->logo(), 'Visitors load nothing from other hosts.' );
		remove_filter( 'get_site_icon_url', $elsewhere, 20 );

		self::change_settings(
			array(
				'logoImage' => home_url( '/logo.png' ),
				'logoAlt'   => 'Juniper & Oak',
			)
		);
		self::assertSame( array( home_url( '/logo.png' ), 'Juniper & Oak' ), $this->logo() );

		// As an earlier version stored it.
		self::change_settings( array( 'logoImage' => 'https://elsewhere.example/logo.png' ) );
		self::assertSame( array( home_url( '/icon.png' ), '' ), $this->logo() );
		remove_filter( 'get_site_icon_url', $icon );
	}

	public function test_an_image_of_another_site_that_is_stored_is_not_shown(): void {
		self::change_settings(
			array(
				'launcher'      => 'image',
				'launcherImage' => 'https://elsewhere.example/a.png',
			)
		);

		self::assertArrayNotHasKey( 'launcherImage', Widget_Look::of( self::settings()->get() ) );
	}

	/** Addresses of images, and what is none. */
	public function addresses(): array {
		$site = untrailingslashit( home_url() );
		return array(
			'none'               => array( '', '' ),
			'of this site'       => array( " $site/a.png ", "$site/a.png" ),
			'of another'         => array( 'https://shop.example/a.png', null ),
			'of a longer host'   => array( "$site.evil.example/a.png", null ),
			'with a login'       => array( "$site@evil.example/a.png", null ),
			'after a backslash'  => array( "$site\\@evil.example/a.png", null ),
			'script'             => array( 'javascript:alert(1)', null ),
			'data'               => array( 'data:image/svg+xml,<svg>', null ),
			'path'               => array( '/a.png', null ),
			'of whatever scheme' => array( '//evil.example/a.png', null ),
			'attribute'          => array( "$site/a.png\" onerror=\"x", null ),
			'not a text'         => array( array( "$site/a.png" ), null ),
		);
	}

	/**
	 * @dataProvider addresses
	 * @param mixed       $sent   What was sent.
	 * @param string|null $stored What is stored.
	 */
	public function test_an_image_has_an_address_on_this_site( mixed $sent, ?string $stored ): void {
		self::assertSame( $stored, ( new Image_Address() )->parse( $sent ) );
	}

	public function test_images_may_be_where_the_uploads_are_and_where_a_filter_says(): void {
		$uploads = static fn( array $folder ): array => array( 'baseurl' => 'http://media.example/files' ) + $folder;
		$network = static fn( array $origins ): array => array( ...$origins, 'https://cdn.example', 7, '' );
		add_filter( 'upload_dir', $uploads );
		add_filter( 'veranda_image_origins', $network );
		$type = new Image_Address();
		$urls = array( 'http://media.example/files/a.png', 'https://media.example/files/a.png', 'https://cdn.example/a.png' );
		try {
			self::assertSame( $urls, array_map( $type->parse( ... ), $urls ) );
			self::assertNull( $type->parse( 'https://media.example.evil.example/a.png' ) );
			self::assertContains( 'https://media.example', $type->schema()['origins'] );
		} finally {
			remove_filter( 'upload_dir', $uploads );
			remove_filter( 'veranda_image_origins', $network );
		}
	}

	/**
	 * Returns what pages carry of the logo.
	 *
	 * @return array{mixed, mixed}
	 */
	private function logo(): array {
		$look = Widget_Look::of( self::settings()->get() );
		return array( $look['logoUrl'] ?? null, $look['logoAlt'] ?? null );
	}
}
