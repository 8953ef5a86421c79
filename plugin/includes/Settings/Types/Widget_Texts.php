<?php
/**
 * The owner's words in the place of the chat's.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Explains_Refusal;
use Veranda\Settings\Prechat_Words;
use Veranda\Settings\Setting_Type;
use Veranda\Settings\Widget_Catalogue;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Texts as JSON: language -> text in English -> the owner's text, or its forms for numbers. A name that begins with @ is a
 * setting in which the owner has written a text for all languages.
 */
final class Widget_Texts implements Setting_Type, Explains_Refusal {

	private const CHARACTERS = 20000;
	private const OF_A_TEXT  = 300;

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		$texts = $this->read( $value );
		return is_array( $texts ) ? (string) wp_json_encode( (object) $texts, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) : null;
	}

	/**
	 * Says what is wrong with a value.
	 *
	 * @param mixed $value What was sent.
	 * @return array{message: string, row: int|null}
	 */
	public function explain( mixed $value ): array {
		$refusal = $this->read( $value );
		return array(
			'message' => is_string( $refusal ) ? $refusal : '',
			'row'     => null,
		);
	}

	/**
	 * Describes the values as JSON Schema. The screen reads the texts and their translations from `files`.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'          => 'string',
			'format'        => 'widget-texts',
			'maxLength'     => self::CHARACTERS,
			'maxTextLength' => self::OF_A_TEXT,
			'locale'        => get_locale(),
			'files'         => plugins_url( 'build/languages/', dirname( __DIR__, 2 ) ),
		);
	}

	/**
	 * Returns the texts without those that are empty, or a sentence that says what is wrong.
	 *
	 * @param mixed $value What was sent.
	 * @return array<string, array<string, string|list<string>>>|string
	 */
	private function read( mixed $value ): array|string {
		$sent = is_string( $value ) && Text::length( $value ) <= self::CHARACTERS ? json_decode( $value, true ) : null;
		if ( ! is_array( $sent ) ) {
			/* translators: %d: number of characters. */
			return sprintf( __( 'Your texts have up to %d characters all together. Shorten some.', 'veranda' ), self::CHARACTERS );
		}
		$texts = array();
		foreach ( $sent as $language => $of_language ) {
			if ( ! isset( Widget_Catalogue::languages()[ $language ] ) || ! is_array( $of_language ) ) {
				return __( 'The chat does not speak this language.', 'veranda' );
			}
			foreach ( $of_language as $id => $text ) {
				$clean   = $this->clean( $text );
				$refusal = array() === $clean ? null : $this->refusal( (string) $language, (string) $id, is_array( $text ), $clean );
				if ( null !== $refusal ) {
					return $refusal;
				}
				if ( array() !== $clean ) {
					$forms                                       = array_values( array_filter( $clean, 'is_string' ) );
					$texts[ (string) $language ][ (string) $id ] = is_array( $text ) ? $forms : $forms[0];
				}
			}
		}
		return Text::length( Prechat_Words::pick( $texts ) ) > Prechat_Words::CHARACTERS
			? __( 'The words for the form before the chat are too long all together. Shorten some.', 'veranda' )
			: $texts;
	}

	/**
	 * Returns a text or its forms, trimmed; nothing if all of it is empty.
	 *
	 * @param mixed $text What was sent.
	 * @return list<string|null> null in the place of what is no text.
	 */
	private function clean( mixed $text ): array {
		$forms = array_map( static fn( mixed $form ): ?string => is_string( $form ) ? Text::trim( str_replace( "\r\n", "\n", $form ) ) : null, array_values( (array) $text ) );
		return array() === array_filter( $forms, static fn( ?string $form ): bool => '' !== $form ) ? array() : $forms;
	}

	/**
	 * Says what is wrong with one text; null if it can be saved.
	 *
	 * @param string            $language Its language.
	 * @param string            $id       The text in English, or the name of a setting.
	 * @param bool              $is_list  Whether forms for numbers were sent.
	 * @param list<string|null> $forms    What was sent.
	 */
	private function refusal( string $language, string $id, bool $is_list, array $forms ): ?string {
		$own    = Widget_Catalogue::own_length( $id );
		$is_own = null !== $own;
		if ( ! $is_own && ! array_key_exists( $id, Widget_Catalogue::texts() ) ) {
			return __( 'This version of the chat has no such text.', 'veranda' );
		}
		$plural = $is_own ? null : Widget_Catalogue::texts()[ $id ];
		$many   = null === $plural ? 1 : Widget_Catalogue::languages()[ $language ];
		if ( ( null !== $plural ) !== $is_list || count( $forms ) !== $many ) {
			/* translators: %s: a text of the chat. */
			return sprintf( __( '“%s” needs a text for each form of a number.', 'veranda' ), $id );
		}
		$length = $own ?? self::OF_A_TEXT;
		foreach ( $forms as $form ) {
			$line = null === $form || '' === $form ? "\0" : ( $is_own ? str_replace( "\n", ' ', $form ) : $form );
			if ( ! Text::is_line( $line, $length ) ) {
				/* translators: 1: a text of the chat, 2: number of characters. */
				return sprintf( __( 'What stands in the place of “%1$s” has from 1 to %2$d characters.', 'veranda' ), $id, $length );
			}
			if ( Widget_Catalogue::PRECHAT_CONSENT_URL === $id && ! Text::is_page_url( (string) $form ) ) {
				return __( 'The link starts with https:// or http://.', 'veranda' );
			}
			if ( ! $is_own && ! $this->keeps_places( $plural ?? $id, (string) $form, null !== $plural ) ) {
				/* translators: 1: a text of the chat, 2: signs in whose place something is put. */
				return sprintf( __( 'What stands in the place of “%1$s” has to keep %2$s: the chat puts something there.', 'veranda' ), $id, implode( ', ', $this->places( $plural ?? $id ) ) );
			}
		}
		return null;
	}

	/**
	 * Tells whether a text has the places that the chat fills, each once; a form for one thing may leave out the number.
	 *
	 * @param string $original What the chat says.
	 * @param string $text     What the owner says.
	 * @param bool   $is_form  Whether it is one of several forms.
	 */
	private function keeps_places( string $original, string $text, bool $is_form ): bool {
		$wanted = $this->places( $original );
		$found  = $this->places( $text );
		return $is_form ? array() === array_diff( $found, $wanted ) && count( $found ) <= count( $wanted ) : $found === $wanted;
	}

	/**
	 * Returns what the chat replaces in a text, sorted.
	 *
	 * @param string $text The text.
	 * @return list<string>
	 */
	private function places( string $text ): array {
		preg_match_all( '/%(?:\d+\$)?[sd]/', $text, $found );
		sort( $found[0] );
		return $found[0];
	}
}
