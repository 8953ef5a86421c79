<?php
/**
 * What the relay is told of this site.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

use Veranda\Auth\Secret_Missing;
use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Tables;
use Veranda\Settings\Prechat_Words;
use Veranda\Settings\Settings_Store;
use Veranda\Settings\Site_Time_Zone;

defined( 'ABSPATH' ) || exit;

/**
 * Tells the relay where the plugin can be called, and the settings that it works by. The relay writes what it was told into
 * its table, so a look there shows whether it knows the newest. While it does not it is told again: with each saving and
 * connection check, when an agent signs in, and by cron. Nobody waits for it, and nothing fails when it is away.
 */
final class Relay_Settings {

	/** What cron calls. */
	public const CRON_HOOK = 'veranda_tell_relay';

	private const RETRY_SECONDS = 60;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Migrator $migrator,
		private readonly Settings_Store $settings,
		private readonly Relay_Client $relay
	) {}

	/** Adds the hooks. */
	public function listen(): void {
		foreach ( array( 'veranda_settings_changed', 'veranda_agent_signed_in', 'veranda_connection_checked' ) as $hook ) {
			add_action( $hook, array( $this, 'tell_later' ) );
		}
		add_action( self::CRON_HOOK, array( $this, 'tell' ) );
		add_action( 'init', array( $this, 'plan_hourly' ) );
	}

	/** Makes sure that cron checks from time to time. */
	public function plan_hourly(): void {
		if ( false === wp_next_scheduled( self::CRON_HOOK ) ) {
			wp_schedule_event( time() + self::RETRY_SECONDS, 'hourly', self::CRON_HOOK );
		}
	}

	/** Tells the relay once this request has been answered. */
	public function tell_later(): void {
		add_action( 'shutdown', array( $this, 'tell_after_answer' ), PHP_INT_MAX );
	}

	/** Sends this request's answer off first, where PHP can, and then tells the relay. */
	public function tell_after_answer(): void {
		if ( ! $this->is_known() && function_exists( 'fastcgi_finish_request' ) ) {
			fastcgi_finish_request();
		}
		$this->tell();
	}

	/** Tells the relay, unless it knows already. */
	public function tell(): void {
		if ( ! $this->settings->is_configured() || $this->is_known() ) {
			return;
		}
		try {
			$answer = $this->relay->post( '/v1/service/settings', $this->message() );
		} catch ( Secret_Missing ) {
			// Site Health says what to do.
			return;
		}
		if ( 204 !== $answer->status && false === wp_next_scheduled( self::CRON_HOOK, array( 'soon' ) ) ) {
			wp_schedule_single_event( time() + self::RETRY_SECONDS, self::CRON_HOOK, array( 'soon' ) );
		}
	}

	/** Tells whether the relay knows the newest settings; before the tables exist, nobody can know. */
	public function is_known(): bool {
		return $this->migrator->is_current()
			&& $this->database->value( 'SELECT version FROM %i WHERE id = 1', $this->tables->site_settings() ) === $this->message()['version'];
	}

	/**
	 * Returns what the relay is told. The version is a fingerprint: it changes with the site's address, too.
	 *
	 * @return array{version: string, restUrl: string, settings: object}
	 */
	public function message(): array {
		$settings = $this->settings->get();
		$facts    = array(
			'restUrl'  => rest_url( 'veranda/v1/' ),
			'settings' => (object) ( $settings->for_relay() + array(
				'prechatWords' => Prechat_Words::of( $settings ),
				'timezone'     => Site_Time_Zone::get(),
			) ),
		);
		return array( 'version' => substr( hash( 'sha256', (string) wp_json_encode( $facts ) ), 0, 32 ) ) + $facts;
	}
}
