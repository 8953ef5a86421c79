<?php
/**
 * The form before the chat in other languages.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use Veranda\Settings\Sections\Texts;

defined( 'ABSPATH' ) || exit;

/** Picks from the owner's words those of the form, which the relay hands out and keeps as proof. */
final class Prechat_Words {

	/** All together, so that what the relay is told of the settings is no larger than it takes. */
	public const CHARACTERS = 5000;

	/**
	 * Returns the words as JSON: language -> `consent`, `consentUrl`, `labels`.
	 *
	 * @param Settings $settings All settings.
	 */
	public static function of( Settings $settings ): string {
		return self::pick( (array) json_decode( $settings->text( Texts::WORDS ), true ) );
	}

	/**
	 * Returns those of the form, as JSON.
	 *
	 * @param array<mixed> $by_language The owner's words.
	 */
	public static function pick( array $by_language ): string {
		$form = array();
		foreach ( array_filter( $by_language, 'is_array' ) as $language => $words ) {
			foreach ( array_filter( $words, 'is_string' ) as $id => $text ) {
				if ( Widget_Catalogue::PRECHAT_CONSENT === $id ) {
					$form[ $language ]['consent'] = $text;
				} elseif ( Widget_Catalogue::PRECHAT_CONSENT_URL === $id ) {
					$form[ $language ]['consentUrl'] = $text;
				} elseif ( str_starts_with( (string) $id, Widget_Catalogue::PRECHAT_LABEL ) ) {
					$form[ $language ]['labels'][ substr( (string) $id, strlen( Widget_Catalogue::PRECHAT_LABEL ) ) ] = $text;
				}
			}
		}
		return (string) wp_json_encode( (object) $form, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}
}
