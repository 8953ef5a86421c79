<?php
/**
 * Tests of a network of sites.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/** Gives each test a place for a multisite network of its own, beside the site under test. */
abstract class Network_Test_Case extends Site_Test_Case {

	private const PREFIX = 'net_';

	protected function setUp(): void {
		parent::setUp();
		self::database()->query( 'ROLLBACK' );
		$this->drop_network();
	}

	protected function tearDown(): void {
		$this->drop_network();
		parent::tearDown();
	}

	/**
	 * Does one step on the network, in a process of its own.
	 *
	 * @param string               $step      A step of the script.
	 * @param array<string, mixed> $constants As in wp-config.php.
	 * @param string               $script    A file of process/.
	 * @param string               $path      The page that is asked for: it decides which site is the current one.
	 * @return array<string, mixed>
	 */
	protected function step( string $step, array $constants = array(), string $script = 'network', string $path = '/' ): array {
		return Fresh_Process::run(
			$script,
			array(
				'step'      => $step,
				'prefix'    => self::PREFIX,
				'constants' => $constants,
				'path'      => $path,
			)
		);
	}

	private function drop_network(): void {
		foreach ( self::database()->get_col( "SHOW TABLES LIKE 'net\\_%'" ) as $table ) {
			self::database()->query( "DROP TABLE `$table`" );
		}
	}
}
