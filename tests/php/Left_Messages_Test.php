<?php
/**
 * Messages left while the relay is away.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Mail\Mailer;

/** `POST left-messages`. */
final class Left_Messages_Test extends Rest_Test_Case {

	private const MESSAGE = array(
		'clientId' => 'left-1',
		'name'     => 'Zoë 王',
		'email'    => 'zoe@example.test',
		'body'     => "Is the blue one back?\n[gallery] <b>😀</b> https://example.test/video",
		'page'     => array(
			'url'   => 'https://shop.example.test/blue?session=secret#here',
			'title' => 'Blue things',
		),
		'locale'   => 'fr-FR',
		'website'  => '',
	);

	protected function setUp(): void {
		parent::setUp();
		self::add_origin( 'https://shop.example.test' );
	}

	public function test_a_message_is_stored_as_it_was_written_and_mailed(): void {
		self::change_settings( array( 'notificationEmail' => 'team@example.test' ) );

		$response = $this->call( 'POST', 'left-messages', self::MESSAGE );

		self::assertSame( 201, $response->get_status() );
		self::assertSame( array( 'clientId' => 'left-1' ), $response->get_data() );
		$row = self::database()->get_row( 'SELECT * FROM ' . self::tables()->left_messages(), ARRAY_A );
		self::assertSame( self::MESSAGE['body'], $row['body'] );
		self::assertSame( array( 'Zoë 王', 'zoe@example.test', 'Blue things', 'fr-FR' ), array( $row['name'], $row['email'], $row['page_title'], $row['locale'] ) );
		self::assertSame( 'https://shop.example.test/blue', $row['page_url'], 'What follows the path may be personal.' );
		self::assertEqualsWithDelta( time(), strtotime( $row['created_at'] . ' UTC' ), 5 );

		self::assertCount( 1, self::mailer()->sent );
		$mail = self::mailer()->sent[0];
		self::assertSame( array( 'team@example.test' ), $mail['to'] );
		self::assertSame( array( 'zoe@example.test' ), $mail['replyTo'] );
		self::assertStringContainsString( 'Zoë 王', $mail['subject'] );
		self::assertStringContainsString( self::MESSAGE['body'], $mail['text'] );
		self::assertStringContainsString( "Is the blue one back?<br>\n[gallery] &lt;b&gt;😀&lt;/b&gt; https://example.test/video", $mail['html'] );
		self::assertStringContainsString( 'Content-Type: text/plain; charset=utf-8', $mail['source'] );
	}

	public function test_sending_again_stores_and_mails_nothing_twice(): void {
		$this->call( 'POST', 'left-messages', self::MESSAGE );

		self::assertSame( 200, $this->call( 'POST', 'left-messages', self::MESSAGE )->get_status() );
		$other = $this->call( 'POST', 'left-messages', array( 'body' => 'Something else' ) + self::MESSAGE );

		self::assertSame( 409, $other->get_status() );
		self::assertSame( 'veranda_client_id_reused', $other->get_data()['code'] );
		self::assertSame( 1, self::count_rows( self::tables()->left_messages() ) );
		self::assertCount( 1, self::mailer()->sent );
	}

	public function test_sending_again_what_has_become_a_conversation_stores_and_mails_nothing(): void {
		$this->call( 'POST', 'left-messages', self::MESSAGE );
		$this->take_in( self::MESSAGE['clientId'], self::MESSAGE['body'] );
		self::assertSame( 0, self::count_rows( self::tables()->left_messages() ) );

		self::assertSame( 200, $this->call( 'POST', 'left-messages', self::MESSAGE )->get_status() );
		self::assertSame( 409, $this->call( 'POST', 'left-messages', array( 'body' => 'Other words' ) + self::MESSAGE )->get_status() );

		self::assertSame( 0, self::count_rows( self::tables()->left_messages() ) );
		self::assertCount( 1, self::mailer()->sent );
	}

