<?php
/**
 * Text that tries to be more than text, in mails.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use DOMDocument;
use DOMElement;
use Veranda\Mail\Mail_Templates;
use Veranda\Mail\Mailer;

/** Whatever a visitor fills in is text in both parts of every mail (docs/threats.md A31). */
final class Hostile_Mails_Test extends Site_Test_Case {

	private const VISITOR = 'nora@example.test';

	/** To the site's people, and to the visitor. */
	private const TEMPLATES = array( 'left_message', 'missed_chat', 'visitor_request', 'answer', 'transcript' );

	/** Every template with every text. */
	public function mails(): array {
		$cases = array();
		foreach ( (array) json_decode( (string) file_get_contents( dirname( __DIR__ ) . '/support/hostile-texts.json' ), true ) as $number => $text ) {
			foreach ( self::TEMPLATES as $template ) {
				$cases[ "$template $number" ] = array( $template, $text );
			}
		}
		return $cases;
	}

	/**
	 * Sends a mail of which every field is the same text.
	 *
	 * @param string $template Name of the template.
	 * @param string $text     What was filled in.
	 * @return array{to: string[], replyTo: string[], subject: string, html: string, text: string, source: string}
	 */
	private function send( string $template, string $text ): array {
		$said = array( array( 'isVisitor' => false, 'name' => $text, 'time' => $text, 'body' => $text ) );
		$data = array(
			'conversationId' => $text,
			'minutesWaited'  => 5,
			'name'           => $text,
			'email'          => self::is_to_visitor( $template ) ? self::VISITOR : $text,
			'phone'          => $text,
			'callAt'         => $text,
			'timezone'       => $text,
			'locale'         => $text,
			'key'            => $text,
			'answers'        => $said,
			'earlier'        => $said,
			'pageUrl'        => home_url( "/?q=$text#$text" ),
			'pageTitle'      => $text,
			'body'           => $text,
			'messages'       => $said,
			'unquoted'       => 0,
		);
		self::assertTrue( ( new Mailer( self::settings(), new Mail_Templates() ) )->send( $template, $data ) );
		return self::mailer()->sent[ count( self::mailer()->sent ) - 1 ];
	}

	/**
	 * Tells whether a mail goes to the visitor.
	 *
	 * @param string $template Name of the template.
	 */
	private static function is_to_visitor( string $template ): bool {
		return in_array( $template, array( 'answer', 'transcript' ), true );
	}

	/**
	 * Returns the elements of a document, each with the names of its attributes.
	 *
	 * @param DOMDocument $document The document.
	 * @return string[]
	 */
	private static function elements( DOMDocument $document ): array {
		$found = array();
		foreach ( $document->getElementsByTagName( '*' ) as $element ) {
			self::assertInstanceOf( DOMElement::class, $element );
			if ( 'br' !== $element->tagName ) {
				$found[] = $element->tagName . implode( ' ', array_keys( iterator_to_array( $element->attributes ) ) );
			}
		}
		return $found;
	}

	/**
	 * Parses the HTML part as a mail program does.
	 *
	 * @param string $html The part.
	 */
	private static function parse( string $html ): DOMDocument {
		$document = new DOMDocument();
		// The parser complains of entities and elements that it does not know.
		@$document->loadHTML( '<?xml encoding="utf-8"?>' . $html );
		return $document;
	}

	/**
	 * @dataProvider mails
	 * @param string $template Name of the template.
	 * @param string $text     What was filled in.
	 */
	public function test_a31_what_is_filled_in_is_text( string $template, string $text ): void {
		self::assertCount( 225, $this->mails() );
		$plain = self::elements( self::parse( $this->send( $template, 'Nora' )['html'] ) );

		$mail     = $this->send( $template, $text );
		$document = self::parse( $mail['html'] );

		self::assertSame( $plain, self::elements( $document ) );
		self::assertStringContainsString( $text, (string) $document->textContent );
		self::assertStringContainsString( $text, $mail['text'] );
		$is_to_visitor = self::is_to_visitor( $template );
		self::assertSame( array( $is_to_visitor ? self::VISITOR : get_option( 'admin_email' ) ), $mail['to'] );
		self::assertSame( array(), $mail['replyTo'] );
		foreach ( $document->getElementsByTagName( 'a' ) as $link ) {
			self::assertStringStartsWith( $is_to_visitor ? home_url( '/' ) . '?veranda_link=1' : admin_url(), $link->getAttribute( 'href' ) );
		}
	}
}
