<?php
/**
 * The mail about what a visitor asks for.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Mail\Mail_Templates;
use Veranda\Mail\Mailer;

/** What the template makes of what the relay tells. */
final class Visitor_Request_Mail_Test extends Site_Test_Case {

	private const DATA = array(
		'conversationId' => 'c_AAAAAAAAAAAAAAAAAAAAAA',
		'name'           => 'Vera <i>',
		'email'          => 'vera@example.test',
		'pageUrl'        => 'https://shop.example.test/blue',
		'pageTitle'      => 'Blue & things',
		'messages'       => array( array( 'body' => 'Do you deliver?' ) ),
		'unquoted'       => 0,
		'phone'          => '+49 30 901820',
		'callAt'         => '2026-11-30T09:30:00.000Z',
		'timezone'       => 'Europe/Paris',
	);

	/**
	 * Sends the mail and returns it.
	 *
	 * @param array<string, mixed> $changes What is different.
	 * @return array{to: string[], replyTo: string[], subject: string, html: string, text: string, source: string}
	 */
	private function send( array $changes = array() ): array {
		self::assertTrue( ( new Mailer( self::settings(), new Mail_Templates() ) )->send( 'visitor_request', $changes + self::DATA ) );
		return self::mailer()->sent[ count( self::mailer()->sent ) - 1 ];
	}

	public function test_a_callback_says_whom_to_call_where_and_when_on_the_sites_clock(): void {
		update_option( 'timezone_string', 'Europe/Berlin' );
		update_option( 'date_format', 'Y-m-d' );
		update_option( 'time_format', 'H:i' );
		$mail = $this->send();

		self::assertStringEndsWith( 'Please call back: Vera <i>', $mail['subject'] );
		foreach ( array( 'asks to be called back', 'Do you deliver?', 'Phone: +49 30 901820', 'Call at: 2026-11-30 10:30', 'Time zone: Europe/Paris', 'Address: https://shop.example.test/blue' ) as $text ) {
			self::assertStringContainsString( $text, $mail['text'] );
		}
		self::assertStringContainsString( admin_url( 'admin.php?page=veranda#/queue/c_AAAAAAAAAAAAAAAAAAAAAA' ), $mail['text'] );
		self::assertStringNotContainsString( '<i>', $mail['html'] );
	}

	public function test_without_a_time_it_is_as_soon_as_possible_and_without_a_name_the_number_is_named(): void {
		foreach ( array( null, 'soon', "2026\r\nBcc: x@example.test" ) as $at ) {
			$mail = $this->send( array( 'callAt' => $at, 'name' => '', 'email' => null ) );
			self::assertStringContainsString( 'Call at: As soon as possible', $mail['text'] );
			self::assertStringEndsWith( 'Please call back: +49 30 901820', $mail['subject'] );
		}
	}

	public function test_without_a_number_it_is_a_message(): void {
		$mail = $this->send( array( 'phone' => null ) );

		self::assertStringEndsWith( 'A message from Vera <i>', $mail['subject'] );
		self::assertStringContainsString( 'has left a message', $mail['text'] );
		self::assertSame( array( 'vera@example.test' ), $mail['replyTo'] );
		foreach ( array( 'Phone:', 'Call at:', 'Time zone:' ) as $label ) {
			self::assertStringNotContainsString( $label, $mail['text'] );
		}
		self::assertStringEndsWith( 'A message from the chat', $this->send( array( 'phone' => null, 'name' => '', 'email' => null ) )['subject'] );
	}
}
