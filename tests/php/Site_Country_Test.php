<?php
/**
 * The country of the site.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Settings\Settings_Store;
use Veranda\Settings\Site_Country;
use Veranda\Settings\Types\Country;

/** Where numbers without a country code belong, before the owner has said it. */
final class Site_Country_Test extends Site_Test_Case {

	protected function tearDown(): void {
		remove_all_filters( 'pre_option_timezone_string' );
		remove_all_filters( 'pre_option_woocommerce_default_country' );
		remove_all_filters( 'locale' );
		parent::tearDown();
	}

	/** Time zone, language, and what they say. */
	public function sites(): array {
		return array(
			'the time zone says it'                   => array( 'Europe/Zurich', 'de_DE', 'CH' ),
			'before American English'                 => array( 'Asia/Kolkata', 'en_US', 'IN' ),
			'an offset says nothing'                  => array( '', 'pt_BR', 'BR' ),
			'UTC says nothing'                        => array( 'UTC', 'de_CH_informal', 'CH' ),
			'a time zone of yesterday'                => array( 'Mars/Phobos', 'de_AT', 'AT' ),
			'Arabic is spoken in many countries'      => array( '', 'ar', '' ),
			'the language that WordPress begins with' => array( '', 'en_US', '' ),
			'what is in the locale is no country'     => array( '', 'xx_FORMAL', '' ),
		);
	}

	/**
	 * @dataProvider sites
	 * @param string $zone    Time zone.
	 * @param string $locale  Language.
	 * @param string $country What comes of it.
	 */
	public function test_the_site_tells_its_country( string $zone, string $locale, string $country ): void {
		add_filter( 'pre_option_timezone_string', static fn(): string => $zone );
		add_filter( 'locale', static fn(): string => $locale );

		self::assertSame( $country, Site_Country::get() );
	}

	public function test_a_shop_knows_its_country(): void {
		add_filter( 'pre_option_timezone_string', static fn(): string => 'Europe/Berlin' );
		add_filter( 'pre_option_woocommerce_default_country', static fn(): string => 'US:CA' );
		self::assertSame( 'DE', Site_Country::get(), 'WooCommerce is not active.' );

		class_exists( 'WooCommerce', false ) || class_alias( self::class, 'WooCommerce' );

		self::assertSame( 'US', Site_Country::get() );
	}

	public function test_a_country_is_a_code_that_is_known_or_none(): void {
		$type = new Country();
		foreach ( array( '', 'DE', 'XK' ) as $right ) {
			self::assertSame( $right, $type->parse( $right ) );
		}
		foreach ( array( 'de', 'DE ', 'D', 'ZZ', 'AC AD', 49 ) as $wrong ) {
			self::assertNull( $type->parse( $wrong ) );
		}
	}

	public function test_the_relay_is_told(): void {
		delete_option( Settings_Store::OPTION );
		self::settings()->ensure();
		self::change_settings( array( 'phoneCountry' => 'EG' ) );

		self::assertSame( 'EG', self::settings()->get()->for_relay()['phoneCountry'] );
	}
}
