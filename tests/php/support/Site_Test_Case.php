<?php
/**
 * Tests inside WordPress.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use PHPUnit\Framework\TestCase;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Database\Connection;
use Veranda\Database\Named_Lock;
use Veranda\Database\Tables;
use Veranda\Settings\Definitions;
use Veranda\Settings\Settings_Store;
use WP_User;
use wpdb;

/** Gives each test a site as the plugin's activation leaves it, and takes back what the test did. */
abstract class Site_Test_Case extends TestCase {

	/** What a test may change without a trace. @var array<string, mixed> */
	private array $kept;

	protected function setUp(): void {
		parent::setUp();
		$this->kept           = array(
			'wp_filter' => array_map( static fn( $hook ) => clone $hook, $GLOBALS['wp_filter'] ),
			'_SERVER'   => $_SERVER,
			'_COOKIE'   => $_COOKIE,
			'_GET'      => $_GET,
			'_POST'     => $_POST,
		);
		$GLOBALS['phpmailer'] = new Spy_Mailer( true );
		wp_cache_flush();
		self::database()->query( 'START TRANSACTION' );
	}

	protected function tearDown(): void {
		self::database()->query( 'ROLLBACK' );
		foreach ( $this->kept as $name => $value ) {
			$GLOBALS[ $name ] = $value;
		}
		unset( $GLOBALS['phpmailer'], $GLOBALS['current_screen'] );
		$GLOBALS['wp_rest_server'] = null;
		wp_cache_flush();
		wp_set_current_user( 0 );
		$GLOBALS['wp_roles'] = null;
		parent::tearDown();
	}

	protected static function database(): wpdb {
		return $GLOBALS['wpdb'];
	}

	protected static function tables(): Tables {
		return new Tables( Connection::of_wordpress() );
	}

	protected static function settings(): Settings_Store {
		return new Settings_Store( new Definitions(), new Named_Lock( Connection::of_wordpress() ) );
	}

	/**
	 * Changes settings, whatever version they have.
	 *
	 * @param array<string, mixed> $changes By the names of the REST API.
	 */
	protected static function change_settings( array $changes ): void {
		self::assertTrue( self::settings()->change( self::settings()->get()->version, $changes ) );
	}

	protected static function site_id(): string {
		return ( new Site_Id() )->get();
	}

	protected static function secret(): string {
		return ( new Site_Secret() )->get();
	}

	protected static function mailer(): Spy_Mailer {
		return $GLOBALS['phpmailer'];
	}

	protected static function origin(): string {
		return 'http://' . getenv( 'VERANDA_SITE_HOST' );
	}

	/**
	 * Serves the site's pages from one more origin, until the test ends.
	 *
	 * @param string $origin Scheme, host and port.
	 */
	protected static function add_origin( string $origin ): void {
		add_filter( 'veranda_site_origins', static fn( array $origins ): array => array( ...$origins, $origin ) );
	}

	/**
	 * Creates a person.
	 *
	 * @param string               $role   Name of a role.
	 * @param array<string, mixed> $fields More of the account.
	 */
	protected static function make_user( string $role, array $fields = array() ): WP_User {
		static $count = 0;
		++$count;
		$id = wp_insert_user(
			$fields + array(
				'user_login'   => "$role-$count",
				'user_email'   => "$role-$count@example.test",
				'display_name' => ucfirst( $role ) . " $count",
				'user_pass'    => 'a password of theirs',
				'role'         => $role,
			)
		);
		self::assertIsInt( $id );
		return new WP_User( $id );
	}

	/** Returns a checksum of our tables and of all options and user meta, to show that nothing has changed. */
	protected static function checksum(): string {
		$database = self::database();
		$state    = array();
		foreach ( self::tables()->all() as $table ) {
			$state[ $table ] = $database->get_results( "SELECT * FROM `$table`", ARRAY_A );
		}
		// Counters of limits and caches of WordPress come and go by themselves.
		$state['options'] = $database->get_results( "SELECT option_name, option_value FROM $database->options WHERE option_name NOT LIKE '%transient%' AND option_name <> 'cron' ORDER BY option_name", ARRAY_A );
		$state['meta']    = $database->get_results( "SELECT * FROM $database->usermeta WHERE meta_key <> 'session_tokens' ORDER BY umeta_id", ARRAY_A );
		return md5( (string) wp_json_encode( $state ) );
	}

	/**
	 * Counts the rows of a table.
	 *
	 * @param string $table Its name.
	 */
	protected static function count_rows( string $table ): int {
		return (int) self::database()->get_var( "SELECT COUNT(*) FROM `$table`" );
	}
}
