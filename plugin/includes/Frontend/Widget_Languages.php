<?php
/**
 * The languages of the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Frontend;

defined( 'ABSPATH' ) || exit;

/** Knows which languages the chat speaks. */
final class Widget_Languages {

	/** The language of the sources, which needs no file. */
	public const ENGLISH = 'en_US';
	/** Where the files are in the plugin, with `%s` for the language. */
	public const FILES = 'build/languages/veranda-%s-widget.json';

	/**
	 * All languages, once they were needed.
	 *
	 * @var list<string>|null
	 */
	private ?array $languages = null;

	/** Takes the path of the plugin with a slash at the end. */
	public function __construct( private readonly string $folder ) {}

	/**
	 * Returns all languages by WordPress's names, sorted.
	 *
	 * @return list<string>
	 */
	public function all(): array {
		if ( null === $this->languages ) {
			// Written by the build: to list a folder takes longer, for each page.
			$file            = $this->folder . 'build/languages/languages.php';
			$built           = is_file( $file ) ? (array) require $file : array();
			$this->languages = array_values( array_filter( array( ...$built, self::ENGLISH ), 'is_string' ) );
			sort( $this->languages );
		}
		return $this->languages;
	}

	/**
	 * Returns the language of the chat on a page: the page's own, or else the same one as it is written elsewhere
	 * (`de_DE` on a page in `de_AT`), or else English.
	 *
	 * @param string $locale Language of the page, as WordPress names it.
	 */
	public function for_page( string $locale ): string {
		if ( in_array( $locale, $this->all(), true ) ) {
			return $locale;
		}
		foreach ( $this->all() as $language ) {
			if ( strtok( $language, '_' ) === strtok( $locale, '_' ) ) {
				return $language;
			}
		}
		return self::ENGLISH;
	}
}
