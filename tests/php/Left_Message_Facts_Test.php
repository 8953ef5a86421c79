<?php
/**
 * What a browser tells by itself when a message is left.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/** The facts of `POST left-messages`, which nobody typed: none of them may refuse a message (docs/threats.md A71). */
final class Left_Message_Facts_Test extends Rest_Test_Case {

	private const MESSAGE = array(
		'clientId' => 'left-1',
		'name'     => 'Kim',
		'email'    => 'kim@example.test',
		'body'     => 'Where is my parcel?',
		'page'     => array(
			'url'   => 'https://shop.example.test/blue',
			'title' => 'Blue things',
		),
		'locale'   => 'fr-FR',
	);

	protected function setUp(): void {
		parent::setUp();
		self::add_origin( 'https://shop.example.test' );
	}

	/** Facts, and what is kept of them: address, title, language. */
	public function facts(): array {
		$url    = 'https://shop.example.test/blue';
		$titled = static fn( string $title ): array => array(
			'page' => array(
				'url'   => $url,
				'title' => $title,
			),
		);
		return array(
			'emoji at the end of the title' => array( $titled( str_repeat( 'x', 299 ) . '😀 and more' ), array( $url, str_repeat( 'x', 299 ), 'fr-FR' ) ),
			'emoji of several'              => array( $titled( str_repeat( 'x', 295 ) . '👨‍👩‍👧‍👦' ), array( $url, str_repeat( 'x', 295 ), 'fr-FR' ) ),
			'letter with an accent'         => array( $titled( str_repeat( 'x', 299 ) . "e\u{301}" ), array( $url, str_repeat( 'x', 299 ), 'fr-FR' ) ),
			'break in the title'            => array( $titled( "a\r\nBcc: x\u{2028}b" ), array( $url, 'a Bcc: x b', 'fr-FR' ) ),
			'NUL in the title'              => array( $titled( "a\0b" ), array( $url, 'a b', 'fr-FR' ) ),
			'long title'                    => array( $titled( str_repeat( 'ab ', 20000 ) ), array( $url, rtrim( str_repeat( 'ab ', 100 ) ), 'fr-FR' ) ),
			'no title'                      => array( array( 'page' => array( 'url' => $url ) ), array( $url, null, 'fr-FR' ) ),
			'script'                        => array( array( 'page' => array( 'url' => 'javascript:alert(1)', 'title' => 'x' ) ), array( null, null, 'fr-FR' ) ),
			'file'                          => array( array( 'page' => array( 'url' => 'file:///C:/a.html', 'title' => 'x' ) ), array( null, null, 'fr-FR' ) ),
			'another site'                  => array( array( 'page' => array( 'url' => 'https://evil.test/blue', 'title' => 'x' ) ), array( null, null, 'fr-FR' ) ),
			'another host'                  => array( array( 'page' => array( 'url' => 'https://shop.example.test.evil.test/blue', 'title' => 'x' ) ), array( null, null, 'fr-FR' ) ),
			'another port'                  => array( array( 'page' => array( 'url' => 'https://shop.example.test:8443/blue', 'title' => 'x' ) ), array( null, null, 'fr-FR' ) ),
			'another scheme'                => array( array( 'page' => array( 'url' => 'http://shop.example.test/blue', 'title' => 'x' ) ), array( null, null, 'fr-FR' ) ),
			'own name before an @'          => array( array( 'page' => array( 'url' => 'https://shop.example.test@evil.test/blue', 'title' => 'x' ) ), array( null, null, 'fr-FR' ) ),
			'own name behind a backslash'   => array( array( 'page' => array( 'url' => 'https://evil.test\\@shop.example.test/blue', 'title' => 'x' ) ), array( null, null, 'fr-FR' ) ),
			'home page without a slash'     => array( array( 'page' => array( 'url' => 'https://shop.example.test?q', 'title' => 'Home' ) ), array( 'https://shop.example.test', 'Home', 'fr-FR' ) ),
			'long address'                  => array( array( 'page' => array( 'url' => $url . str_repeat( 'x', 2000 ), 'title' => 'x' ) ), array( null, null, 'fr-FR' ) ),
			'no page'                       => array( array( 'page' => array( 'url' => '', 'title' => '' ) ), array( null, null, 'fr-FR' ) ),
			'odd language'                  => array( array( 'locale' => 'en-US@posix' ), array( $url, 'Blue things', null ) ),
			'SQL as language'               => array( array( 'locale' => "'; DROP TABLE x" ), array( $url, 'Blue things', null ) ),
			'long language'                 => array( array( 'locale' => str_repeat( 'x', 36 ) ), array( $url, 'Blue things', null ) ),
			'break after the language'      => array( array( 'locale' => "fr\n" ), array( $url, 'Blue things', null ) ),
		);
	}

	/**
	 * @dataProvider facts
	 * @param array<string, mixed>   $change What the browser tells.
	 * @param array<int, string|null> $kept  Address, title, language.
	 */
	public function test_no_fact_refuses_a_message( array $change, array $kept ): void {
		$response = $this->call( 'POST', 'left-messages', $change + self::MESSAGE );

		self::assertSame( 201, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		$row = self::database()->get_row( 'SELECT page_url, page_title, locale FROM ' . self::tables()->left_messages(), ARRAY_N );
		self::assertSame( $kept, $row );
		self::assertCount( 1, self::mailer()->sent );
	}
}
