<?php
/**
 * What a mail is about.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Reads facts for a mail without trusting them. A visitor may have typed them, so what is odd is cut, mended or left out:
 * better a mail that lacks a fact than none.
 */
final class Mail_Data {

	private const LINE_CHARACTERS = 300;

	/**
	 * Takes the facts.
	 *
	 * @param array<mixed, mixed> $fields Facts by name.
	 */
	public function __construct( private readonly array $fields ) {}

	/**
	 * Returns a fact as one line; empty if there is none. Marks that set the direction of writing are left out: they would turn
	 * the sentence or the subject in which a name stands.
	 *
	 * @param string $name Name of the fact.
	 */
	public function line( string $name ): string {
		$text = wp_check_invalid_utf8( $this->text( $name ), true );
		return Text::to_line( (string) preg_replace( '/[\x{202a}-\x{202e}\x{2066}-\x{2069}]/u', '', $text ), self::LINE_CHARACTERS );
	}

	/**
	 * Returns what somebody wrote, with its line breaks; empty if there is nothing.
	 *
	 * @param string $name Name of the fact.
	 */
	public function words( string $name ): string {
		$text = wp_check_invalid_utf8( str_replace( array( "\r\n", "\r" ), "\n", $this->text( $name ) ), true );
		return trim( (string) preg_replace( '/[\x{0000}-\x{0008}\x{000b}-\x{001f}\x{007f}]/u', '', $text ) );
	}

	/**
	 * Returns the address of a page on the web; empty if it is none.
	 *
	 * @param string $name Name of the fact.
	 */
	public function url( string $name ): string {
		return Text::is_page_url( $this->text( $name ) ) ? $this->text( $name ) : '';
	}

	/**
	 * Returns an email address; empty if it is none.
	 *
	 * @param string $name Name of the fact.
	 */
	public function email( string $name ): string {
		$email = is_email( $this->text( $name ) );
		// What is_email() lets through may still end an address or begin another one in a header.
		return false !== $email && 1 !== preg_match( '/[\s,;<>"\\\\]/', $this->text( $name ) ) ? $email : '';
	}

	/**
	 * Returns a whole number; 0 if it is none.
	 *
	 * @param string $name Name of the fact.
	 */
	public function number( string $name ): int {
		$value = $this->fields[ $name ] ?? null;
		return is_int( $value ) ? $value : 0;
	}

	/**
	 * Tells whether a fact is true.
	 *
	 * @param string $name Name of the fact.
	 */
	public function is_on( string $name ): bool {
		return true === ( $this->fields[ $name ] ?? null );
	}

	/**
	 * Returns facts that belong together; none if there are none.
	 *
	 * @param string $name Name of the fact.
	 */
	public function part( string $name ): self {
		$value = $this->fields[ $name ] ?? null;
		return new self( is_array( $value ) ? $value : array() );
	}

	/**
	 * Returns a list of facts.
	 *
	 * @param string $name Name of the list.
	 * @return self[]
	 */
	public function parts( string $name ): array {
		return array_map( static fn( mixed $part ): self => new self( is_array( $part ) ? $part : array() ), array_values( $this->part( $name )->fields ) );
	}

	/**
	 * Returns a fact that is a text; empty if it is none.
	 *
	 * @param string $name Name of the fact.
	 */
	private function text( string $name ): string {
		$value = $this->fields[ $name ] ?? null;
		return is_string( $value ) ? $value : '';
	}
}
