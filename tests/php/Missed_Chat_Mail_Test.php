<?php
/**
 * The mail about a missed chat.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Mail\Mail_Templates;
use Veranda\Mail\Mailer;

/** What the template makes of what the relay tells. */
final class Missed_Chat_Mail_Test extends Site_Test_Case {

	private const DATA = array(
		'conversationId' => 'c_AAAAAAAAAAAAAAAAAAAAAA',
		'minutesWaited'  => null,
		'name'           => 'Vera <i>',
		'email'          => 'vera@example.test',
		'pageUrl'        => 'https://shop.example.test/blue',
		'pageTitle'      => 'Blue & things',
		'messages'       => array( array( 'body' => "Hello?\n<b>1 < 2</b>" ), array( 'body' => 'Anybody?' ) ),
		'unquoted'       => 0,
	);

	/**
	 * Sends the mail and returns it.
	 *
	 * @param array<string, mixed> $changes What is different.
	 * @return array{to: string[], replyTo: string[], subject: string, html: string, text: string, source: string}
	 */
	private function send( array $changes = array() ): array {
		self::assertTrue( ( new Mailer( self::settings(), new Mail_Templates() ) )->send( 'missed_chat', $changes + self::DATA ) );
		return self::mailer()->sent[ count( self::mailer()->sent ) - 1 ];
	}

	public function test_it_tells_who_wrote_what_where_and_how_to_answer(): void {
		update_option( 'blogname', 'Juniper &amp; Oak' );
		$mail = $this->send();

		self::assertSame( '[Juniper & Oak] You missed a chat with Vera <i>', $mail['subject'] );
		self::assertSame( array( 'vera@example.test' ), $mail['replyTo'] );
		self::assertSame( array( get_option( 'admin_email' ) ), $mail['to'] );
		$link = admin_url( 'admin.php?page=veranda#/queue/c_AAAAAAAAAAAAAAAAAAAAAA' );
		self::assertStringContainsString( $link, $mail['text'] );
		self::assertStringContainsString( 'href="' . esc_url( $link ) . '"', $mail['html'] );
		foreach ( array( "Hello?\n<b>1 < 2</b>\n\nAnybody?", 'while nobody was online', 'Page: Blue & things', 'Address: https://shop.example.test/blue', 'Name: Vera <i>', 'your reply goes to vera@example.test' ) as $text ) {
			self::assertStringContainsString( $text, $mail['text'] );
		}
		self::assertStringContainsString( 'Hello?<br>', $mail['html'] );
		self::assertStringContainsString( '&lt;b&gt;1 &lt; 2&lt;/b&gt;', $mail['html'] );
		self::assertStringNotContainsString( '<b>', $mail['html'] );
		self::assertStringNotContainsString( '<i>', $mail['html'] );
	}

	public function test_it_says_how_long_the_visitor_has_waited(): void {
		self::assertStringContainsString( 'no answer for 1 minute.', $this->send( array( 'minutesWaited' => 1 ) )['text'] );
		self::assertStringContainsString( 'no answer for 5 minutes.', $this->send( array( 'minutesWaited' => 5 ) )['text'] );
		self::assertStringContainsString( '3 more messages', $this->send( array( 'unquoted' => 3 ) )['text'] );
	}

	public function test_somebody_unknown_can_be_answered_in_the_inbox_only(): void {
		$mail = $this->send( array( 'name' => '', 'email' => null, 'pageUrl' => null, 'pageTitle' => null ) );

		self::assertStringEndsWith( 'You missed a chat', $mail['subject'] );
		self::assertSame( array(), $mail['replyTo'] );
		self::assertStringContainsString( 'The visitor left no email address.', $mail['text'] );
		foreach ( array( 'Name:', 'Email:', 'Page:', 'Address:' ) as $label ) {
			self::assertStringNotContainsString( $label, $mail['text'] );
		}
	}

	public function test_what_is_no_conversation_becomes_no_part_of_a_link(): void {
		foreach ( array( '"><script>', 'c_short', "c_AAAAAAAAAAAAAAAAAAAAAA\nx", '../x' ) as $id ) {
			$mail = $this->send( array( 'conversationId' => $id ) );
			self::assertStringContainsString( admin_url( 'admin.php?page=veranda' ) . "\n", $mail['text'] );
			self::assertStringNotContainsString( '<script>', $mail['html'] );
		}
	}

	public function test_a_hostile_page_is_not_named(): void {
		$mail = $this->send( array( 'pageUrl' => 'javascript:alert(1)', 'pageTitle' => "T\r\nBcc: x@example.test" ) );

		self::assertStringNotContainsString( 'javascript:', $mail['text'] . $mail['html'] );
		self::assertStringContainsString( 'Page: T Bcc: x@example.test', $mail['text'] );
	}
}