	/**
	 * Does what the relay does with a left message.
	 *
	 * @param string $client_id The sender's id.
	 * @param string $body      What was written.
	 */
	private function take_in( string $client_id, string $body ): void {
		$now          = '2026-01-02 03:04:05.678';
		$conversation = array(
			'public_id'  => 'c_1234567890123456789012',
			'visitor_id' => 1,
			'client_id'  => $client_id,
			'state'      => 'queued',
			'created_at' => $now,
			'updated_at' => $now,
		);
		self::assertSame( 1, self::database()->insert( self::tables()->conversations(), $conversation ) );
		$message = array(
			'conversation_id' => self::database()->insert_id,
			'seq'             => 2,
			'public_id'       => 'm_1234567890123456789012',
			'author_type'     => 'visitor',
			'author_id'       => 1,
			'client_id'       => $client_id,
			'kind'            => 'text',
			'body'            => $body,
			'created_at'      => $now,
		);
		self::assertSame( 1, self::database()->insert( self::tables()->messages(), $message ) );
		self::database()->query( 'DELETE FROM ' . self::tables()->left_messages() );
	}

	public function test_a_mail_that_cannot_be_sent_loses_nothing(): void {
		self::mailer()->is_broken = true;

		self::assertSame( 201, $this->call( 'POST', 'left-messages', self::MESSAGE )->get_status() );
		self::assertSame( 1, self::count_rows( self::tables()->left_messages() ) );
		self::assertEqualsWithDelta( time(), (int) get_option( Mailer::FAILURE_OPTION ), 5 );

		self::mailer()->is_broken = false;
		$this->call( 'POST', 'left-messages', array( 'clientId' => 'left-2' ) + self::MESSAGE );
		self::assertFalse( get_option( Mailer::FAILURE_OPTION ) );
	}

	public function test_a_mailer_that_throws_loses_nothing(): void {
		add_filter(
			'pre_wp_mail',
			static function (): void {
				throw new \DomainException( 'A plugin of somebody else fails.' );
			}
		);

		self::assertSame( 201, $this->call( 'POST', 'left-messages', self::MESSAGE )->get_status() );
		self::assertSame( 1, self::count_rows( self::tables()->left_messages() ) );
	}

	/** Lines that would become headers, if they got there. */
	public function injections(): array {
		return array(
			'break in the name'          => array( array( 'name' => "Eve\r\nBcc: victim@example.test" ) ),
			'line feed in the name'      => array( array( 'name' => "Eve\nBcc: victim@example.test" ) ),
			'separator in the name'      => array( array( 'name' => "Eve\u{2028}Bcc: victim@example.test" ) ),
			'break in the address'       => array( array( 'email' => "eve@example.test\r\nBcc: victim@example.test" ) ),
			'two addresses'              => array( array( 'email' => 'eve@example.test, victim@example.test' ) ),
			'address with a name'        => array( array( 'email' => '"x" <eve@example.test>' ) ),
			'NUL in the name'            => array( array( 'name' => "Eve\0" ) ),
			'break in the client id'     => array( array( 'clientId' => "a\nb" ) ),
			'break at the end of the id' => array( array( 'clientId' => "a\n" ) ),
		);
	}

	/**
	 * @dataProvider injections
	 * @param array<string, mixed> $change What is wrong.
	 */
	public function test_nothing_typed_becomes_a_header( array $change ): void {
		$response = $this->call( 'POST', 'left-messages', $change + self::MESSAGE );

		self::assertSame( 400, $response->get_status() );
		self::assertSame( 0, self::count_rows( self::tables()->left_messages() ) );
		self::assertCount( 0, self::mailer()->sent );
	}

	public function test_a_hostile_but_possible_name_stays_in_the_subject(): void {
		$name = '=?utf-8?B?QmNjOiB4?= <x@example.test>, "y"';
		update_option( 'blogname', '</title><script>alert(1)</script> "&" Co' );

		$this->call( 'POST', 'left-messages', array( 'name' => $name ) + self::MESSAGE );

		$mail = self::mailer()->sent[0];
		self::assertCount( 1, $mail['to'] );
		self::assertSame( array( 'zoe@example.test' ), $mail['replyTo'] );
		list( $head ) = explode( "\r\n\r\n", str_replace( array( "\r\n", "\n" ), "\r\n", $mail['source'] ), 2 );
		self::assertDoesNotMatchRegularExpression( '/^(Bcc|Cc):/mi', $head );
		self::assertSame( 1, preg_match_all( '/^To:/mi', $head ) );
	}

