<?php
/**
 * The owner's words in the place of the chat's.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Settings\Own_Words;
use Veranda\Settings\Prechat_Words;
use Veranda\Settings\Types\Widget_Texts;
use Veranda\Settings\Widget_Catalogue;

/** Which words are kept, and what pages carry of them. */
final class Widget_Texts_Test extends Site_Test_Case {

	private const MINUTES = array( 'Usually replies in %d minute', 'Usually replies in %d minutes' );

	public function test_the_catalogue_has_the_texts_of_the_chat_in_all_of_its_languages(): void {
		self::assertSame( array( 'ar' => 6, 'de_DE' => 2, 'en_US' => 2 ), Widget_Catalogue::languages() );
		self::assertGreaterThan( 100, count( Widget_Catalogue::texts() ) );
		self::assertSame( self::MINUTES[1], Widget_Catalogue::texts()[ self::MINUTES[0] ] );
		self::assertArrayNotHasKey( 'ltr', Widget_Catalogue::texts() );
	}

	public function test_words_are_kept_as_they_are_trimmed_and_without_those_that_are_empty(): void {
		$sent = array(
			'en_US' => array(
				'Open chat'      => ' Ask us <b>"now"</b> 👋 ',
				'Close chat'     => '  ',
				self::MINUTES[0] => array( 'In a minute', 'In %d minutes' ),
				'@greeting'      => "Hello!\r\nHow are you?",
			),
			'ar'    => array( 'Open chat' => '' ),
		);

		$kept = ( new Widget_Texts() )->parse( wp_json_encode( $sent ) );

		self::assertSame(
			array(
				'en_US' => array(
					'Open chat'      => 'Ask us <b>"now"</b> 👋',
					self::MINUTES[0] => array( 'In a minute', 'In %d minutes' ),
					'@greeting'      => "Hello!\nHow are you?",
				),
			),
			json_decode( (string) $kept, true )
		);
		self::assertSame( '{}', ( new Widget_Texts() )->parse( '{"ar":{"Open chat":""}}' ) );
	}

	/** Values that are refused, and a word of the reason. */
	public function wrong_words(): array {
		$sent = self::WRITE;
		return array(
			'no JSON'                => array( 'Open chat', 'Shorten' ),
			'a number'               => array( 7, 'Shorten' ),
			'too much'               => array( wp_json_encode( array( 'en_US' => array_fill( 0, 100, str_repeat( 'x', 300 ) ) ) ), 'Shorten' ),
			'an unknown language'    => array( '{"xx":{"Open chat":"Hi"}}', 'language' ),
			'a list of languages'    => array( '[{"Open chat":"Hi"}]', 'language' ),
			'no texts'               => array( '{"ar":"Hi"}', 'language' ),
			'an unknown text'        => array( '{"ar":{"__proto__":"Hi"}}', 'no such text' ),
			'the direction'          => array( '{"ar":{"ltr":"rtl"}}', 'no such text' ),
			'an unknown own text'    => array( '{"ar":{"@relayUrl":"https://evil.example"}}', 'no such text' ),
			'a long text'            => array( wp_json_encode( array( 'ar' => array( 'Open chat' => str_repeat( 'x', 301 ) ) ) ), '300' ),
			'a long title'           => array( wp_json_encode( array( 'ar' => array( '@title' => str_repeat( 'x', 61 ) ) ) ), '60' ),
			'several lines'          => array( '{"ar":{"Open chat":"a\\nb"}}', '300' ),
			'no text'                => array( '{"ar":{"Open chat":{"a":1}}}', 'each form' ),
			'a number as text'       => array( '{"ar":{"Open chat":1}}', '300' ),
			'forms of none'          => array( '{"ar":{"Open chat":["Hi"]}}', 'each form' ),
			'too few forms'          => array( wp_json_encode( array( 'ar' => array( self::MINUTES[0] => array( '%d', '%d' ) ) ) ), 'each form' ),
			'a form that is empty'   => array( wp_json_encode( array( 'en_US' => array( self::MINUTES[0] => array( '', '%d' ) ) ) ), '300' ),
			'without what is put in' => array( wp_json_encode( array( 'ar' => array( $sent => 'Write!' ) ) ), '%s' ),
			'with more than that'    => array( wp_json_encode( array( 'ar' => array( $sent => '%s %s' ) ) ), '%s' ),
			'a form with another'    => array( wp_json_encode( array( 'en_US' => array( self::MINUTES[0] => array( '%s', '%d' ) ) ) ), '%d' ),
		);
	}

	/** A text of the chat into which it puts something. */
	private const WRITE = 'We will write to %s.';

	/**
	 * @dataProvider wrong_words
	 * @param mixed  $sent   What was sent.
	 * @param string $reason A word of the reason.
	 */
	public function test_other_words_are_refused_with_the_reason( mixed $sent, string $reason ): void {
		$type = new Widget_Texts();

		self::assertNull( $type->parse( $sent ) );
		self::assertStringContainsString( $reason, $type->explain( $sent )['message'] );
	}

