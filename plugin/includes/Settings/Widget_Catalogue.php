<?php
/**
 * What visitors read in the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** Knows the texts of the chat and its languages, from a file that the build writes (scripts/languages/widget-texts.ts). */
final class Widget_Catalogue {

	/** The settings in which the owner writes a text that visitors read, with their most characters. */
	public const OWN = array(
		'@title'                  => 60,
		'@greeting'               => 300,
		'@questions'              => 300,
		'@launcherText'           => 30,
		'@ratingQuestion'         => 120,
		self::PRECHAT_CONSENT     => 300,
		self::PRECHAT_CONSENT_URL => Text::URL_CHARACTERS,
	);

	public const PRECHAT_CONSENT     = '@prechatConsentText';
	public const PRECHAT_CONSENT_URL = '@prechatConsentUrl';
	/** Before the key of a field of the form, or that of a field and the value of an option with a dot between them. */
	public const PRECHAT_LABEL = '@prechatFields.';

	private const LABEL_CHARACTERS = 100;

	private const FILE = __DIR__ . '/../../build/languages/widget-texts.json';

	/**
	 * What the file holds, once it was needed.
	 *
	 * @var array{languages: array<string, int>, texts: array<string, string|null>}|null
	 */
	private static ?array $read = null;

	/**
	 * Returns the most characters of a text that the owner writes in a setting; null if it is none.
	 *
	 * @param string $id The name of a setting after @, or that of a label of the form.
	 */
	public static function own_length( string $id ): ?int {
		$is_label = 1 === preg_match( '/^@prechatFields(\.[a-z][a-z0-9_]{0,31}){1,2}$/D', $id );
		return $is_label ? self::LABEL_CHARACTERS : self::OWN[ $id ] ?? null;
	}

	/**
	 * Returns how many forms for numbers a language has, by WordPress's name of the language.
	 *
	 * @return array<string, int>
	 */
	public static function languages(): array {
		return self::read()['languages'];
	}

	/**
	 * Returns the texts by themselves in English: how they are for many, or null if they are the same for each number.
	 *
	 * @return array<string, string|null>
	 */
	public static function texts(): array {
		return self::read()['texts'];
	}

	/**
	 * Reads the file; without a build there are no texts.
	 *
	 * @return array{languages: array<string, int>, texts: array<string, string|null>}
	 */
	private static function read(): array {
		if ( null === self::$read ) {
			$found      = is_file( self::FILE ) ? wp_json_file_decode( self::FILE, array( 'associative' => true ) ) : null;
			$found      = is_array( $found ) ? $found : array();
			$texts      = array_filter( (array) ( $found['texts'] ?? array() ), 'is_array' );
			self::$read = array(
				'languages' => array(),
				'texts'     => array(),
			);
			foreach ( array_filter( (array) ( $found['languages'] ?? array() ), 'is_int' ) as $language => $forms ) {
				self::$read['languages'][ (string) $language ] = $forms;
			}
			foreach ( array_filter( array_column( $texts, 'text' ), 'is_string' ) as $text ) {
				self::$read['texts'][ $text ] = null;
			}
			foreach ( array_filter( array_column( $texts, 'plural', 'text' ), 'is_string' ) as $text => $plural ) {
				self::$read['texts'][ (string) $text ] = $plural;
			}
		}
		return self::$read;
	}
}
