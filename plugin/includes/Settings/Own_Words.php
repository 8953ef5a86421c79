<?php
/**
 * What the owner says in the place of the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use Veranda\Settings\Sections\Texts;

defined( 'ABSPATH' ) || exit;

/** The owner's words in one language. */
final class Own_Words {

	/** The language of the sources; it has no file of translations. */
	private const ENGLISH = 'en_US';
	/** Which of the two forms the numbers 0 and 1 take in English; all others take the second. */
	private const FIRST_FORMS = '10';
	/** As many numbers as a file of translations tells of. */
	private const NUMBERS = 200;

	/**
	 * Takes the words by the text in English, or by the name of a setting after @.
	 *
	 * @param array<mixed> $words    The words, as they were stored.
	 * @param string       $language Theirs, as WordPress names it.
	 */
	private function __construct( private readonly array $words, private readonly string $language ) {}

	/**
	 * Returns the words in a language; there may be none.
	 *
	 * @param Settings $settings All settings.
	 * @param string   $language As WordPress names it.
	 */
	public static function in( Settings $settings, string $language ): self {
		$stored = json_decode( $settings->text( Texts::WORDS ), true );
		$words  = is_array( $stored ) && is_array( $stored[ $language ] ?? null ) ? $stored[ $language ] : array();
		return new self( $words, $language );
	}

	/**
	 * Puts the words into what a page tells the chat: the owner's own texts, those that the launcher needs at once, and the rest
	 * by language, since a visitor may choose another one.
	 *
	 * @param array<string, mixed>  $config  What the page tells.
	 * @param array<string, string> $strings What the launcher needs, by the text in English.
	 * @return array<string, mixed>
	 */
	public function put_into( array $config, array $strings ): array {
		foreach ( array_intersect_key( $this->words, Widget_Catalogue::OWN ) as $name => $words ) {
			$name = substr( (string) $name, 1 );
			if ( isset( $config[ $name ] ) ) {
				$config[ $name ] = $words;
			}
		}
		$texts = array_diff_key( $this->words, Widget_Catalogue::OWN );
		foreach ( array_intersect_key( $texts, $strings ) as $text => $words ) {
			$strings[ $text ] = $words;
		}
		$changed = array_filter( $strings, static fn( mixed $words, string $text ): bool => $words !== $text, ARRAY_FILTER_USE_BOTH );
		return $config + array( 'strings' => (object) $changed ) + ( array() === $texts ? array() : array( 'texts' => array( $this->language => $this->with_forms( $texts ) ) ) );
	}

	/**
	 * Adds which form a number takes, where no file of translations says it.
	 *
	 * @param array<mixed> $texts The words.
	 * @return array<mixed>
	 */
	private function with_forms( array $texts ): array {
		return self::ENGLISH === $this->language && array() !== array_filter( $texts, 'is_array' )
			? array( '' => str_pad( self::FIRST_FORMS, self::NUMBERS, '1' ) ) + $texts
			: $texts;
	}
}
