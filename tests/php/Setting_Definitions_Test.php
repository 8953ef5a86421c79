<?php
/**
 * Definitions of settings.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use LogicException;
use Veranda\Settings\Definitions;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Settings;
use Veranda\Settings\Types\Relay_Address;
use Veranda\Settings\Types\Weekly_Hours;
use Veranda\Settings\Types\Whole_Number;

/** Each definition is whole, and its values are reached by their type. */
final class Setting_Definitions_Test extends Site_Test_Case {

	/** Every definition by its name. */
	public function definitions(): array {
		return array_map( static fn( Setting $setting ): array => array( $setting ), ( new Definitions() )->all() );
	}

	/**
	 * @dataProvider definitions
	 * @param Setting $setting One definition.
	 */
	public function test_a_definition_is_whole( Setting $setting ): void {
		self::assertMatchesRegularExpression( '/^[a-z][A-Za-z]+$/', $setting->name );
		self::assertNotContains( $setting->name, array( 'version', 'siteId', 'secret', 'isSecretConstant', 'fixedSettings' ), 'The answer of the route has these already.' );
		self::assertSame( $setting->default(), $setting->type->parse( $setting->default() ), 'A new site has a value that may be saved.' );
		self::assertArrayHasKey( 'type', $setting->type->schema() );
		foreach ( array( null, array(), 1.5, (object) array() ) as $wrong ) {
			self::assertNull( $setting->type->parse( $wrong ) );
		}
		$texts = $setting->texts();
		self::assertMatchesRegularExpression( '/[^.]$/', $texts->label );
		self::assertMatchesRegularExpression( '/\.$|^$/', $texts->help );
		self::assertMatchesRegularExpression( '/\.$/', $texts->complaint );
	}

	/** Opening hours that are right. */
	private const HOURS = '{"timezone":"Europe\/Berlin","week":[[["09:00","12:00"],["13:00","24:00"]],[],[],[],[["22:00","02:00"]],[],[]],"exceptions":[{"from":"2026-12-24","to":"2026-12-26","name":"Christmas","spans":[]}]}';

	public function test_opening_hours_are_kept_as_they_are(): void {
		$type = new Weekly_Hours();

		self::assertSame( self::HOURS, $type->parse( self::HOURS ) );
		self::assertSame( '', $type->parse( '' ) );
	}

	/** Changes that make them wrong. */
	public function wrong_hours(): array {
		return array(
			'no JSON'              => array( self::HOURS, 'monday' ),
			'another time zone'    => array( 'Europe\/Berlin', 'Mars\/Phobos' ),
			'no time of day'       => array( '09:00', '25:00' ),
			'after midnight'       => array( '24:00', '24:01' ),
			'from the last minute' => array( '"22:00"', '"24:00"' ),
			'a seconds hand'       => array( '"09:00"', '"09:00:00"' ),
			'six days'             => array( '[],[]],"e', '[]],"e' ),
			'eight days'           => array( '[],[]],"e', '[],[],[]],"e' ),
			'a span of one'        => array( '["09:00","12:00"]', '["09:00"]' ),
			'too many spans'       => array( '["09:00","12:00"]', implode( ',', array_fill( 0, 6, '["09:00","12:00"]' ) ) ),
			'no such day'          => array( '2026-12-26', '2027-02-29' ),
			'the end first'        => array( '2026-12-26', '2026-12-23' ),
			'a name of two lines'  => array( 'Christmas', 'Christ\nmas' ),
			'a field more'         => array( '"name"', '"note":"","name"' ),
			'a field less'         => array( '"name":"Christmas",', '' ),
			'an object for a week' => array( '"week":[', '"week":{"0":[' ),
			'much too long'        => array( 'Christmas', str_repeat( 'x', 8000 ) ),
		);
	}

	/**
	 * @dataProvider wrong_hours
	 * @param string $from What is replaced in hours that are right.
	 * @param string $to   By what.
	 */
	public function test_wrong_opening_hours_are_refused( string $from, string $to ): void {
		$wrong = str_replace( $from, $to, self::HOURS );

		self::assertNotSame( self::HOURS, $wrong );
		self::assertNull( ( new Weekly_Hours() )->parse( $wrong ) );
	}

	public function test_no_name_is_used_twice(): void {
		$definitions = new Definitions();
		$names       = array();
		foreach ( $definitions->sections() as $section ) {
			array_push( $names, ...array_keys( $definitions->of_section( $section ) ) );
		}

		self::assertSame( $names, array_unique( $names ) );
		self::assertSame( $names, array_keys( $definitions->all() ) );
	}

