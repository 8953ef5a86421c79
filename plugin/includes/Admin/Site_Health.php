<?php
/**
 * Site Health.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Admin;

use Veranda\Database\Connection;
use Veranda\Database\Tables;
use Veranda\Mail\Mailer;
use Veranda\Option;
use Veranda\Relay\Checks\Secret_Check;
use Veranda\Relay\Checks\Tables_Check;
use Veranda\Relay\Connection_Check;
use Veranda\Relay\Finding;

defined( 'ABSPATH' ) || exit;

/** Adds our tests to Site Health. What needs the network runs after the page has been shown. */
final class Site_Health {

	/** Takes the REST route that runs the test of the relay. */
	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Secret_Check $secret,
		private readonly Tables_Check $schema,
		private readonly Connection_Check $check,
		private readonly string $route
	) {}

	/**
	 * Adds the tests.
	 *
	 * @param array<string, array<string, mixed>> $tests What is there.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_tests( array $tests ): array {
		$direct = array(
			'veranda_secret' => fn(): array => $this->to_result( 'veranda_secret', array( $this->secret->find() ) ),
			'veranda_schema' => fn(): array => $this->to_result( 'veranda_schema', array( $this->schema->find(), $this->check_charset() ) ),
			'veranda_mail'   => fn(): array => $this->to_result( 'veranda_mail', array( $this->check_mail() ) ),
		);
		foreach ( $direct as $name => $test ) {
			$tests['direct'][ $name ] = array(
				'label' => __( 'Veranda', 'veranda' ),
				'test'  => $test,
			);
		}
		$tests['async']['veranda_relay'] = array(
			'label'             => __( 'Veranda relay', 'veranda' ),
			'test'              => rest_url( $this->route ),
			'has_rest'          => true,
			'async_direct_test' => array( $this, 'test_relay' ),
		);
		return $tests;
	}

	/**
	 * Tests the connection to the relay.
	 *
	 * @return array<string, mixed>
	 */
	public function test_relay(): array {
		return $this->to_result( 'veranda_relay', $this->check->run() );
	}

	/** Checks that every text a visitor may write can be stored. */
	private function check_charset(): Finding {
		$table = $this->database->value(
			'SELECT TABLE_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ( %s, %s, %s ) AND CHARACTER_SET_NAME NOT IN ( %s, %s ) LIMIT 1',
			$this->tables->left_messages(),
			$this->tables->conversations(),
			$this->tables->messages(),
			'utf8mb4',
			'ascii'
		);
		if ( null === $table ) {
			return new Finding( 'charset', Finding::GOOD, __( 'Every character can be stored', 'veranda' ), __( 'The tables of the chat use utf8mb4.', 'veranda' ) );
		}
		return new Finding(
			'charset',
			Finding::WARNING,
			__( 'Some characters cannot be stored', 'veranda' ),
			/* translators: %s: name of a table. */
			sprintf( __( 'The table %s does not use utf8mb4, so messages with emoji are refused.', 'veranda' ), $table ),
			/* translators: %s: what the names of the tables begin with. */
			sprintf( __( 'Convert the tables whose names begin with %s to utf8mb4. Leave wp-config.php and the other tables as they are.', 'veranda' ), $this->database->prefix() . 'veranda_' )
		);
	}

	/** Checks that the last mail could be sent. */
	private function check_mail(): Finding {
		$failed_at = Option::number( Mailer::FAILURE_OPTION );
		if ( 0 === $failed_at ) {
			return new Finding( 'mail', Finding::GOOD, __( 'Mail of the chat works', 'veranda' ), __( 'No mail of the chat has failed.', 'veranda' ) );
		}
		return new Finding(
			'mail',
			Finding::WARNING,
			__( 'A mail of the chat could not be sent', 'veranda' ),
			/* translators: %s: date and time. */
			sprintf( __( 'It failed on %s. The message itself is stored and waits in the inbox.', 'veranda' ), (string) wp_date( Option::text( 'date_format' ) . ' ' . Option::text( 'time_format' ), $failed_at ) ),
			__( 'Check how this site sends mail.', 'veranda' )
		);
	}

	/**
	 * Converts findings to the form that Site Health wants: the worst one gives the title.
	 *
	 * @param string    $name     Name of the test.
	 * @param Finding[] $findings What was found.
	 * @return array<string, mixed>
	 */
	private function to_result( string $name, array $findings ): array {
		$weights = array(
			Finding::GOOD     => 0,
			Finding::WARNING  => 1,
			Finding::CRITICAL => 2,
		);
		usort( $findings, static fn( Finding $one, Finding $other ): int => $weights[ $other->status ] <=> $weights[ $one->status ] );
		$statuses    = array(
			Finding::GOOD     => 'good',
			Finding::WARNING  => 'recommended',
			Finding::CRITICAL => 'critical',
		);
		$worst       = $findings[0];
		$description = '';
		foreach ( $findings as $finding ) {
			$description .= sprintf( '<p><strong>%s.</strong> %s %s</p>', esc_html( $finding->title ), esc_html( $finding->detail ), esc_html( $finding->fix ) );
		}
		if ( 'veranda_relay' === $name ) {
			$description .= '<p>' . esc_html__( 'Only a browser can see whether a proxy holds messages back: use “Check connection” in the settings.', 'veranda' ) . '</p>';
		}
		return array(
			'label'       => $worst->title,
			'status'      => $statuses[ $worst->status ],
			'badge'       => array(
				'label' => __( 'Veranda', 'veranda' ),
				'color' => 'blue',
			),
			'description' => $description,
			'actions'     => sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'admin.php?page=' . Menu::SETTINGS_SLUG ) ), esc_html__( 'Open the settings of the chat', 'veranda' ) ),
			'test'        => $name,
		);
	}
}