	public function test_a_page_carries_the_words_of_its_language_alone_and_nothing_where_there_are_none(): void {
		self::assertSame( array( 'title' => 'Chat with us', 'strings' => array() ), $this->page( 'en_US', '{}' ) );
		$words = (string) wp_json_encode(
			array(
				'de_DE' => array( 'Open chat' => 'Frag uns' ),
				'en_US' => array(
					'Open chat'     => 'Ask us',
					'@title'        => 'Questions?',
					'@launcherText' => 'There is no bar',
				),
			)
		);

		self::assertSame(
			array(
				'title'   => 'Questions?',
				'strings' => array( 'Open chat' => 'Ask us' ),
				'texts'   => array( 'en_US' => array( 'Open chat' => 'Ask us' ) ),
			),
			$this->page( 'en_US', $words )
		);
		self::assertSame( array( 'title' => 'الدردشة معنا', 'strings' => array() ), $this->page( 'ar', $words ), 'What nobody has written is said in the language.' );
	}

	public function test_the_form_has_words_of_its_own_that_the_relay_hands_out(): void {
		$words = array(
			'de_DE' => array(
				'@prechatConsentText'        => 'Ich bin einverstanden.',
				'@prechatConsentUrl'         => 'https://shop.test/datenschutz',
				'@prechatFields.topic'       => 'Thema',
				'@prechatFields.topic.order' => 'Eine Bestellung',
				'Open chat'                  => 'Frag uns',
			),
		);
		$saved = ( new Widget_Texts() )->parse( (string) wp_json_encode( $words ) );

		self::assertSame( $words, json_decode( (string) $saved, true ) );
		self::change_settings( array( 'widgetTexts' => $saved ) );
		self::assertSame(
			array(
				'de_DE' => array(
					'consent'    => 'Ich bin einverstanden.',
					'consentUrl' => 'https://shop.test/datenschutz',
					'labels'     => array(
						'topic'       => 'Thema',
						'topic.order' => 'Eine Bestellung',
					),
				),
			),
			json_decode( Prechat_Words::of( self::settings()->get() ), true )
		);
		self::assertSame( array( 'de_DE' => array( 'Open chat' => 'Frag uns' ) ), $this->page( 'de_DE', (string) $saved )['texts'], 'Pages carry none of it.' );
	}

	public function test_words_of_the_form_that_it_cannot_have_are_refused(): void {
		$refused = array(
			array( '@prechatFields.topic' => str_repeat( 'a', 101 ) ),
			array( '@prechatFields.topic' => array( 'Thema' ) ),
			array( '@prechatFields.' => 'Thema' ),
			array( '@prechatFields.a.b.c' => 'Thema' ),
			array( '@prechatFields.__proto__' => 'Thema' ),
			array( '@prechatConsentText' => str_repeat( 'a', 301 ) ),
			array( '@prechatConsentUrl' => 'javascript:alert(1)' ),
			array( '@prechatConsentUrl' => 'https://shop.test/' . str_repeat( 'a', 2000 ) ),
			array_fill_keys( array_map( static fn( int $number ): string => "@prechatFields.f$number", range( 1, 60 ) ), str_repeat( 'a', 90 ) ),
		);
		foreach ( $refused as $words ) {
			self::assertNull( ( new Widget_Texts() )->parse( (string) wp_json_encode( array( 'de_DE' => $words ) ) ), (string) array_key_first( $words ) );
		}
		self::assertSame( '{}', Prechat_Words::pick( array( 'de_DE' => 7, 'ar' => array( '@prechatConsentText' => array( 'x' ) ) ) ) );
	}

	public function test_english_says_which_form_a_number_takes(): void {
		$texts = $this->page( 'en_US', (string) wp_json_encode( array( 'en_US' => array( self::MINUTES[0] => array( 'Soon', 'In %d minutes' ) ) ) ) )['texts']['en_US'];

		self::assertSame( array( '1', '0', '1', 200 ), array( $texts[''][0], $texts[''][1], $texts[''][101], strlen( $texts[''] ) ) );
		self::assertSame( array( 'Soon', 'In %d minutes' ), $texts[ self::MINUTES[0] ] );
	}

	public function test_words_that_are_stored_but_broken_change_nothing(): void {
		foreach ( array( '', 'null', '[]', '{"en_US":7}' ) as $stored ) {
			self::assertSame( array( 'title' => 'Chat with us', 'strings' => array() ), $this->page( 'en_US', $stored ) );
		}
	}

	/**
	 * Returns what a page carries of words, and of what they change.
	 *
	 * @param string $language Of the page.
	 * @param string $words    The setting.
	 * @return array<string, mixed>
	 */
	private function page( string $language, string $words ): array {
		self::change_settings( array( 'widgetTexts' => $words ) );
		$config = Own_Words::in( self::settings()->get(), $language )->put_into( array( 'title' => 'Chat with us' ), array( 'Open chat' => 'Open chat' ) );
		$found  = array_intersect_key( $config, array_flip( array( 'title', 'texts', 'strings', 'launcherText' ) ) );
		return array( 'title' => $found['title'], 'strings' => (array) $found['strings'] ) + $found;
	}
}