	public function test_the_department_that_was_asked_for_is_kept(): void {
		$department = 'd_' . str_repeat( 'A', 22 );

		$this->call( 'POST', 'left-messages', array( 'department' => $department ) + self::MESSAGE );
		$this->call( 'POST', 'left-messages', array( 'clientId' => 'left-2' ) + self::MESSAGE );

		self::assertSame(
			array( $department, null ),
			self::database()->get_col( 'SELECT department_public_id FROM ' . self::tables()->left_messages() . ' ORDER BY id' )
		);
	}

	/** What none of the fields may hold (docs/threats.md A37, A38). */
	public function wrong_values(): array {
		$values = array(
			'number 0'    => 0,
			'true'        => true,
			'empty list'  => array(),
			'object'      => (object) array(),
			'operator'    => array( '$ne' => 1 ),
			'huge number' => 1e30,
			'list'        => array( 'a' ),
		);
		$cases  = array();
		foreach ( array( 'clientId', 'name', 'email', 'body', 'page', 'locale', 'department', 'website' ) as $field ) {
			foreach ( $values as $what => $value ) {
				$cases[ "$field: $what" ] = array( $field, $value );
			}
		}
		return $cases + array(
			'clientId: null'     => array( 'clientId', null ),
			'clientId: empty'    => array( 'clientId', '' ),
			'clientId: wildcard' => array( 'clientId', '%' ),
			'clientId: SQL'      => array( 'clientId', "' OR 1=1 -- " ),
			'clientId: too long' => array( 'clientId', str_repeat( 'a', 65 ) ),
			'name: too long'     => array( 'name', str_repeat( '😀', 51 ) ),
			'department: name'   => array( 'department', 'Sales' ),
			'email: empty'       => array( 'email', '' ),
			'email: none'        => array( 'email', 'nobody' ),
			'email: wildcard'    => array( 'email', '*' ),
			'body: empty'        => array( 'body', '' ),
			'body: blank'        => array( 'body', " \n\u{00a0}\u{3000}" ),
			'body: NUL'          => array( 'body', "a\0b" ),
			'body: too long'     => array( 'body', str_repeat( 'a', 8001 ) ),
			'page: no address'   => array( 'page', array( 'title' => 'x' ) ),
		);
	}

