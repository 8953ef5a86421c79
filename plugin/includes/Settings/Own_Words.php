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
	 * @param Settings     $settings All settings.
	 * @param array<mixed> $words    The words, as they were stored.
	 * @param string       $language Theirs, as WordPress names it.
	 */
	private function __construct( private readonly Settings $settings, private readonly array $words, private readonly string $language ) {}

	/**
	 * Returns the words in a language; there may be none.
	 *
	 * @param Settings $settings All settings.
	 * @param string   $language As WordPress names it.
	 */
	public static function in( Settings $settings, string $language ): self {
		$stored = json_decode( $settings->text( Texts::WORDS ), true );
		$words  = is_array( $stored ) && is_array( $stored[ $language ] ?? null ) ? $stored[ $language ] : array();
		return new self( $settings, $words, $language );
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
		$texts = $this->texts();
		foreach ( array_intersect_key( $texts, $strings ) as $text => $words ) {
			$strings[ $text ] = $words;
		}
		$changed = array_filter( $strings, static fn( mixed $words, string $text ): bool => $words !== $text, ARRAY_FILTER_USE_BOTH );
		return $this->put_own( $config ) + array( 'strings' => (object) $changed ) + ( array() === $texts ? array() : array( 'texts' => array( $this->language => $texts ) ) );
	}

	/**
	 * Puts the owner's own texts of this language in the place of those of all languages.
	 *
	 * @param array<string, mixed> $config What a page tells.
	 * @return array<string, mixed>
	 */
	public function put_own( array $config ): array {
		foreach ( array_keys( Widget_Catalogue::OWN ) as $id ) {
			$name = substr( $id, 1 );
			if ( isset( $config[ $name ] ) ) {
				$config[ $name ] = $this->words[ $id ] ?? $this->translated( $name, $config[ $name ] );
			}
		}
		return $config;
	}

	/**
	 * Returns what stands in the place of the chat's texts, by the text in English.
	 *
	 * @return array<mixed>
	 */
	public function texts(): array {
		$texts = array_filter( $this->words, static fn( int|string $id ): bool => null === Widget_Catalogue::own_length( (string) $id ), ARRAY_FILTER_USE_KEY );
		// No file of translations says which form a number takes.
		return self::ENGLISH === $this->language && array() !== array_filter( $texts, 'is_array' )
			? array( '' => str_pad( self::FIRST_FORMS, self::NUMBERS, '1' ) ) + $texts
			: $texts;
	}

	/**
	 * Returns a text of the owner's as it is: it is theirs in every language. What a new site has is nobody's, and is said in
	 * this language.
	 *
	 * @param string $name Name of the setting.
	 * @param mixed  $text What it holds.
	 */
	private function translated( string $name, mixed $text ): mixed {
		$stored  = get_option( 'WPLANG' );
		$of_site = is_string( $stored ) && '' !== $stored ? $stored : self::ENGLISH;
		if ( $this->language === $of_site ) {
			return $text;
		}
		$setting = $this->settings->definition( $name );
		// Whoever has activated the plugin may read English on a site in another language.
		$untouched = array( $setting->default_in( self::ENGLISH ), $setting->default_in( $of_site ) );
		return in_array( $text, $untouched, true ) ? $setting->default_in( $this->language ) : $text;
	}
}
