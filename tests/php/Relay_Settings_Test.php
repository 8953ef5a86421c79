<?php
/**
 * What the relay is told.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Base64_Url;
use Veranda\Database\Migrator;
use Veranda\Relay\Relay_Settings;
use Veranda\Settings\Definitions;
use Veranda\Settings\Site_Time_Zone;
use WP_Error;

/** The signed call that tells the relay of this site. */
final class Relay_Settings_Test extends Rest_Test_Case {

	/**
	 * What was sent to the relay.
	 *
	 * @var array<int, array{url: string, arguments: array<string, mixed>}>
	 */
	private array $requests = array();

	/** What the relay answers: a status, or nothing at all. */
	private ?int $status = 204;

	protected function setUp(): void {
		parent::setUp();
		wp_clear_scheduled_hook( Relay_Settings::CRON_HOOK );
		wp_clear_scheduled_hook( Relay_Settings::CRON_HOOK, array( 'soon' ) );
		remove_all_actions( 'shutdown' );
		self::change_settings( array( 'relayUrl' => self::origin() . '/relay' ) );
		remove_all_actions( 'shutdown' );
		add_filter(
			'pre_http_request',
			function ( $response, array $arguments, string $url ) {
				$this->requests[] = compact( 'url', 'arguments' );
				if ( 204 === $this->status ) {
					$this->let_the_relay_keep( json_decode( $arguments['body'], true ) );
				}
				return null === $this->status
					? new WP_Error( 'http_request_failed', 'Connection refused' )
					: array( 'headers' => array(), 'body' => '', 'response' => array( 'code' => $this->status, 'message' => '' ), 'cookies' => array(), 'filename' => null );
			},
			20,
			3
		);
	}

	/**
	 * Does what a relay does with what it is told.
	 *
	 * @param array<string, mixed> $message What it was told.
	 */
	private function let_the_relay_keep( array $message ): void {
		self::database()->query( self::database()->prepare( 'REPLACE INTO %i ( id, version, settings, received_at ) VALUES ( 1, %s, %s, UTC_TIMESTAMP(3) )', self::tables()->site_settings(), $message['version'], (string) wp_json_encode( $message ) ) );
	}

	/** Does what happens at the end of a request. */
	private function end_request(): void {
		do_action( 'shutdown' );
		remove_all_actions( 'shutdown' );
	}

	public function test_saving_tells_the_relay_after_the_answer(): void {
		wp_set_current_user( self::make_user( 'administrator' )->ID );

		$response = $this->call( 'PUT', 'settings', array( 'version' => self::settings()->get()->version, 'title' => 'Ask us' ) );
		self::assertSame( 200, $response->get_status() );
		self::assertCount( 0, $this->requests, 'Whoever saves does not wait for the relay.' );
		$this->end_request();

		self::assertCount( 1, $this->requests );
		$arguments = $this->requests[0]['arguments'];
		self::assertSame( self::origin() . '/relay/v1/service/settings', $this->requests[0]['url'] );
		self::assertSame( 0, $arguments['redirection'] );
		$claims = self::claims_of( substr( $arguments['headers']['Authorization'], strlen( 'Bearer ' ) ) );
		self::assertSame( array( 'plugin', 'veranda-relay' ), array( $claims['sub'], $claims['aud'] ) );
		self::assertSame( Base64_Url::encode( hash( 'sha256', $arguments['body'], true ) ), $claims['bodyHash'] );
	}

	public function test_the_relay_is_told_what_is_marked_for_it_and_the_time_zone_and_nothing_else(): void {
		do_action( 'veranda_connection_checked' );
		$this->end_request();

		$message = json_decode( $this->requests[0]['arguments']['body'] );
		self::assertSame( array( 'version', 'restUrl', 'settings' ), array_keys( (array) $message ) );
		self::assertSame( rest_url( 'veranda/v1/' ), $message->restUrl );
		self::assertIsObject( $message->settings, 'Also when there is none, JSON must show an object.' );
		$marked = array_keys( array_filter( ( new Definitions() )->all(), static fn( $setting ): bool => $setting->is_for_relay ) );
		self::assertSame( array( ...$marked, 'prechatWords', 'timezone' ), array_keys( (array) $message->settings ) );
		self::assertSame( Site_Time_Zone::get(), $message->settings->timezone );
		self::assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{1,64}$/', $message->version );
	}

