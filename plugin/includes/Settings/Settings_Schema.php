<?php
/**
 * What settings may hold.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use Veranda\Text;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/** Describes, checks and cleans each setting: the one home of these rules. */
final class Settings_Schema {

	private const TITLE_CHARACTERS    = 60;
	private const GREETING_CHARACTERS = 300;

	/**
	 * Returns the arguments of the REST route that changes settings.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	public function args(): array {
		$check = array( $this, 'validate' );
		$clean = array( $this, 'sanitize' );
		$args  = array(
			'relayUrl'          => array(
				'type'        => 'string',
				'maxLength'   => Text::URL_CHARACTERS,
				'description' => __( 'Address of the relay as browsers reach it; empty switches the chat off.', 'veranda' ),
			),
			'isWidgetEnabled'   => array(
				'type'        => 'boolean',
				'description' => __( 'Whether pages show the chat.', 'veranda' ),
			),
			'accentColor'       => array(
				'type'        => 'string',
				'pattern'     => '^#[0-9a-fA-F]{6}$',
				'description' => __( 'Colour of the chat, written #rrggbb.', 'veranda' ),
			),
			'position'          => array(
				'type'        => 'string',
				'enum'        => array( 'right', 'left' ),
				'description' => __( 'Corner of the page in which the chat sits.', 'veranda' ),
			),
			'title'             => array(
				'type'        => 'string',
				'description' => __( 'Heading of the chat.', 'veranda' ),
			),
			'greeting'          => array(
				'type'        => 'string',
				'description' => __( 'What a visitor reads first.', 'veranda' ),
			),
			'notificationEmail' => array(
				'type'        => 'string',
				'description' => __( 'Who is told of messages that were left; empty for the administrator of the site.', 'veranda' ),
			),
		);
		foreach ( $args as $name => $arg ) {
			$args[ $name ] = $arg + array(
				'validate_callback' => $check,
				'sanitize_callback' => $clean,
			);
		}
		$args['version'] = array(
			'type'              => 'integer',
			'minimum'           => 1,
			'required'          => true,
			'description'       => __( 'The version on which the change is based.', 'veranda' ),
			'validate_callback' => static fn( mixed $value ): bool => is_int( $value ) && $value >= 1,
		);
		return $args;
	}

	/**
	 * Checks a value as it was sent. WordPress alone would take the text "1" for a number and 1 for a text.
	 *
	 * @param mixed  $value   What was sent.
	 * @param mixed  $request Not used.
	 * @param string $name    Name of the setting.
	 */
	public function validate( mixed $value, mixed $request, string $name ): bool|WP_Error {
		$is_valid = 'isWidgetEnabled' === $name
			? is_bool( $value )
			: is_string( $value ) && $this->is_valid_text( $name, $value );
		return $is_valid ? true : new WP_Error( 'veranda_invalid_setting', $this->explain( $name ), array( 'status' => 400 ) );
	}

	/**
	 * Brings a valid value into the form in which it is stored.
	 *
	 * @param mixed  $value   A valid value.
	 * @param mixed  $request Not used.
	 * @param string $name    Name of the setting.
	 */
	public function sanitize( mixed $value, mixed $request, string $name ): string|bool {
		if ( ! is_string( $value ) ) {
			return true === $value;
		}
		return match ( $name ) {
			'relayUrl'          => rtrim( Text::trim( $value ), '/' ),
			'accentColor'       => strtolower( $value ),
			'greeting'          => trim( str_replace( "\r\n", "\n", $value ) ),
			default             => Text::trim( $value ),
		};
	}

	/**
	 * Tells whether an address can be the relay's: http or https, nothing behind the path, no login in it.
	 *
	 * @param string $url The address.
	 */
	public function is_relay_url( string $url ): bool {
		$parts = wp_parse_url( $url );
		return Text::is_page_url( $url )
			&& is_array( $parts )
			&& array() === array_diff( array_keys( $parts ), array( 'scheme', 'host', 'port', 'path' ) )
			&& 1 === preg_match( '#^https?://[A-Za-z0-9.\-\[\]:_]+(/[A-Za-z0-9._~/-]*)?$#Di', $url );
	}

	/**
	 * Checks a text.
	 *
	 * @param string $name  Name of the setting.
	 * @param string $value The text.
	 */
	private function is_valid_text( string $name, string $value ): bool {
		$trimmed = Text::trim( $value );
		return match ( $name ) {
			'relayUrl'          => '' === $trimmed || $this->is_relay_url( $trimmed ),
			'accentColor'       => 1 === preg_match( '/^#[0-9a-f]{6}$/Di', $value ),
			'position'          => in_array( $value, array( 'right', 'left' ), true ),
			'title'             => '' !== $trimmed && Text::is_line( $trimmed, self::TITLE_CHARACTERS ),
			'greeting'          => Text::is_line( str_replace( array( "\r\n", "\n" ), ' ', $trimmed ), self::GREETING_CHARACTERS ),
			'notificationEmail' => '' === $trimmed || ( Text::is_line( $trimmed, Text::EMAIL_CHARACTERS ) && false !== is_email( $trimmed ) ),
			default             => false,
		};
	}

	/**
	 * Says what a setting has to look like.
	 *
	 * @param string $name Name of the setting.
	 */
	private function explain( string $name ): string {
		return match ( $name ) {
			'relayUrl'          => __( 'The address of the relay starts with https:// or http:// and has nothing behind its path.', 'veranda' ),
			'isWidgetEnabled'   => __( 'Whether the chat is shown must be true or false.', 'veranda' ),
			'accentColor'       => __( 'The colour is written as # and six digits from 0 to f.', 'veranda' ),
			'position'          => __( 'The position is right or left.', 'veranda' ),
			/* translators: %d: number of characters. */
			'title'             => sprintf( __( 'The title has from 1 to %d characters on one line.', 'veranda' ), self::TITLE_CHARACTERS ),
			/* translators: %d: number of characters. */
			'greeting'          => sprintf( __( 'The greeting has up to %d characters.', 'veranda' ), self::GREETING_CHARACTERS ),
			'notificationEmail' => __( 'Enter one e-mail address, or leave the field empty.', 'veranda' ),
			default             => __( 'There is no such setting.', 'veranda' ),
		};
	}
}