	/**
	 * @dataProvider wrong_values
	 * @param string $field Which field.
	 * @param mixed  $value What it holds.
	 */
	public function test_wrong_values_are_refused( string $field, mixed $value ): void {
		$before = self::checksum();

		$response = $this->call( 'POST', 'left-messages', array( $field => $value ) + self::MESSAGE );

		self::assertSame( 400, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		self::assertSame( $before, self::checksum() );
	}

	public function test_empty_and_broken_requests_are_refused(): void {
		foreach ( array( '', '{}', '[]', 'null', '{"clientId":', '"text"' ) as $body ) {
			self::assertSame( 400, $this->call( 'POST', 'left-messages', $body )->get_status(), $body );
		}
		self::assertSame( 0, self::count_rows( self::tables()->left_messages() ) );
	}

	public function test_sql_and_serialized_php_are_text_like_any_other(): void {
		$body = "'; DROP TABLE wp_users; -- %s %i \\' O:8:\"stdClass\":0:{}";

		$this->call( 'POST', 'left-messages', array( 'body' => $body ) + self::MESSAGE );

		self::assertSame( $body, self::database()->get_var( 'SELECT body FROM ' . self::tables()->left_messages() ) );
	}

	public function test_a_hidden_field_that_is_filled_in_loses_no_message_and_is_told_of(): void {
		$this->call( 'POST', 'left-messages', array( 'website' => 'https://example.com' ) + self::MESSAGE );
		$this->call( 'POST', 'left-messages', array( 'website' => str_repeat( 'x', 5000 ) ) + array( 'clientId' => 'left-2' ) + self::MESSAGE );
		$this->call( 'POST', 'left-messages', array( 'clientId' => 'left-3' ) + self::MESSAGE );

		self::assertSame( array( '1', '1', '0' ), self::database()->get_col( 'SELECT is_suspicious FROM ' . self::tables()->left_messages() . ' ORDER BY id' ) );
		self::assertSame(
			array( true, true, false ),
			array_map( static fn( array $mail ): bool => str_contains( $mail['text'], 'password manager' ), self::mailer()->sent )
		);
	}

	public function test_one_address_may_leave_a_few_messages_only(): void {
		foreach ( range( 1, 5 ) as $number ) {
			self::assertSame( 201, $this->call( 'POST', 'left-messages', array( 'clientId' => "n-$number" ) + self::MESSAGE )->get_status() );
		}
		$refused = $this->call( 'POST', 'left-messages', array( 'clientId' => 'n-6' ) + self::MESSAGE );
		self::assertSame( array( 429, 'veranda_rate_limited' ), array( $refused->get_status(), $refused->get_data()['code'] ) );

		self::assertSame( 200, $this->call( 'POST', 'left-messages', array( 'clientId' => 'n-1' ) + self::MESSAGE )->get_status(), 'Sending again is not one more.' );

		$_SERVER['REMOTE_ADDR'] = '2001:db8:1:2:3::4';
		self::assertSame( 201, $this->call( 'POST', 'left-messages', array( 'clientId' => 'n-7' ) + self::MESSAGE )->get_status() );
	}

	public function test_a_site_takes_a_hundred_an_hour_from_everybody_together(): void {
		foreach ( range( 1, 101 ) as $number ) {
			$_SERVER['REMOTE_ADDR'] = "198.51.100.$number";
			// The relay takes each in at once.
			self::database()->query( 'DELETE FROM ' . self::tables()->left_messages() );
			$statuses[] = $this->call( 'POST', 'left-messages', array( 'clientId' => "n-$number" ) + self::MESSAGE )->get_status();
		}
		self::assertSame( array( 201, 429 ), array_values( array_unique( $statuses ) ) );
		self::assertSame( 429, end( $statuses ) );
	}

	public function test_sending_again_does_not_use_up_the_limit(): void {
		foreach ( range( 1, 6 ) as $time ) {
			$status = $this->call( 'POST', 'left-messages', self::MESSAGE )->get_status();
			self::assertSame( 1 === $time ? 201 : 200, $status );
		}
		self::assertSame( 201, $this->call( 'POST', 'left-messages', array( 'clientId' => 'left-2' ) + self::MESSAGE )->get_status() );
	}

	public function test_one_request_at_a_time_counts_and_stores(): void {
		$steps = array();
		add_filter(
			'query',
			static function ( string $query ) use ( &$steps ): string {
				foreach ( array( 'GET_LOCK', 'RELEASE_LOCK', 'SELECT body', 'veranda_limit_', 'INSERT INTO `' . self::tables()->left_messages() ) as $step ) {
					if ( str_contains( $query, $step ) && end( $steps ) !== $step ) {
						$steps[] = $step;
					}
				}
				return $query;
			}
		);

		$this->call( 'POST', 'left-messages', self::MESSAGE );

		self::assertSame( array( 'GET_LOCK', 'SELECT body', 'veranda_limit_', 'INSERT INTO `' . self::tables()->left_messages(), 'RELEASE_LOCK' ), $steps );
	}

	public function test_who_waits_too_long_is_asked_to_try_again(): void {
		add_filter( 'query', static fn( string $query ): string => str_contains( $query, 'GET_LOCK' ) ? 'SELECT 0' : $query );

		$response = $this->call( 'POST', 'left-messages', self::MESSAGE );

		self::assertSame( array( 503, 'veranda_not_stored' ), array( $response->get_status(), $response->get_data()['code'] ) );
		self::assertSame( 0, self::count_rows( self::tables()->left_messages() ) );
		self::assertCount( 0, self::mailer()->sent );
	}

	public function test_the_network_of_an_ipv6_sender_counts_as_one(): void {
		foreach ( range( 1, 6 ) as $number ) {
			$_SERVER['REMOTE_ADDR'] = "2001:db8:1:2::$number";
			$status                 = $this->call( 'POST', 'left-messages', array( 'clientId' => "n-$number" ) + self::MESSAGE )->get_status();
		}
		self::assertSame( 429, $status );
	}

	public function test_nothing_is_taken_while_the_chat_is_switched_off(): void {
		self::change_settings( array( 'isWidgetEnabled' => false ) );

		$response = $this->call( 'POST', 'left-messages', self::MESSAGE );

		self::assertSame( array( 403, 'veranda_chat_disabled' ), array( $response->get_status(), $response->get_data()['code'] ) );
	}
}
