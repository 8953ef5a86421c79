<?php
/**
 * Settings.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Settings\Definitions;
use Veranda\Settings\Setting;
use Veranda\Settings\Settings;
use Veranda\Settings\Settings_Store;

/** `GET` and `PUT settings`, `POST relay-environment`. */
final class Settings_Test extends Rest_Test_Case {

	protected function setUp(): void {
		parent::setUp();
		delete_option( Settings_Store::OPTION );
		self::settings()->ensure();
		wp_set_current_user( self::make_user( 'administrator' )->ID );
	}

	public function test_a_new_site_is_not_configured_and_has_sensible_defaults(): void {
		$data = $this->call( 'GET', 'settings' )->get_data();

		$sensible = array(
			'isWidgetEnabled'   => true,
			'relayUrl'          => '',
			'title'             => 'Chat with us',
			'greeting'          => 'Hello! How can we help you?',
			'position'          => 'right',
			'notificationEmail' => '',
		);
		self::assertSame( $sensible, array_intersect_key( $data, $sensible ) );
		$defaults = array_map( static fn( Setting $setting ): string|bool|int => $setting->default(), ( new Definitions() )->all() );
		self::assertSame(
			$defaults + array(
				'version'          => 1,
				'siteId'           => self::site_id(),
				'secret'           => array(
					'isSet'    => true,
					'lastFour' => substr( self::secret(), -4 ),
				),
				'isSecretConstant' => false,
				'fixedSettings'    => array(),
			),
			$data
		);
		self::assertFalse( self::settings()->is_configured() );
	}

	public function test_what_is_sent_changes_and_the_rest_stays(): void {
		$response = $this->call(
			'PUT',
			'settings',
			array(
				'relayUrl'    => ' https://chat.example.test/veranda/ ',
				'accentColor' => '#ABCDEF',
				'greeting'    => "Two\r\nlines",
				'version'     => 1,
			)
		);

		self::assertSame( 200, $response->get_status() );
		$data = $response->get_data();
		self::assertSame( array( 'https://chat.example.test/veranda', '#abcdef', "Two\nlines", 'Chat with us', 2 ), array( $data['relayUrl'], $data['accentColor'], $data['greeting'], $data['title'], $data['version'] ) );
		wp_cache_flush();
		self::assertSame( $data, $this->call( 'GET', 'settings' )->get_data() );
	}

	public function test_two_tabs_do_not_overwrite_one_another(): void {
		$change = array(
			'title'   => 'First',
			'version' => 1,
		);
		$this->call( 'PUT', 'settings', $change );

		$response = $this->call( 'PUT', 'settings', array( 'title' => 'Second' ) + $change );

		self::assertSame( 409, $response->get_status() );
		self::assertSame( 'veranda_settings_conflict', $response->get_data()['code'] );
		self::assertSame( array( 'First', 2 ), array( $response->get_data()['data']['settings']['title'], $response->get_data()['data']['settings']['version'] ) );
		self::assertSame( 'First', self::settings()->get()->text( 'title' ) );
	}

	public function test_what_another_request_has_saved_meanwhile_is_seen(): void {
		self::settings()->get();
		$stored          = json_decode( get_option( Settings_Store::OPTION ), true );
		$stored['title'] = 'Saved elsewhere';
		$stored['version']++;
		self::database()->update( self::database()->options, array( 'option_value' => wp_json_encode( $stored ) ), array( 'option_name' => Settings_Store::OPTION ) );

		self::assertFalse( self::settings()->change( 1, array( 'title' => 'Mine' ) ) );
		self::assertSame( 'Saved elsewhere', self::settings()->get()->text( 'title' ) );
	}

	public function test_the_secret_cannot_be_read_or_set(): void {
		self::assertStringNotContainsString( self::secret(), (string) wp_json_encode( $this->call( 'GET', 'settings' )->get_data() ) );

		foreach ( array( 'secret', 'siteId', 'isSecretConstant', 'anything' ) as $name ) {
			$response = $this->call(
				'PUT',
				'settings',
				array(
					$name     => 'x',
					'version' => 1,
				)
			);
			self::assertSame( array( 400, 'veranda_unknown_field' ), array( $response->get_status(), $response->get_data()['code'] ) );
		}
		self::assertSame( 1, self::settings()->get()->version );
	}

