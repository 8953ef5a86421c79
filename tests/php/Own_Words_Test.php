<?php
/**
 * Tests of the owner's words in the language that a visitor has chosen.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

/** What the route tells everybody, and what who is asked for their login hears of it. */
final class Own_Words_Test extends Rest_Test_Case {

	private const WORDS = array(
		'de_DE' => array(
			'@greeting' => 'Moin!',
			'Open chat' => 'Frag uns',
		),
		'en_US' => array( 'Open chat' => 'Ask us' ),
	);

	public function test_everybody_reads_the_words_of_a_language_and_may_keep_them(): void {
		$this->write( array( 'title' => 'Lamps' ) );

		$answer = $this->words( 'de_DE' );

		self::assertSame( 200, $answer['status'] );
		self::assertSame( 'public, max-age=3600', $answer['headers']['cache-control'] );
		self::assertSame( array( 'config', 'texts' ), array_keys( $answer['body'] ) );
		self::assertSame( array( 'title', 'greeting', 'questions', 'ratingQuestion' ), array_keys( $answer['body']['config'] ), 'Nothing else of the settings is in it.' );
		self::assertSame( array( 'Lamps', 'Moin!' ), array( $answer['body']['config']['title'], $answer['body']['config']['greeting'] ) );
		self::assertSame( array( 'Open chat' => 'Frag uns' ), $answer['body']['texts'] );
	}

	public function test_a_version_that_is_not_the_present_one_is_not_kept(): void {
		$this->write( array() );

		foreach ( array( -1, 1 ) as $ahead ) {
			$answer = $this->words( 'de_DE', $ahead );

			self::assertSame( 200, $answer['status'] );
			self::assertStringContainsString( 'no-store', $answer['headers']['cache-control'] );
		}
	}

	public function test_what_the_owner_has_not_written_is_said_in_the_language(): void {
		$this->write( array( 'greeting' => 'Hi there!' ) );

		$config = $this->words( 'ar' )['body']['config'];

		self::assertSame( 'Hi there!', $config['greeting'], 'What the owner has written for all languages is theirs.' );
		self::assertSame( array( 'الدردشة معنا', 'كيف كانت هذه الدردشة؟' ), array( $config['title'], $config['ratingQuestion'] ) );
		self::assertSame( 'Chat with us', __( 'Chat with us', 'veranda' ), 'The site speaks its own language afterwards.' );
	}

	public function test_on_a_site_in_german_what_nobody_has_written_becomes_english(): void {
		add_filter( 'pre_option_WPLANG', static fn(): string => 'de_DE' );
		$this->write( array( 'title' => 'Mit uns chatten' ) );

		self::assertSame( 'Chat with us', $this->words( 'en_US' )['body']['config']['title'] );
		self::assertSame( 'Mit uns chatten', $this->words( 'de_DE' )['body']['config']['title'] );
	}

	public function test_the_text_of_the_launcher_is_there_where_it_has_one(): void {
		$this->write( array( 'launcher' => 'bar' ) );

		self::assertSame( 'Chat with us', $this->words( 'en_US' )['body']['config']['launcherText'] );
	}

	public function test_a_language_that_there_is_not_and_a_chat_that_is_off_are_refused_and_not_kept(): void {
		$this->write( array() );
		foreach ( array( 'fr_FR', '', '../de_DE', array( 'de_DE' ), null ) as $language ) {
			$answer = $this->words( $language );
			self::assertSame( 400, $answer['status'] );
			self::assertStringContainsString( 'no-store', $answer['headers']['cache-control'] );
		}
		$on = array(
			'isWidgetEnabled'    => true,
			'isLanguageChoiceOn' => true,
			'relayUrl'           => 'https://chat.example.test',
		);
		foreach ( array_keys( $on ) as $name ) {
			$this->write( array( $name => is_bool( $on[ $name ] ) ? false : '' ) + $on );

			$answer = $this->words( 'de_DE' );

			self::assertSame( array( 403, 'veranda_chat_disabled' ), array( $answer['status'], $answer['body']['code'] ), $name );
			self::assertStringContainsString( 'no-store', $answer['headers']['cache-control'] );
		}
	}

	public function test_a_page_is_brought_up_to_date_in_the_language_that_its_chat_speaks(): void {
		$this->write( array( 'title' => 'Lamps' ) );
		$greeting_in = fn( string $language ): string => $this->serve( 'POST', 'identity-token', null, array( 'X-Veranda' => $language ) )['body']['config']['greeting'];

		self::assertSame( 'Moin!', $greeting_in( 'de_DE' ) );
		foreach ( array( '1', 'xx_XX' ) as $language ) {
			self::assertSame( 'Hello! How can we help you?', $greeting_in( $language ), 'A page of before says no language.' );
		}
	}

	/**
	 * Asks for the words of a language.
	 *
	 * @param mixed $language What is sent.
	 * @param int   $ahead    By how much the page's version of the settings is ahead of the site's.
	 * @return array{status: int, headers: array<string, string>, body: mixed}
	 */
	private function words( mixed $language, int $ahead = 0 ): array {
		$_GET = array(
			'language' => $language,
			'version'  => (string) ( self::settings()->get()->version + $ahead ),
		);
		return $this->serve( 'GET', 'own-words' );
	}

	/**
	 * Has the owner write their words.
	 *
	 * @param array<string, mixed> $more Other settings.
	 */
	private function write( array $more ): void {
		self::change_settings( $more + array( 'relayUrl' => 'https://chat.example.test', 'widgetTexts' => (string) wp_json_encode( self::WORDS ) ) );
	}
}
