<?php
/**
 * Tests of WordPress's privacy tools.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Database\Connection;
use Veranda\Privacy\Privacy_Tools;

/** Exports and erases as WordPress does. */
abstract class Privacy_Test_Case extends Site_Test_Case {

	protected const NOW = '2026-01-02 03:04:05.678';

	/** How many pages each kind had when it was asked for last. @var array<string, int> */
	protected array $pages = array();

	protected function setUp(): void {
		parent::setUp();
		// The test itself is in a transaction.
		add_filter(
			'query',
			static fn( string $query ): string => match ( $query ) {
				'START TRANSACTION' => 'SAVEPOINT veranda',
				'COMMIT'            => 'RELEASE SAVEPOINT veranda',
				default             => $query,
			}
		);
		( new Privacy_Tools( Connection::of_wordpress(), self::tables() ) )->listen();
	}

	/**
	 * Exports all pages of all kinds as the file that WordPress makes shows them.
	 *
	 * @param string $email Whose.
	 */
	protected function export( string $email ): string {
		require_once ABSPATH . 'wp-admin/includes/privacy-tools.php';
		$html = '';
		foreach ( apply_filters( 'wp_privacy_personal_data_exporters', array() ) as $id => $exporter ) {
			for ( $page = 1, $is_done = false; ! $is_done; $page++ ) {
				$answer  = $exporter['callback']( $email, $page );
				$is_done = $answer['done'];
				$html   .= wp_privacy_generate_personal_data_export_group_html(
					array(
						'group_label'       => $exporter['exporter_friendly_name'],
						'group_description' => '',
						'items'             => array_column( $answer['data'], 'data', 'item_id' ),
					),
					$id
				);
				self::assertLessThan( 200, $page );
			}
			$this->pages[ $id ] = $page;
		}
		return $html;
	}

	/**
	 * Erases all that the tools find; returns what they say.
	 *
	 * @param string $email Whose.
	 * @return string[]
	 */
	protected function erase( string $email ): array {
		$messages = array();
		foreach ( apply_filters( 'wp_privacy_personal_data_erasers', array() ) as $id => $eraser ) {
			for ( $page = 1, $is_done = false; ! $is_done; $page++ ) {
				$answer   = $eraser['callback']( $email, $page );
				$is_done  = $answer['done'];
				$messages = array( ...$messages, ...$answer['messages'] );
				self::assertLessThan( 200, $page );
			}
			$this->pages[ $id ] = $page;
		}
		return $messages;
	}

	/** Returns every value of our tables and of all options and user meta. */
	protected function everything(): string {
		$database = self::database();
		$state    = array();
		foreach ( self::tables()->all() as $table ) {
			$state[ $table ] = $database->get_results( "SELECT * FROM `$table`", ARRAY_N );
		}
		$state[] = $database->get_results( "SELECT option_name, option_value FROM $database->options WHERE option_name LIKE '%veranda%'", ARRAY_N );
		$state[] = $database->get_results( "SELECT meta_key, meta_value FROM $database->usermeta WHERE meta_key LIKE '%veranda%'", ARRAY_N );
		// Keys and hashes may have any bytes.
		array_walk_recursive( $state, static fn( mixed &$value ): mixed => $value = mb_check_encoding( (string) $value ) ? $value : bin2hex( (string) $value ) );
		return (string) wp_json_encode( $state, JSON_UNESCAPED_SLASHES );
	}
}