	/** What no setting may hold (docs/threats.md A32, A35, A37, A38). */
	public function wrong_values(): array {
		$wrong = array( 0, 1, true, array(), array( '$ne' => 1 ), null, 1e30, array( 'a' ), (object) array( 'a' => 1 ) );
		$cases = array();
		foreach ( array( 'relayUrl', 'accentColor', 'position', 'title', 'greeting', 'notificationEmail' ) as $field ) {
			foreach ( $wrong as $value ) {
				$cases[ $field . ': ' . wp_json_encode( $value ) ] = array( $field, $value );
			}
		}
		foreach ( array( 'yes', 1, 0, '1', '', null, array(), array( true ) ) as $value ) {
			$cases[ 'isWidgetEnabled: ' . wp_json_encode( $value ) ] = array( 'isWidgetEnabled', $value );
		}
		foreach ( array( 0, -1, '1', true, null, array(), 1.5, '0e123', 1e30 ) as $value ) {
			$cases[ 'version: ' . wp_json_encode( $value ) ] = array( 'version', $value );
		}
		$urls = array(
			'javascript:alert(1)',
			'data:text/html,x',
			'//relay.example.test',
			'relay.example.test',
			'ftp://relay.example.test',
			'https://',
			'https://user:pass@relay.example.test',
			'https://relay.example.test/?a=1',
			'https://relay.example.test/#a',
			'https://relay.example.test/"><script>',
			"https://relay.example.test/\n",
			'https://relay.example.test/a b',
			'https://' . str_repeat( 'a', 2000 ),
		);
		foreach ( array_diff( $urls, array( "https://relay.example.test/\n" ) ) as $value ) {
			$cases[ "relayUrl: $value" ] = array( 'relayUrl', $value );
		}
		return $cases + array(
			'accentColor: name'         => array( 'accentColor', 'red' ),
			'accentColor: style'        => array( 'accentColor', '#fff;}body{display:none' ),
			'accentColor: line'         => array( 'accentColor', "#ffffff\n" ),
			'position: middle'          => array( 'position', 'middle' ),
			'title: empty'              => array( 'title', ' ' ),
			'title: two lines'          => array( 'title', "a\nb" ),
			'title: too long'           => array( 'title', str_repeat( 'a', 61 ) ),
			'greeting: too long'        => array( 'greeting', str_repeat( 'a', 301 ) ),
			'greeting: NUL'             => array( 'greeting', "a\0" ),
			'notificationEmail: two'    => array( 'notificationEmail', 'a@example.test, b@example.test' ),
			'notificationEmail: header' => array( 'notificationEmail', "a@example.test\nBcc: b@example.test" ),
			'notificationEmail: SQL'    => array( 'notificationEmail', "' OR 1=1 --" ),
		);
	}

