<?php
/**
 * Tests that create tables.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Database\Migrator;

/** Tests with tables of a prefix of their own: creating tables ends a transaction, so nothing here has one. */
abstract class Own_Tables_Test_Case extends Site_Test_Case {

	/** The prefix; each class has another. */
	protected const PREFIX = '';

	/** Folder with the schema files of a test. */
	protected string $folder;

	protected function setUp(): void {
		parent::setUp();
		self::database()->query( 'ROLLBACK' );
		self::database()->prefix = static::PREFIX;
		$this->folder            = sys_get_temp_dir() . '/veranda-' . static::PREFIX . getmypid();
		wp_mkdir_p( $this->folder );
	}

	protected function tearDown(): void {
		$this->drop_tables();
		array_map( 'unlink', (array) glob( $this->folder . '/*' ) );
		rmdir( $this->folder );
		self::database()->prefix = 'wp_';
		update_option( Migrator::VERSION_OPTION, (string) Migrator::SCHEMA_VERSION );
		delete_option( Migrator::FAILURE_OPTION );
		parent::tearDown();
	}

	/** Removes every table of the prefix. */
	protected function drop_tables(): void {
		foreach ( self::database()->get_col( "SHOW TABLES LIKE '" . self::database()->esc_like( static::PREFIX ) . "%'" ) as $table ) {
			self::database()->query( "DROP TABLE `$table`" );
		}
		// WordPress keeps in mind which columns a table has; the next one of this name may have others.
		foreach ( array( 'table_charset', 'col_meta' ) as $kept ) {
			( new \ReflectionProperty( \wpdb::class, $kept ) )->setValue( self::database(), array() );
		}
	}
}
