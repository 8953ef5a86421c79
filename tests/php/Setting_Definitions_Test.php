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
			'string'  => array( 'Text', 'Lines', 'Color', 'Choice' ),
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
		self::assertSame( array( 'relayUrl', 'title', 'greeting', 'accentColor', 'position', 'isSoundOn' ), array_keys( self::settings()->get()->for_pages() ) );
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
