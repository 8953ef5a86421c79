<?php
/**
 * Sites whose connection to the database has another character set.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Database\Connection;

/** What people wrote stays the same on a site with a DB_CHARSET of long ago (docs/threats.md A66). */
final class Connection_Charset_Test extends Rest_Test_Case {

	private const MESSAGE = array(
		'clientId' => 'left-1',
		'name'     => 'Jörg 😀',
		'email'    => 'joerg@example.test',
		'body'     => "Grüße 👋 zażółć 日本 ' \\ \" %s",
		'page'     => array(
			'url'   => 'https://shop.example.test/%E6%97%A5',
			'title' => 'Größen – サイズ',
		),
		'locale'   => 'de-DE',
		'website'  => '',
	);

	protected function setUp(): void {
		parent::setUp();
		self::add_origin( 'https://shop.example.test' );
	}

	protected function tearDown(): void {
		$this->connect_with( 'utf8mb4', 'utf8mb4' );
		parent::tearDown();
	}

	/** Character sets that wp-config.php may name; none means the server's own. */
	public function charsets(): array {
		return array(
			'latin1'    => array( 'latin1', 'latin1' ),
			'Greek'     => array( 'greek', 'greek' ),
			'two bytes' => array( 'gbk', 'gbk' ),
			'none'      => array( '', 'latin1' ),
			'usual'     => array( 'utf8mb4', 'utf8mb4' ),
		);
	}

	/**
	 * @dataProvider charsets
	 * @param string $configured What wp-config.php names.
	 * @param string $connected  What the connection uses.
	 */
	public function test_a_message_is_stored_and_found_as_it_was_written( string $configured, string $connected ): void {
		$this->connect_with( $configured, $connected );

		self::assertSame( 201, $this->call( 'POST', 'left-messages', self::MESSAGE )->get_status() );
		self::assertSame( 200, $this->call( 'POST', 'left-messages', self::MESSAGE )->get_status(), 'Sent again, it is the same message.' );

		self::assertSame( array( $configured, $connected ), array( self::database()->charset, self::database()->get_var( 'SELECT @@character_set_client' ) ), 'The rest of the site keeps its character set.' );
		// As the relay reads it.
		$this->connect_with( 'utf8mb4', 'utf8mb4' );
		$row = self::database()->get_row( 'SELECT name, body, page_title FROM ' . self::tables()->left_messages(), ARRAY_A );
		self::assertSame( array( self::MESSAGE['name'], self::MESSAGE['body'], self::MESSAGE['page']['title'] ), array_values( $row ) );
	}

	/**
	 * @dataProvider charsets
	 * @param string $configured What wp-config.php names.
	 * @param string $connected  What the connection uses.
	 */
	public function test_what_the_relay_wrote_is_read_as_it_is( string $configured, string $connected ): void {
		$row = array(
			'kind'       => 'mail',
			'job_key'    => 'a',
			'run_at'     => '2026-01-01',
			'payload'    => '',
			'last_error' => 'Grüße 👋',
			'created_at' => '2026-01-01',
		);
		self::assertSame( 1, self::database()->insert( self::tables()->jobs(), $row ) );
		$this->connect_with( $configured, $connected );
		$database = Connection::of_wordpress();

		$sql = 'SELECT last_error FROM %i WHERE job_key = %s';
		self::assertSame( 'Grüße 👋', $database->value( $sql, self::tables()->jobs(), 'a' ) );
		self::assertSame( array( 'Grüße 👋' ), $database->column( $sql, self::tables()->jobs(), 'a' ) );
		self::assertSame( array( array( 'last_error' => 'Grüße 👋' ) ), $database->rows( $sql, self::tables()->jobs(), 'a' ) );
	}

	public function test_site_health_gives_no_advice_that_would_garble_the_site(): void {
		$this->connect_with( 'latin1', 'latin1' );

		$result = $this->charset_finding();

		self::assertSame( 'good', $result['status'] );
		self::assertStringNotContainsString( 'DB_CHARSET', $result['description'] );
	}

	public function test_site_health_names_a_table_that_cannot_keep_every_character(): void {
		self::database()->query( 'ROLLBACK' );
		$table = self::tables()->messages();
		self::database()->query( "ALTER TABLE `$table` CONVERT TO CHARACTER SET utf8mb3" );
		try {
			$result = $this->charset_finding();
		} finally {
			self::database()->query( "ALTER TABLE `$table` MODIFY body TEXT CHARACTER SET utf8mb4 NOT NULL" );
			self::database()->query( "ALTER TABLE `$table` MODIFY details VARCHAR(500) CHARACTER SET utf8mb4 NULL" );
			foreach ( array( 'public_id CHAR(24)', 'author_type VARCHAR(7)', 'client_id VARCHAR(64)', 'kind VARCHAR(6)' ) as $column ) {
				self::database()->query( "ALTER TABLE `$table` MODIFY $column CHARACTER SET ascii COLLATE ascii_bin NOT NULL" );
			}
			self::database()->query( "ALTER TABLE `$table` DEFAULT CHARSET=utf8mb4" );
		}

		self::assertSame( 'recommended', $result['status'] );
		self::assertStringContainsString( $table, $result['description'] );
		self::assertStringNotContainsString( 'DB_CHARSET', $result['description'] );
		self::assertSame( 'good', $this->charset_finding()['status'], 'The table is as it was.' );
	}

	/**
	 * Lets WordPress believe, and the connection be, what a wp-config.php makes of them.
	 *
	 * @param string $configured Its DB_CHARSET.
	 * @param string $connected  What the connection uses.
	 */
	private function connect_with( string $configured, string $connected ): void {
		self::database()->charset = $configured;
		self::database()->collate = 'utf8mb4' === $configured ? 'utf8mb4_unicode_520_ci' : '';
		self::database()->set_charset( self::database()->dbh, $connected, self::database()->collate );
	}

	/**
	 * Runs our test of the tables.
	 *
	 * @return array<string, mixed>
	 */
	private function charset_finding(): array {
		return apply_filters( 'site_status_tests', array() )['direct']['veranda_schema']['test']();
	}
}
