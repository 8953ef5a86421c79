<?php
/**
 * Settings from a file.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/** `POST settings/import-preview`. */
final class Settings_Import_Test extends Rest_Test_Case {

	protected function setUp(): void {
		parent::setUp();
		wp_set_current_user( self::make_user( 'administrator' )->ID );
	}

	public function test_what_fits_is_returned_as_it_would_be_stored_and_nothing_is_saved(): void {
		$before = self::checksum();

		$response = $this->preview(
			array(
				'title'           => '  Ask us  ',
				'accentColor'     => '#ABCDEF',
				'greeting'        => "Hi 👋\r\nthere",
				'isWidgetEnabled' => false,
			)
		);

		self::assertSame( 200, $response->get_status() );
		self::assertSame(
			array(
				'title'           => 'Ask us',
				'accentColor'     => '#abcdef',
				'greeting'        => "Hi 👋\nthere",
				'isWidgetEnabled' => false,
			),
			(array) $response->get_data()['values']
		);
		self::assertSame( array(), $response->get_data()['refused'] );
		self::assertSame( $before, self::checksum() );
	}

	public function test_what_does_not_fit_is_refused_with_the_sentence_of_its_definition(): void {
		$data = $this->preview(
			array(
				'title'           => str_repeat( 'a', 61 ),
				'relayUrl'        => 'javascript:alert(1)',
				'isWidgetEnabled' => 'yes',
				'position'        => null,
				'VERANDA_SECRET'  => 'x',
				'__proto__'       => array(),
				'greeting'        => 'This one fits.',
			)
		)->get_data();

		self::assertSame( array( 'greeting' => 'This one fits.' ), (array) $data['values'] );
		$reasons = array_column( $data['refused'], 'reason', 'name' );
		self::assertSame( array( 'title', 'relayUrl', 'isWidgetEnabled', 'position', 'VERANDA_SECRET', '__proto__' ), array_keys( $reasons ) );
		self::assertSame( 'The title has from 1 to 60 characters on one line.', $reasons['title'] );
		self::assertSame( 'The position is right or left.', $reasons['position'] );
		self::assertSame( 'This version of Veranda has no such setting.', $reasons['VERANDA_SECRET'] );
	}

	public function test_what_is_no_list_of_settings_is_refused(): void {
		foreach ( array( null, 'text', 1, array( 'a', 'b' ), true ) as $settings ) {
			self::assertSame( 400, $this->preview( $settings )->get_status(), (string) wp_json_encode( $settings ) );
		}
		self::assertSame( 400, $this->call( 'POST', 'settings/import-preview', '{}' )->get_status() );
	}

	public function test_an_export_of_this_site_changes_nothing_here(): void {
		$settings = self::settings()->get()->all();

		$data = $this->preview( $settings )->get_data();

		self::assertSame( $settings, (array) $data['values'] );
		self::assertSame( array(), $data['refused'] );
	}

	private function preview( mixed $settings ): \WP_REST_Response {
		return $this->call( 'POST', 'settings/import-preview', array( 'settings' => $settings ) );
	}
}