	/**
	 * @dataProvider wrong_values
	 * @param string $field Which setting.
	 * @param mixed  $value What it would hold.
	 */
	public function test_wrong_values_are_refused( string $field, mixed $value ): void {
		$before = self::checksum();

		$response = $this->call( 'PUT', 'settings', array( $field => $value ) + array( 'version' => 1 ) );

		self::assertSame( 400, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		self::assertSame( $before, self::checksum() );
	}

	public function test_empty_requests_change_nothing(): void {
		$before = self::checksum();
		foreach ( array( '', '{}', '[]', 'null', '{"title":' ) as $body ) {
			self::assertSame( 400, $this->call( 'PUT', 'settings', $body )->get_status(), $body );
		}
		self::assertSame( $before, self::checksum() );
	}

	public function test_an_option_that_somebody_else_has_broken_breaks_nothing(): void {
		foreach ( array( 'text', '{"title":1,"version":"x"}', '[', array(), array( 'title' => array() ), array( 'version' => 'x' ), 0 ) as $value ) {
			update_option( Settings_Store::OPTION, $value );
			$response = $this->call( 'GET', 'settings' );
			self::assertSame( array( 200, 'Chat with us', 1 ), array( $response->get_status(), $response->get_data()['title'], $response->get_data()['version'] ) );
		}
	}

	public function test_an_array_from_elsewhere_is_read_too(): void {
		update_option( Settings_Store::OPTION, array( 'title' => 'From an array', 'version' => 4 ) );

		self::assertSame( array( 'From an array', 4 ), array( self::settings()->get()->text( 'title' ), self::settings()->get()->version ) );
	}

	public function test_an_emoji_survives_an_options_table_of_utf8mb3(): void {
		add_filter( 'pre_get_col_charset', static fn(): string => 'utf8' );
		$greeting = 'Hi there 👋 𝒽ow can we help?';

		$response = $this->call(
			'PUT',
			'settings',
			array(
				'greeting'    => $greeting,
				'accentColor' => '#0f766e',
				'version'     => 1,
			)
		);

		self::assertSame( array( 200, $greeting ), array( $response->get_status(), $response->get_data()['greeting'] ) );
		wp_cache_flush();
		self::assertSame( array( $greeting, '#0f766e', 2 ), array( self::settings()->get()->text( 'greeting' ), self::settings()->get()->text( 'accentColor' ), self::settings()->get()->version ) );
		self::assertMatchesRegularExpression( '/^[\x20-\x7e]+$/D', (string) self::database()->get_var( 'SELECT option_value FROM ' . self::database()->options . " WHERE option_name = 'veranda_settings'" ) );
	}

	public function test_what_the_database_does_not_keep_is_not_called_saved(): void {
		$heard = did_action( 'veranda_settings_changed' );
		// As a database that is full or read-only: the old value stays.
		add_filter( 'pre_update_option_' . Settings_Store::OPTION, static fn( mixed $value, mixed $old ): mixed => $old, 10, 2 );

		$response = $this->call( 'PUT', 'settings', array( 'title' => 'Lost', 'version' => 1 ) );

		self::assertSame( array( 500, 'veranda_settings_not_saved' ), array( $response->get_status(), $response->get_data()['code'] ) );
		self::assertSame( 'Chat with us', self::settings()->get()->text( 'title' ) );
		self::assertSame( $heard, did_action( 'veranda_settings_changed' ) );
	}

	public function test_a_save_is_announced_with_what_was_and_what_is(): void {
		$heard = array();
		add_action(
			'veranda_settings_changed',
			static function ( Settings $before, Settings $after ) use ( &$heard ): void {
				$heard[] = array( $before->text( 'title' ), $after->text( 'title' ), $after->version );
			},
			10,
			2
		);

		$this->call( 'PUT', 'settings', array( 'title' => 'Ask us', 'version' => 1 ) );
		$this->call( 'PUT', 'settings', array( 'title' => 'Too late', 'version' => 1 ) );
		$this->call( 'PUT', 'settings', array( 'title' => '', 'version' => 2 ) );

		self::assertSame( array( array( 'Chat with us', 'Ask us', 2 ) ), $heard );
	}

	public function test_options_describes_every_setting(): void {
		$data = $this->call( 'OPTIONS', 'settings' )->get_data();

		$properties = $data['schema']['properties'];
		self::assertSame(
			array(
				'type'        => 'string',
				'maxLength'   => 300,
				'title'       => 'Greeting',
				'description' => 'What visitors read first.',
				'default'     => 'Hello! How can we help you?',
				'section'     => 'appearance',
			),
			$properties['greeting']
		);
		self::assertSame( array_keys( self::settings()->get()->all() ), array_keys( array_filter( $properties, static fn( array $property ): bool => isset( $property['section'] ) ) ) );
		self::assertSame( array_keys( $this->call( 'GET', 'settings' )->get_data() ), array_keys( $properties ) );
	}

	public function test_the_start_command_holds_what_the_relay_needs_and_no_password_of_the_database(): void {
		$data = $this->call( 'POST', 'relay-environment' )->get_data();

		self::assertSame( self::site_id(), $data['environment']['SITE_ID'] );
		self::assertSame( self::secret(), $data['environment']['VERANDA_SECRET'] );
		self::assertSame( array( self::origin(), '127.0.0.0/8' ), array( $data['environment']['SITE_ORIGINS'], $data['environment']['TRUSTED_PROXIES'] ) );
		self::assertSame( array( DB_NAME, 'wp_' ), array( $data['environment']['DATABASE_NAME'], $data['environment']['TABLE_PREFIX'] ) );
		self::assertSame( DB_HOST, $data['environment']['DATABASE_HOST'] . ':' . $data['environment']['DATABASE_PORT'] );
		self::assertStringContainsString( "\nDATABASE_PASSWORD=\n", $data['file'] );
		self::assertArrayNotHasKey( 'DATABASE_PASSWORD', $data['environment'] );
		foreach ( $data['environment'] as $name => $value ) {
			self::assertStringContainsString( "$name=$value\n", $data['file'] );
		}
	}

	public function test_the_start_command_is_not_for_other_sites_pages(): void {
		$response = $this->call( 'POST', 'relay-environment', null, array( 'Origin' => 'https://evil.test' ) );

		self::assertSame( array( 403, 'veranda_origin_not_allowed' ), array( $response->get_status(), $response->get_data()['code'] ) );
	}
}