	public function test_a_relay_that_knows_is_not_told_again_until_something_changes(): void {
		do_action( 'veranda_agent_signed_in', 1 );
		$this->end_request();
		do_action( 'veranda_agent_signed_in', 1 );
		$this->end_request();
		do_action( Relay_Settings::CRON_HOOK );
		self::assertCount( 1, $this->requests );

		update_option( 'permalink_structure', '' );
		do_action( Relay_Settings::CRON_HOOK );
		self::assertCount( 2, $this->requests );
		self::assertStringContainsString( 'rest_route=', json_decode( $this->requests[1]['arguments']['body'] )->restUrl );
	}

	public function test_a_relay_that_is_away_or_refuses_is_told_again_soon(): void {
		foreach ( array( null, 400, 503, 404, 200 ) as $this->status ) {
			$this->requests = array();
			wp_clear_scheduled_hook( Relay_Settings::CRON_HOOK, array( 'soon' ) );
			do_action( 'veranda_agent_signed_in', 1 );
			$this->end_request();

			self::assertCount( 1, $this->requests );
			self::assertEqualsWithDelta( time() + 60, wp_next_scheduled( Relay_Settings::CRON_HOOK, array( 'soon' ) ), 5 );
		}
		$this->status = 204;
		do_action( Relay_Settings::CRON_HOOK, 'soon' );
		do_action( Relay_Settings::CRON_HOOK, 'soon' );
		self::assertCount( 2, $this->requests );
	}

	public function test_a_relay_that_lost_its_table_is_told_again(): void {
		do_action( Relay_Settings::CRON_HOOK );
		self::database()->query( 'DELETE FROM ' . self::tables()->site_settings() );
		do_action( Relay_Settings::CRON_HOOK );

		self::assertCount( 2, $this->requests );
	}

	public function test_nobody_is_called_without_a_relay_a_secret_or_tables(): void {
		update_option( Migrator::VERSION_OPTION, '2' );
		$this->status = null;
		do_action( Relay_Settings::CRON_HOOK );
		self::assertCount( 1, $this->requests, 'Old tables keep nobody from telling; they only cannot show what is known.' );

		update_option( 'veranda_secret', 'short' );
		do_action( Relay_Settings::CRON_HOOK );
		self::change_settings( array( 'relayUrl' => '' ) );
		do_action( Relay_Settings::CRON_HOOK );
		self::assertCount( 1, $this->requests );
	}

	public function test_cron_looks_every_hour_and_is_planned_once(): void {
		foreach ( $GLOBALS['wp_filter']['init']->callbacks[10] as $callback ) {
			if ( is_array( $callback['function'] ) && $callback['function'][0] instanceof Relay_Settings ) {
				$callback['function']();
				$callback['function']();
			}
		}

		$planned = array_filter( _get_cron_array(), static fn( array $hooks ): bool => isset( $hooks[ Relay_Settings::CRON_HOOK ] ) );
		self::assertCount( 1, $planned );
		self::assertSame( 'hourly', wp_get_schedule( Relay_Settings::CRON_HOOK ) );
	}

	public function test_an_agents_token_brings_the_relay_up_to_date(): void {
		$agent = self::make_user( 'veranda_agent' );
		$nonce = $this->log_in( $agent );

		self::assertSame( 201, $this->serve( 'POST', 'agent-token', null, array( 'X-WP-Nonce' => $nonce ) )['status'] );
		self::assertCount( 0, $this->requests );
		$this->end_request();
		self::assertCount( 1, $this->requests );
	}
}
