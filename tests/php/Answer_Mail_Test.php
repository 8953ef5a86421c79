<?php
/**
 * The mail with an answer.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Site_Id;
use Veranda\Frontend\Link_Page;
use Veranda\Mail\Mail_Templates;
use Veranda\Mail\Mailer;
use Veranda\Mail\Visitor_Language;

/** What the template makes of what the relay tells, who gets it, and the page to which its link leads. */
final class Answer_Mail_Test extends Site_Test_Case {

	private const KEY = 'c_AAAAAAAAAAAAAAAAAAAAAA.4.BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB';

	private const DATA = array(
		'email'    => 'vera@example.test',
		'locale'   => 'en-GB',
		'key'      => self::KEY,
		'answers'  => array(
			array( 'isVisitor' => false, 'name' => 'Anna <i>', 'time' => '29 Nov 2026, 14:05', 'body' => "Hello!\n<b>1 < 2</b>" ),
			array( 'isVisitor' => false, 'name' => '', 'time' => '29 Nov 2026, 14:06', 'body' => 'We have three.' ),
		),
		'unquoted' => 0,
		'earlier'  => array( array( 'isVisitor' => true, 'name' => 'Vera', 'time' => '29 Nov 2026, 13:00', 'body' => 'Do you have lamps?' ) ),
	);

	/**
	 * Sends the mail.
	 *
	 * @param array<string, mixed> $changes What is different.
	 */
	private function send( array $changes = array() ): bool {
		return ( new Mailer( self::settings(), new Mail_Templates() ) )->send( 'answer', $changes + self::DATA );
	}

	/**
	 * Returns the last mail.
	 *
	 * @return array{to: string[], replyTo: string[], subject: string, html: string, text: string, source: string}
	 */
	private static function mail(): array {
		return self::mailer()->sent[ count( self::mailer()->sent ) - 1 ];
	}

	public function test_it_brings_the_answers_what_was_said_before_and_a_link(): void {
		update_option( 'blogname', 'Juniper &amp; Oak' );
		self::change_settings( array( 'notificationEmail' => 'team@example.test' ) );

		self::assertTrue( $this->send() );
		$mail = self::mail();
		self::assertSame( array( 'vera@example.test' ), $mail['to'] );
		self::assertSame( 'Anna <i> from Juniper & Oak has answered you', $mail['subject'] );
		$link = home_url( '/' ) . '?veranda_link=1#' . self::KEY;
		foreach ( array( "Anna <i>, 29 Nov 2026, 14:05\nHello!\n<b>1 < 2</b>", "Juniper & Oak, 29 Nov 2026, 14:06\nWe have three.", "You, 29 Nov 2026, 13:00\nDo you have lamps?", $link, 'works for 7 days' ) as $text ) {
			self::assertStringContainsString( $text, $mail['text'] );
		}
		self::assertStringContainsString( 'href="' . $link . '"', $mail['html'] );
		self::assertStringContainsString( '&lt;b&gt;1 &lt; 2&lt;/b&gt;', $mail['html'] );
		self::assertStringNotContainsString( '<b>', $mail['html'] );
		self::assertStringNotContainsString( '<i>', $mail['html'] );
	}

	public function test_words_find_their_own_direction_and_do_not_turn_the_line_above_them(): void {
		self::assertTrue( $this->send() );

		$html = self::mail()['html'];
		self::assertStringContainsString( '<div><bdi>Anna &lt;i&gt;</bdi>, <bdi>29 Nov 2026, 14:05</bdi></div><div dir="auto">Hello!<br>', $html );
		self::assertStringNotContainsString( '<p dir', $html );
	}

	public function test_a_transcript_goes_to_the_visitor_with_what_was_said(): void {
		$data   = array(
			'email'       => 'vera@example.test',
			'locale'      => 'en-GB',
			'isShortened' => true,
			'messages'    => array( ...self::DATA['earlier'], ...self::DATA['answers'] ),
		);
		$mailer = new Mailer( self::settings(), new Mail_Templates() );

		self::assertTrue( $mailer->send( 'transcript', $data ) );
		self::assertSame( array( 'vera@example.test' ), self::mail()['to'] );
		self::assertStringContainsString( "You, 29 Nov 2026, 13:00\nDo you have lamps?", self::mail()['text'] );
		self::assertStringContainsString( 'the newest part of it', self::mail()['text'] );
		self::assertStringNotContainsString( '<b>', self::mail()['html'] );
		self::assertFalse( $mailer->send( 'transcript', array( 'email' => 'nobody' ) + $data ) );
	}

	public function test_a40_an_address_that_is_none_gets_nothing_and_neither_do_the_sites_people(): void {
		foreach ( array( '', 'vera', "vera@example.test\nBcc: eve@example.test", 'vera@example.test,eve@example.test', null, array( 'vera@example.test' ) ) as $email ) {
			self::assertFalse( $this->send( array( 'email' => $email ) ) );
		}
		self::assertSame( array(), self::mailer()->sent );
	}

	public function test_what_is_no_key_becomes_no_part_of_a_link(): void {
		foreach ( array( '"><script>', "a\nb", '', str_repeat( 'a', 101 ) ) as $key ) {
			self::assertTrue( $this->send( array( 'key' => $key ) ) );
			self::assertStringContainsString( home_url( '/' ) . "?veranda_link=1\n", self::mail()['text'] );
			self::assertStringNotContainsString( '<script>', self::mail()['html'] );
		}
	}

	public function test_it_is_in_the_language_of_the_visitor_if_the_site_has_it(): void {
		self::assertSame( 'en_US', Visitor_Language::find( 'en-AU' ) );
		self::assertSame( get_locale(), Visitor_Language::find( 'tlh' ) );
		self::assertSame( get_locale(), Visitor_Language::find( '' ) );
		self::assertSame( get_locale(), Visitor_Language::find( '../../x' ) );
	}

	public function test_the_page_of_the_link_is_the_same_for_everybody_and_escaped(): void {
		update_option( 'blogname', '"><script>alert(1)</script>' );
		$page = new Link_Page( 'https://shop.example.test/plugin/', '1.2', self::settings(), new Site_Id() );
		$html = $page->render();

		wp_set_current_user( 1 );
		self::assertSame( $html, $page->render() );
		self::assertStringNotContainsString( '<script>alert', $html );
		self::assertStringContainsString( 'src="https://shop.example.test/plugin/build/widget/link.js?ver=1.2"', $html );
		foreach ( array( 'opening', 'incomplete', 'invalid', 'other', 'login', 'away' ) as $state ) {
			self::assertStringContainsString( "data-state=\"$state\"", $html );
		}
	}
}