	public function test_every_setting_has_a_control_that_fits_in_the_file_of_its_section(): void {
		$folder   = __DIR__ . '/../../admin-ui/src/screens/settings/sections';
		$controls = array(
			'string'  => array( 'Text', 'Lines', 'Color', 'Choice', 'Country', 'Hours', 'Image', 'PrechatFields', 'Rules', 'Texts' ),
			'boolean' => array( 'Switch' ),
			'integer' => array( 'Number' ),
		);
		$list     = (string) file_get_contents( "$folder/index.ts" );
		foreach ( ( new Definitions() )->sections() as $section ) {
			self::assertStringContainsString( "from './$section';", $list );
			$source = (string) file_get_contents( "$folder/$section.tsx" );
			self::assertGreaterThan( 0, preg_match_all( '/<(\w+)Field\b[^>]*? name="(\w+)"/', $source, $found ) );
			$settings = ( new Definitions() )->of_section( $section );
			self::assertEqualsCanonicalizing( array_keys( $settings ), $found[2], $section );
			foreach ( $found[2] as $number => $name ) {
				self::assertContains( $found[1][ $number ], $controls[ $settings[ $name ]->type->schema()['type'] ], $name );
			}
		}
	}

	public function test_values_are_reached_by_their_type(): void {
		$settings = new Settings( new Definitions(), array( 'title' => 'Ask us', 'isWidgetEnabled' => 'yes', 'gone' => 1 ), 3 );

		self::assertSame( 'Ask us', $settings->text( 'title' ) );
		self::assertTrue( $settings->is_on( 'isWidgetEnabled' ), 'A value of another type is as if there was none.' );
		self::assertArrayNotHasKey( 'gone', $settings->all() );
		foreach ( array( array( 'text', 'isWidgetEnabled' ), array( 'is_on', 'title' ), array( 'number', 'title' ), array( 'text', 'gone' ) ) as list( $method, $name ) ) {
			try {
				$settings->$method( $name );
				self::fail( "$method( $name ) must fail." );
			} catch ( LogicException $error ) {
				self::assertStringContainsString( $name, $error->getMessage() );
			}
		}
	}

	public function test_pages_get_what_is_public_and_nothing_else(): void {
		self::assertSame( array( 'isSoundOn', 'relayUrl', 'title', 'greeting', 'questions', 'accentColor', 'position', 'colorScheme', 'launcher', 'launcherText', 'launcherImage', 'logoImage', 'logoAlt', 'sideOffset', 'bottomOffset', 'cornerRadius', 'zIndex', 'isAnimated', 'hasOpeningHours', 'openingHours', 'queuePlacesShown', 'offerMinutes', 'isCallbackOffered', 'ratingKind', 'ratingQuestion', 'allowReopening' ), array_keys( self::settings()->get()->for_pages() ) );
	}

	public function test_a_constant_of_wp_config_takes_precedence_if_it_is_right(): void {
		define( 'VERANDA_TEST_ADDRESS', 'https://chat.example.test/' );
		define( 'VERANDA_TEST_NOTHING', '' );
		define( 'VERANDA_TEST_WRONG', 'javascript:alert(1)' );
		$fixed = static fn( string $constant ): string|bool|int|null => ( new Setting(
			name: 'address',
			type: new Relay_Address(),
			default: '',
			texts: static fn() => new Setting_Texts( '', '', '' ),
			constant: $constant
		) )->fixed_value();

		self::assertSame( 'https://chat.example.test', $fixed( 'VERANDA_TEST_ADDRESS' ) );
		foreach ( array( '', 'VERANDA_TEST_NOTHING', 'VERANDA_TEST_WRONG', 'VERANDA_TEST_UNDEFINED' ) as $constant ) {
			self::assertNull( $fixed( $constant ), $constant );
		}
	}

	public function test_a_whole_number_keeps_to_its_limits(): void {
		$minutes = new Whole_Number( 1, 60 );

		self::assertSame( array( 1, 60 ), array( $minutes->parse( 1 ), $minutes->parse( 60 ) ) );
		foreach ( array( 0, 61, -5, '5', 5.0, true, null, array( 5 ), PHP_INT_MAX ) as $wrong ) {
			self::assertNull( $minutes->parse( $wrong ) );
		}
	}
}
