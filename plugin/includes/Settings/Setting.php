<?php
/**
 * The definition of one setting.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use Closure;
use WP_Translation_Controller;

defined( 'ABSPATH' ) || exit;

/**
 * Describes one setting: its name, what it may hold, what a new site has, what people read about it, and who is told of its
 * value. Storage, REST API, checks, page and settings screen all work from this.
 */
final class Setting {

	private const TRANSLATIONS = __DIR__ . '/../../build/languages/veranda-%s.mo';

	/**
	 * Takes the description. Public pages build these too, so texts are closures: nothing is translated there.
	 *
	 * @param string                              $name         Name in the REST API and in the option; never renamed.
	 * @param Setting_Type                        $type         What it may hold.
	 * @param string|bool|int|(Closure(): string) $default      What a new site has; a closure if that depends on the site's language.
	 * @param Closure(): Setting_Texts            $texts        What people read about it.
	 * @param bool                                $is_public    Whether every page with the chat carries the value.
	 * @param bool                                $is_for_relay Whether the relay is told of the value.
	 * @param string                              $constant     Constant of wp-config.php that takes precedence; empty: none.
	 */
	public function __construct(
		public readonly string $name,
		public readonly Setting_Type $type,
		private readonly string|bool|int|Closure $default,
		private readonly Closure $texts,
		public readonly bool $is_public = false,
		public readonly bool $is_for_relay = false,
		private readonly string $constant = ''
	) {}

	/** Returns what a new site has. */
	public function default(): string|bool|int {
		return $this->default instanceof Closure ? ( $this->default )() : $this->default;
	}

	/**
	 * Returns what a new site has in a language of the chat, whichever this page or site speaks.
	 *
	 * @param string $language As WordPress names it; one that there is no file for is English.
	 */
	public function default_in( string $language ): string|bool|int {
		$translations = WP_Translation_Controller::get_instance();
		$before       = $translations->get_locale();
		// WordPress switches to languages alone that it has itself.
		load_textdomain( 'veranda', sprintf( self::TRANSLATIONS, $language ), $language );
		$translations->set_locale( $language );
		try {
			return $this->default();
		} finally {
			$translations->set_locale( $before );
		}
	}

	/** Returns what people read about the setting, in their language. */
	public function texts(): Setting_Texts {
		return ( $this->texts )();
	}

	/**
	 * Returns a stored value, or what a new site has if the value is missing or of another PHP type, because somebody else
	 * wrote the option.
	 *
	 * @param mixed $stored What was found.
	 */
	public function restore( mixed $stored ): string|bool|int {
		$type = $this->default instanceof Closure ? 'string' : get_debug_type( $this->default );
		return ( is_string( $stored ) || is_bool( $stored ) || is_int( $stored ) ) && get_debug_type( $stored ) === $type
			? $stored
			: $this->default();
	}

	/** Returns the value that wp-config.php fixes; null if it fixes none, or one that is wrong. */
	public function fixed_value(): string|bool|int|null {
		$value = '' !== $this->constant && defined( $this->constant ) ? constant( $this->constant ) : null;
		return '' === $value ? null : $this->type->parse( $value );
	}
}
