<?php
/**
 * Rules for text that goes over the wire.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda;

defined( 'ABSPATH' ) || exit;

/**
 * Judges text as relay/protocol/text.ts does, so that what PHP stores is what the relay may hand on. Lengths are in
 * UTF-16 code units there, and so they are here.
 */
final class Text {

	public const NAME_CHARACTERS    = 100;
	public const EMAIL_CHARACTERS   = 254;
	public const TITLE_CHARACTERS   = 300;
	public const URL_CHARACTERS     = 2000;
	public const MESSAGE_CHARACTERS = 8000;
	public const MESSAGE_BYTES      = 32768;

	/**
	 * Tells whether a text fits on one line of at most so many characters.
	 *
	 * @param string $text    The text, its ends trimmed.
	 * @param int    $maximum UTF-16 code units.
	 */
	public static function is_line( string $text, int $maximum ): bool {
		return self::is_storable( $text )
			&& self::length( $text ) <= $maximum
			&& 1 !== preg_match( '/[\x{0000}-\x{001f}\x{007f}\x{2028}\x{2029}]/u', $text );
	}

	/**
	 * Tells whether a text can be the body of a message.
	 *
	 * @param string $text What a person wrote.
	 */
	public static function is_message( string $text ): bool {
		return self::is_storable( $text )
			&& 1 === preg_match( '/[^\s\x{00a0}\x{feff}\p{Z}]/u', $text )
			&& strlen( $text ) <= self::MESSAGE_BYTES
			&& self::length( $text ) <= self::MESSAGE_CHARACTERS;
	}

	/**
	 * Tells whether an address leads to a page on the web, so that it is safe as a link.
	 *
	 * @param string $url The address.
	 */
	public static function is_page_url( string $url ): bool {
		$parts = wp_parse_url( $url );
		return self::is_line( $url, self::URL_CHARACTERS )
			&& is_array( $parts )
			&& in_array( strtolower( $parts['scheme'] ?? '' ), array( 'http', 'https' ), true )
			&& '' !== ( $parts['host'] ?? '' );
	}

	/**
	 * Cuts a text to so many characters, never inside one as people see it: an emoji, a letter with its accents.
	 *
	 * @param string $text    Valid UTF-8.
	 * @param int    $maximum UTF-16 code units.
	 */
	public static function cut( string $text, int $maximum ): string {
		if ( self::length( $text ) <= $maximum ) {
			return $text;
		}
		// A little more than can fit, so that the last character is seen whole.
		preg_match_all( '/\X/u', mb_substr( $text, 0, $maximum + 100, 'UTF-8' ), $characters );
		$short = '';
		$left  = $maximum;
		foreach ( $characters[0] as $character ) {
			$left -= self::length( $character );
			if ( $left < 0 ) {
				break;
			}
			$short .= $character;
		}
		return $short;
	}

	/**
	 * Returns a text as a person typed it. WordPress stores names, addresses and titles the way it prints them, escaped;
	 * whatever is taken from it goes through here, once.
	 *
	 * @param string $stored As WordPress has it.
	 */
	public static function from_wordpress( string $stored ): string {
		return html_entity_decode( $stored, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}

	/**
	 * Turns whatever a name was stored as into one line: breaks and control characters become spaces.
	 *
	 * @param string $text    The text.
	 * @param int    $maximum UTF-16 code units.
	 */
	public static function to_line( string $text, int $maximum ): string {
		$text = wp_check_invalid_utf8( $text, true );
		$text = (string) preg_replace( '/[\x{0000}-\x{0020}\x{007f}\x{2028}\x{2029}]+/u', ' ', $text );
		return trim( self::cut( trim( $text ), $maximum ) );
	}

	/**
	 * Removes blanks at both ends, but not NUL as PHP would: a text with NUL in it is refused, not repaired.
	 *
	 * @param string $text The text.
	 */
	public static function trim( string $text ): string {
		return trim( $text, " \n\r\t\v" );
	}

	/**
	 * Counts UTF-16 code units: characters beyond the first plane (four bytes in UTF-8) are two.
	 *
	 * @param string $text Valid UTF-8.
	 */
	public static function length( string $text ): int {
		return mb_strlen( $text, 'UTF-8' ) + (int) preg_match_all( '/[\x{10000}-\x{10ffff}]/u', $text );
	}

	/**
	 * Tells whether every reader can keep the text: valid UTF-8 without NUL.
	 *
	 * @param string $text The text.
	 */
	private static function is_storable( string $text ): bool {
		return ! str_contains( $text, "\0" ) && 1 === preg_match( '//u', $text );
	}
}
